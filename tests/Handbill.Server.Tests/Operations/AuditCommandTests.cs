using System.Text.Json;
using Handbill.Commands;
using Handbill.Kernel.Audit;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Operations;

[Collection(nameof(ConsoleTests))]
public sealed class AuditCommandTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_trail_is_held_against_its_hashes_and_against_a_head_kept_elsewhere(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        await BackupTests.WriteAsync(server, [], CancellationToken.None, times: 5);
        var heads = await server.WithAsync(db => db.Set<AuditEntry>().OrderBy(entry => entry.Number).Select(entry => entry.Hash).ToListAsync());

        var whole = Run(server.Instance, "verify");
        whole.Code.ShouldBe(0);
        whole.Output.ShouldContain($"5 entries hold. Head: {heads[4]}");
        var kept = Run(server.Instance, "verify", "--expect", heads[2].ToUpperInvariant());
        kept.Code.ShouldBe(0);
        kept.Output.ShouldContain("is entry 3");
        Run(server.Instance, "verify", "--expect", new string('a', 64)).Code.ShouldBe(2);

        await server.WithAsync(db => db.Set<AuditEntry>().Where(entry => entry.Number == 4).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Act, "group.close")));
        var forged = Run(server.Instance, "verify");
        (forged.Code, forged.Error).ShouldBe((2, forged.Error));
        forged.Error.ShouldContain("Entry 4 ");
        Run(server.Instance, "verify", "--expect", heads[2]).Code.ShouldBe(2);

        await server.WithAsync(db => db.Set<AuditEntry>().Where(entry => entry.Number >= 4).ExecuteDeleteAsync());
        Run(server.Instance, "verify").Code.ShouldBe(0);
        Run(server.Instance, "verify", "--expect", heads[4]).Code.ShouldBe(2);
        JsonDocument.Parse(Run(server.Instance, "verify", "--json").Output).RootElement.GetProperty("entries").GetInt64().ShouldBe(3);
    }

    [Fact]
    public async Task An_instance_that_is_not_there_is_told_and_none_is_made()
    {
        await using var store = await TestStore.MakeAsync(StoreKind.Sqlite);

        var outcome = Run(store.Instance, "verify");

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldContain("no instance");
        Directory.GetFileSystemEntries(store.Instance.Data).ShouldBeEmpty();
    }

    private static ConsoleOutcome Run(Instance instance, params string[] arguments) => ConsoleTests.Run(
        ["audit", .. arguments, .. instance.Arguments]);
}
