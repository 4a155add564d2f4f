using System.Net;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Operations;

public sealed class AuditPageTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_trail_is_shown_newest_first_with_its_head_and_cut_down_by_act_and_subject(StoreKind kind)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await TestServer.StartAsync(kind);
        var story = Guid.CreateVersion7();
        await server.WithAsync(db =>
        {
            for (var turn = 0; turn < 120; turn++)
            {
                db.Record(new AuditAct(null, "group.make", "group", Guid.CreateVersion7()));
            }

            db.Record(new AuditAct(Guid.CreateVersion7(), "story.approve", "story", story, "revision=3"));
            return db.SaveChangesAsync(cancellation);
        });
        var head = await server.WithAsync(db => db.Set<AuditEntry>().OrderByDescending(entry => entry.Number).FirstAsync(cancellation));
        var administrator = (await server.SignInAsync(Role.Administrator, Scope.Organisation)).Browser;

        var first = await administrator.GetStringAsync("/audit", cancellation);
        first.ShouldContain(head.Hash);
        first.ShouldContain("revision=3");
        first.ShouldContain("rel=\"next\"");
        var older = await administrator.GetStringAsync("/audit?before=22", cancellation);
        older.ShouldNotContain(">story.approve<");
        older.ShouldNotContain("rel=\"next\"");

        var cut = await administrator.GetStringAsync($"/audit?act=story.&subject={story:N}", cancellation);
        cut.ShouldContain(">story.approve<");
        cut.ShouldNotContain("group.make");
        (await administrator.GetStringAsync("/audit?act=group.make", cancellation)).ShouldNotContain(">story.approve<");
        (await administrator.GetStringAsync("/audit?act=no.such", cancellation)).ShouldContain("No entry is like that.");

        var wrong = await administrator.GetAsync("/audit?subject=%3Cb%3Enonsense", cancellation);
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrong.Content.ReadAsStringAsync(cancellation)).ShouldContain("&lt;b&gt;nonsense");
    }

    [Fact]
    public async Task The_trail_is_for_those_who_run_the_server_only()
    {
        await using var server = await TestServer.StartAsync();
        using var visitor = server.Visitor();
        (await visitor.GetAsync("/audit", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        foreach (var role in (Role[])[Role.OrganisationSecretary, Role.DeskEditor, Role.Translator])
        {
            var other = (await server.SignInAsync(role, Scope.Organisation)).Browser;
            (await other.GetAsync("/audit", TestContext.Current.CancellationToken)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        }
    }
}
