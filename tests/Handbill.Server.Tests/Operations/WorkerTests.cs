using System.Diagnostics;
using System.Reflection;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Changes;
using Handbill.Press.Contracts;
using Handbill.Press.IssueRuns;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Press;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Operations;

/// <summary>Several processes on one instance: they hear of each other, and share the work.</summary>
public sealed class WorkerTests
{
    private static readonly string Program = typeof(WorkerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "Handbill").Value!;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_done_in_one_process_is_heard_in_the_other_without_who_did_it()
    {
        await using var store = await TestStore.MakeAsync(StoreKind.Postgres);
        var (here, there) = (store.Instance.OpenStore().OpenFeed(), store.Instance.OpenStore().OpenFeed());
        try
        {
            using var own = here.Listen();
            using var other = there.Listen();
            var (story, by) = (Guid.NewGuid(), Guid.NewGuid());

            // The other has to be at the line first: it is told until it hears.
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ending);
            patience.CancelAfter(TimeSpan.FromSeconds(20));
            while (!other.Acts.TryPeek(out _))
            {
                here.Tell(new AuditAct(by, "story.write", "story", story));
                await Task.Delay(100, patience.Token);
            }

            var heard = await other.Acts.ReadAsync(patience.Token);
            heard.Act.ShouldBe("story.write");
            heard.Subject.ShouldBe("story");
            heard.SubjectId.ShouldBe(story);
            heard.Actor.ShouldBeNull();
            (await own.Acts.ReadAsync(patience.Token)).Actor.ShouldBe(by);
            own.Forget();
            await Task.Delay(300, Ending);
            own.Acts.TryPeek(out _).ShouldBeFalse("What one tells oneself is heard once.");
        }
        finally
        {
            await ((IAsyncDisposable)here).DisposeAsync();
            await ((IAsyncDisposable)there).DisposeAsync();
        }
    }

    [Fact]
    public async Task A_worker_makes_the_sheets_of_a_desk_that_has_ended()
    {
        await using var server = await TestServer.StartAsync(StoreKind.Postgres);
        var issue = await RunStage.LockedAsync(server, RunStage.Fortnight());
        await server.Services.GetRequiredService<RunWatch>().StopAsync(Ending);
        await server.WithAsync(async db =>
        {
            // As a desk leaves it that was killed right after the button was pressed: rows, and nobody who was called.
            var editions = await db.Set<Handbill.Press.Publications.PlannedEdition>().Where(edition => edition.IssueId == issue && edition.ApprovedAt != null).Select(edition => edition.Id).ToArrayAsync(Ending);
            var run = new IssueRun
            {
                Id = RunId.From(Guid.CreateVersion7()), IssueId = issue, AskedAt = DateTimeOffset.UtcNow, AskedBy = new Handbill.Groups.Contracts.AccountId(Guid.NewGuid()), WithReading = true, Editions = editions.Length,
            };
            db.Add(run);
            db.Add(new RunPart { RunId = run.Id, Number = 0, Editions = RunPart.Pack(editions), HeldBy = Guid.NewGuid(), Beat = 3 });
            return await db.SaveChangesAsync(Ending);
        });
        using var worker = Process.Start(new ProcessStartInfo(Program, ["worker", .. server.Instance.Arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            (await worker.StandardOutput.ReadLineAsync(Ending)).ShouldNotBeNull().ShouldStartWith("A worker of Handbill");

            var run = await RunStage.EndedAsync(server, issue);

            run.Sheets.Count.ShouldBe(run.Standing.Run.Editions);
        }
        finally
        {
            worker.Kill();
            await worker.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task On_SQLite_a_worker_says_that_there_is_one_machine()
    {
        await using var store = await TestStore.MakeAsync(StoreKind.Sqlite);
        using var worker = Process.Start(new ProcessStartInfo(Program, ["worker", .. store.Instance.Arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;

        var said = await worker.StandardError.ReadToEndAsync(Ending);
        await worker.WaitForExitAsync(Ending);

        worker.ExitCode.ShouldBe(1);
        said.ShouldContain("workers need an instance in PostgreSQL");
    }
}
