using System.Net;
using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Ids;
using Handbill.Server.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests;

public sealed class StartTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_empty_data_folder_becomes_a_server_that_is_up_and_ready(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        using var browser = server.Visitor();

        (await browser.GetAsync("/health", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/ready", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.WithAsync(db => db.Set<Account>().CountAsync(TestContext.Current.CancellationToken))).ShouldBe(0);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_is_recorded_is_chained_with_the_change_itself_or_not_at_all(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var cancellation = TestContext.Current.CancellationToken;
        var id = NewId.Of<GroupId>(TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(turn => server.WithAsync(async db =>
        {
            db.Add(new Group { Id = NewId.Of<GroupId>(TimeProvider.System), Name = $"Group {turn}", CreatedAt = DateTimeOffset.UtcNow });
            db.Record(new AuditAct(null, "group.make", "group", id.Value, $"turn={turn}"));
            return await db.SaveChangesAsync(cancellation);
        })));
        await Should.ThrowAsync<DbUpdateException>(() => server.WithAsync(async db =>
        {
            db.Add(new Group { Id = id, Name = null!, CreatedAt = DateTimeOffset.UtcNow });
            db.Record(new AuditAct(null, "group.make", "group", id.Value));
            return await db.SaveChangesAsync(cancellation);
        }));

        var verdict = await server.WithAsync(db => AuditChain.VerifyAsync(db.Set<AuditEntry>().OrderBy(entry => entry.Number).AsAsyncEnumerable()));

        (verdict.Entries, verdict.BrokenAt).ShouldBe((8, null));
    }

    [Fact]
    public void A_route_without_a_policy_stops_the_start()
    {
        var open = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/forgotten"), 0, EndpointMetadataCollection.Empty, null);

        Should.Throw<InvalidOperationException>(() => GuardedRoutes.Demand([open])).Message.ShouldContain("/forgotten");
    }
}
