using Handbill.Instances;
using Handbill.Server;

namespace Handbill.Server.Tests.Hosting;

/// <summary>The two stores. What holds on one is tested on the other: take the kind as a theory's data.</summary>
public enum StoreKind
{
    Sqlite,
    Postgres,
}

/// <summary>
/// An empty database of either kind, gone with the test. PostgreSQL is the server that HANDBILL_TEST_POSTGRES names by its connection
/// string; where it names none the test is skipped, except under CI.
/// </summary>
internal sealed class TestStore : IAsyncDisposable
{
    private const string Variable = "HANDBILL_TEST_POSTGRES";

    private readonly FreshInstance _fresh;

    private TestStore(FreshInstance fresh) => _fresh = fresh;

    public Instance Instance => _fresh.Instance;

    public static async Task<TestStore> MakeAsync(StoreKind kind) => new(await FreshInstance.MakeAsync(ServerOf(kind)));

    /// <summary>One that has its tables.</summary>
    public static async Task<TestStore> MakePreparedAsync(StoreKind kind) => new(await FreshInstance.MakePreparedAsync(ServerOf(kind)));

    public ValueTask DisposeAsync() => _fresh.DisposeAsync();

    private static string? ServerOf(StoreKind kind)
    {
        if (kind == StoreKind.Sqlite)
        {
            return null;
        }

        var server = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(server))
        {
            Environment.GetEnvironmentVariable("CI").ShouldNotBe("true", $"{Variable} must name a PostgreSQL server here.");
            Assert.Skip($"{Variable} names no PostgreSQL server.");
        }

        return server;
    }
}
