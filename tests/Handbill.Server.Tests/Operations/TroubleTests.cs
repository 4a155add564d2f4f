using System.Data;
using System.Net;
using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Server.Failures;
using Handbill.Server.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Operations;

/// <summary>The database goes away while the server works, and comes back.</summary>
public sealed class TroubleTests
{
    [Fact]
    public async Task While_the_database_is_away_the_server_is_up_not_ready_and_says_what_is_safe()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var store = await TestStore.MakeAsync(StoreKind.Postgres);
        var (gate, instance) = PostgresGate.Before(store.Instance);
        await using var closing = gate;
        await using var app = await HandbillServer.PrepareAsync(instance, "http://127.0.0.1:0", cancellation);
        app.MapPost("/save", async (HandbillDb db) =>
        {
            await db.Set<Group>().CountAsync(cancellation);
            return "saved";
        });
        await app.StartAsync(cancellation);
        using var browser = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        (await browser.GetAsync("/ready", cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        gate.Shut();
        await Task.Delay(1100, cancellation);
        (await browser.GetAsync("/health", cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var ready = await browser.GetAsync("/ready", cancellation);
        (ready.StatusCode, await ready.Content.ReadAsStringAsync(cancellation)).ShouldBe((HttpStatusCode.ServiceUnavailable, "database"));
        using var spanish = new HttpRequestMessage(HttpMethod.Post, "/save") { Headers = { { "Accept-Language", "es" } } };
        var failed = await browser.SendAsync(spanish, cancellation);
        failed.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        failed.Headers.RetryAfter.ShouldNotBeNull();
        failed.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
        var page = WebUtility.HtmlDecode(await failed.Content.ReadAsStringAsync(cancellation));
        page.ShouldContain("no se ha confirmado");
        page.ShouldContain("""<html lang="es" dir="ltr">""");

        gate.Open();
        await Task.Delay(1100, cancellation);
        (await browser.GetAsync("/ready", cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_connection_that_ends_in_mid_save_leaves_the_change_with_its_entry_or_neither()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await TestServer.StartAsync(StoreKind.Postgres);
        var (gate, instance) = PostgresGate.Before(server.Instance);
        await using var closing = gate;
        for (var turn = 0; turn < 12; turn++)
        {
            await using var db = instance.OpenDb();
            var id = NewId.Of<GroupId>(TimeProvider.System);
            db.AddRange(Enumerable.Range(0, 200).Select(number => new Group
            {
                Id = number == 0 ? id : NewId.Of<GroupId>(TimeProvider.System), Name = $"Group {number}", CreatedAt = DateTimeOffset.UtcNow,
            }));
            db.Record(new AuditAct(null, "group.make", "group", id.Value));
            await db.Database.OpenConnectionAsync(cancellation);
            var save = db.SaveChangesAsync(cancellation);
            await Task.Delay(turn * 3, cancellation);
            gate.Shut();
            var confirmed = true;
            try
            {
                await save;
            }
            catch (Exception problem) when (db.Store.TroubleOf(problem) == StoreTrouble.Away)
            {
                confirmed = false;
            }

            // The server may still be writing what had reached it: both are looked up as they were at one moment.
            await using var look = server.Instance.OpenDb();
            await using var moment = await look.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            var isThere = await look.Set<Group>().AnyAsync(group => group.Id == id, cancellation);
            (await look.Set<AuditEntry>().AnyAsync(entry => entry.SubjectId == id.Value, cancellation)).ShouldBe(isThere);
            (isThere || !confirmed).ShouldBeTrue();
            gate.Open();
        }
    }

    [Fact]
    public async Task A_data_folder_that_takes_no_file_is_not_ready()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = server.Visitor();
        var moved = server.Instance.Data + ".moved";
        Directory.Move(server.Instance.Data, moved);
        try
        {
            (await (await browser.GetAsync("/ready", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("disk");
        }
        finally
        {
            Directory.Move(moved, server.Instance.Data);
        }
    }

    [Theory]
    [InlineData(StoreTrouble.None, 500)]
    [InlineData(StoreTrouble.Away, 503)]
    [InlineData(StoreTrouble.Full, 503)]
    [InlineData(StoreTrouble.Busy, 503)]
    public void Every_failure_says_what_happened_what_is_safe_and_what_to_do(StoreTrouble trouble, int status)
    {
        foreach (var reads in (bool[])[true, false])
        {
            var failure = Failure.Of(trouble, reads);
            failure.Status.ShouldBe(status);
            failure.Title.ShouldNotBeEmpty();
            failure.Next.ShouldNotBeEmpty();
            failure.Safe.Contains("not confirmed", StringComparison.Ordinal).ShouldBe(!reads);
        }
    }
}
