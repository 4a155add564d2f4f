using Handbill.Server.Tests.Hosting;

namespace Handbill.Server.Tests.Operations;

/// <summary>The same on PostgreSQL; a class of its own, so that both run at once.</summary>
public sealed class PostgresKillTests
{
    [Fact]
    public Task Killed_ten_times_in_mid_save_every_confirmed_save_is_there() => KillTests.KillAsync(StoreKind.Postgres);
}
