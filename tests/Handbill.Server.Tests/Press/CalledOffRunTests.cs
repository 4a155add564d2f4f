using System.Net;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Press.Contracts;
using Handbill.Press.IssueRuns;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Handbill.Server.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Press;

/// <summary>A run that is called off while somebody is at it.</summary>
public sealed class CalledOffRunTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_run_that_is_called_off_keeps_what_was_made_and_the_next_makes_the_rest(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await RunStage.LockedAsync(server, RunStage.Fortnight());
        var operators = await server.SignInAsync(Role.PressOperator, Scope.Organisation);
        await server.Services.GetRequiredService<RunWatch>().StopAsync(Ending);
        await server.Services.GetRequiredService<WorkQueue>().StopAsync(Ending);
        var run = await RunStage.BeginAsync(server, operators.Account, issue, withReading: true);

        // One part is done, and somebody is at the next.
        (await DoPartAsync(server, run)).ShouldBeTrue();
        var late = await TakeAsync(server, run);
        var kept = await server.WithAsync(db => db.Set<RunSheet>().CountAsync(sheet => sheet.RunId == run, Ending));
        kept.ShouldBeGreaterThan(0);
        var page = $"/issues/{issue}/press";
        (await operators.Browser.SendAsync(page, $"{page}?handler=CallOff", ("run", run.ToString()))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await DoAsync(server, late);
        (await DoPartAsync(server, run)).ShouldBeFalse();

        var first = await RunStage.EndedAsync(server, issue);
        first.Standing.Run.IsCalledOff.ShouldBeTrue();
        first.Sheets.Count.ShouldBe(kept, "What was begun before it was called off is not kept.");
        first.Sheets.Count.ShouldBeLessThan(first.Standing.Run.Editions);
        (await operators.Browser.TextAsync(page)).ShouldContain("Called off");
        (await server.WithAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Act == RunActs.CallOff && entry.SubjectId == run.Value && entry.Actor == operators.Account.Value, Ending))).ShouldBe(1);

        var again = await RunStage.BeginAsync(server, operators.Account, issue, withReading: true);
        while (await DoPartAsync(server, again))
        {
        }

        var second = await RunStage.EndedAsync(server, issue);
        second.Sheets.Count(sheet => sheet.Outcome == SheetOutcome.Unchanged).ShouldBe(first.Sheets.Count(sheet => sheet.Outcome == SheetOutcome.Made));
        second.Sheets.Count.ShouldBe(second.Standing.Run.Editions);
    }

    private static async Task<bool> DoPartAsync(TestServer server, RunId run)
    {
        if (await TakeAsync(server, run) is not { Part: not null } taken)
        {
            return false;
        }

        await DoAsync(server, taken);
        return true;
    }

    private static async Task<(RunPart? Part, Guid By)> TakeAsync(TestServer server, RunId run)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var by = Guid.NewGuid();
        return (await scope.ServiceProvider.GetRequiredService<PartPress>().TakeAsync(run, by, Ending), by);
    }

    private static async Task DoAsync(TestServer server, (RunPart? Part, Guid By) taken)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PartPress>().DoAsync(taken.Part!, taken.By, Ending);
    }
}
