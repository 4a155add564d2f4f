using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Press.Contracts;
using Handbill.Press.IssueRuns;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Press;

/// <summary>The press run of a locked issue: what comes out, what is not made twice, and who sees it.</summary>
public sealed class PressRunTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_desk_makes_what_the_command_line_makes_of_the_issues_folder(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await RunStage.LockedAsync(server, RunStage.Fortnight());
        using var folder = new WorkFolder();
        var files = await IssueStage.TakeOutAsync(server, issue);
        files.WriteFolder(folder.Path("issue"));
        var report = new IssuePress().Press(new PressOptions { Folder = folder.Path("issue"), Out = folder.Path("out") }, observer: null, Ending);
        report.Editions.ShouldNotBeEmpty();
        var operators = await server.SignInAsync(Role.PressOperator, Scope.Organisation);

        var run = await RunStage.MakeAsync(server, operators, issue);

        run.Standing.Done.ShouldBe(run.Standing.Run.Editions);
        run.Sheets.Count.ShouldBe(report.Editions.Length);
        foreach (var edition in report.Editions)
        {
            var sheet = run.Sheets.Single(one => one.Slug == edition.Slug);
            if (!edition.IsFitted)
            {
                sheet.Outcome.ShouldBeOneOf(SheetOutcome.Overset, SheetOutcome.Underset);
                sheet.Words.ShouldBeGreaterThan(0);
                continue;
            }

            sheet.Outcome.ShouldBe(SheetOutcome.Made);
            var reading = await operators.Browser.GetByteArrayAsync($"/runs/{run.Id}/{edition.Slug}.pdf", Ending);
            reading.ShouldBe(await File.ReadAllBytesAsync(Path.Combine(folder.Path("out"), $"{edition.Slug}.pdf"), Ending));
            var print = await operators.Browser.GetByteArrayAsync($"/runs/{run.Id}/print/{edition.Slug}.pdf", Ending);
            print.ShouldBe(await File.ReadAllBytesAsync(Path.Combine(folder.Path("out"), "print", $"{edition.Slug}.pdf"), Ending));
        }

        using var archive = new ZipArchive(await operators.Browser.GetStreamAsync($"/runs/{run.Id}/print.zip", Ending));
        archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)
            .ShouldBe(report.Editions.Where(edition => edition.IsFitted).Select(edition => $"{edition.Slug}.pdf").Order(StringComparer.Ordinal));
        (await server.WithAsync(db => db.Set<AuditEntry>().Select(entry => entry.Act).ToListAsync(Ending))).ShouldContain("run.begin");
        (await server.WithAsync(db => db.Set<AuditEntry>().Select(entry => entry.Act).ToListAsync(Ending))).ShouldContain("run.end");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Made_again_only_what_a_correction_changed_is_set_and_the_old_sheet_stays(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await RunStage.LockedAsync(server, RunStage.Fortnight());
        var board = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var first = await RunStage.MakeAsync(server, board, issue);
        var fitted = first.Sheets.Where(sheet => sheet.Outcome == SheetOutcome.Made).ToList();

        var second = await RunStage.MakeAsync(server, board, issue);
        second.Sheets.Count(sheet => sheet.Outcome == SheetOutcome.Unchanged).ShouldBe(fitted.Count);
        second.Sheets.Count(sheet => sheet.Outcome == SheetOutcome.Made).ShouldBe(0);

        var corrected = fitted.First(sheet => sheet.Language == "en");
        var story = await server.WithAsync(db => db.Set<Story>().AsNoTracking().Where(one => one.EditionId == corrected.EditionId).OrderBy(one => one.Position).FirstAsync(Ending));
        var word = Regex.Match(story.Body, @"\b[a-z]{6,}\b").Value;
        var page = $"/stories/{story.Id}/correct";
        var answer = await board.Browser.CorrectAsync(
            page, ("Input.BasedOn", $"{story.Revision}"), ("Input.What", "A letter."), ("Input.Why", "It was wrong."), ("Input.AgreedBy", "the board"),
            ("Input.Headline", story.Headline), ("Input.Body", story.Body.Replace(word, word[..^1] + (word[^1] == 'e' ? "a" : "e"), StringComparison.Ordinal)));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.TextAsync());

        // The correction has its own sheet made anew by itself; a run of all finds everything as it is.
        var some = await RunStage.EndedAsync(server, issue);
        some.Standing.Run.IsOfSome.ShouldBeTrue();
        some.Sheets.Single().EditionId.ShouldBe(corrected.EditionId);
        var third = await RunStage.MakeAsync(server, board, issue);
        third.Sheets.Count(sheet => sheet.Outcome == SheetOutcome.Made).ShouldBe(0);
        third.Sheets.Single(sheet => sheet.EditionId == corrected.EditionId).Prints.ShouldNotBe(corrected.Prints);
        var old = await board.Browser.GetByteArrayAsync($"/runs/{first.Id}/print/{corrected.Slug}.pdf", Ending);
        Convert.ToHexStringLower(SHA256.HashData(old)).ShouldBe(FileLines.Read(corrected.Prints).Single().Hash);
        (await board.Browser.TextAsync($"/issues/{issue}/press")).ShouldContain("Earlier runs");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Of_two_who_press_the_same_button_one_begins_the_run_and_both_see_it(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await RunStage.LockedAsync(server, RunStage.Fortnight());
        var one = await server.SignInAsync(Role.PressOperator, Scope.Organisation);
        var other = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var page = $"/issues/{issue}/press";
        await Task.WhenAll(one.Browser.TextAsync(page), other.Browser.TextAsync(page));

        var answers = await Task.WhenAll(one.Browser.SendAsync(page, page, ("reading", "true")), other.Browser.SendAsync(page, page, ("reading", "true")));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect);
        var run = await RunStage.EndedAsync(server, issue);
        (await server.WithAsync(db => db.Set<IssueRun>().CountAsync(each => each.IssueId == issue, Ending))).ShouldBe(1);
        run.Sheets.Count.ShouldBe(run.Standing.Run.Editions);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_issue_that_is_not_locked_does_not_go_to_the_press(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(IssueStage.Small()));
        var operators = await server.SignInAsync(Role.PressOperator, Scope.Organisation);
        var page = $"/issues/{issue}/press";

        (await operators.Browser.TextAsync(page)).ShouldContain("Not locked yet");
        (await operators.Browser.SendAsync($"/issues/{issue}/board", page, ("reading", "true"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await operators.Browser.TextAsync(page)).ShouldContain("Nothing was begun");
        (await server.WithAsync(db => db.Set<IssueRun>().CountAsync(Ending))).ShouldBe(0);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_part_whose_worker_is_gone_is_taken_by_another_and_nothing_is_made_twice(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await RunStage.LockedAsync(server, RunStage.Fortnight());
        server.Services.GetRequiredService<RunWatch>().Silent = TimeSpan.FromSeconds(3);
        var by = (await server.SignInAsync(Role.PressOperator, Scope.Organisation)).Account;
        RunPart held;
        var dead = Guid.NewGuid();

        // Somebody takes the first part and is never heard of again; then does what they had begun, long after another took it.
        var run = await RunStage.BeginAsync(server, by, issue, withReading: false);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var press = scope.ServiceProvider.GetRequiredService<PartPress>();
            held = await press.TakeAsync(run, dead, Ending) ?? await server.WithAsync(db => db.Set<RunPart>().AsNoTracking().FirstAsync(part => part.RunId == run, Ending));
        }

        var ended = await RunStage.EndedAsync(server, issue);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<PartPress>().DoAsync(held, dead, Ending);
        }

        var sheets = await server.WithAsync(db => db.Set<RunSheet>().AsNoTracking().Where(sheet => sheet.RunId == run).ToListAsync(Ending));
        sheets.Count.ShouldBe(ended.Standing.Run.Editions);
        sheets.ShouldAllBe(sheet => sheet.Outcome != SheetOutcome.Unchanged);
    }

    [Fact]
    public async Task A_process_with_a_hand_free_takes_part_though_its_call_was_lost_and_another_goes_on()
    {
        await using var server = await TestServer.StartAsync();
        var issue = await RunStage.LockedAsync(server, RunStage.Fortnight());
        var (other, run) = (Guid.NewGuid(), RunId.From(Guid.CreateVersion7()));
        server.Services.GetRequiredService<RunWatch>().Idle = TimeSpan.FromMilliseconds(300);
        await server.WithAsync(async db =>
        {
            var editions = await db.Set<Handbill.Press.Publications.PlannedEdition>().Where(edition => edition.IssueId == issue && edition.ApprovedAt != null).Select(edition => edition.Id).ToArrayAsync(Ending);
            db.Add(new IssueRun { Id = run, IssueId = issue, AskedAt = DateTimeOffset.UtcNow, AskedBy = new AccountId(Guid.NewGuid()), WithReading = false, Editions = editions.Length });
            db.Add(new RunPart { RunId = run, Number = 0, Editions = RunPart.Pack(editions) });
            db.AddRange(Enumerable.Range(1, 100).Select(number => new RunPart { RunId = run, Number = number, Editions = [], HeldBy = other }));
            return await db.SaveChangesAsync(Ending);
        });

        // The other gets on with one of its own parts after another, and never comes to the first.
        var done = 0;
        while (await server.WithAsync(db => db.Set<RunPart>().AnyAsync(part => part.RunId == run && part.Number == 0 && !part.IsDone, Ending)))
        {
            done++;
            await server.WithAsync(db => db.Set<RunPart>().Where(part => part.RunId == run && part.Number == done).ExecuteUpdateAsync(set => set.SetProperty(part => part.IsDone, true), Ending));
            await Task.Delay(100, Ending);
        }

        done.ShouldBeLessThan(100);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_sheet_with_a_text_under_embargo_is_made_and_not_given_out(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await RunStage.LockedAsync(server, RunStage.Fortnight(), async (db, editions) =>
        {
            var story = await db.Set<Story>().Where(one => one.EditionId == editions[0].Id).OrderBy(one => one.Position).FirstAsync(Ending);
            story.EmbargoUntil = DateTimeOffset.UtcNow.AddDays(3);
            await db.SaveChangesAsync(Ending);
        });
        var operators = await server.SignInAsync(Role.PressOperator, Scope.Organisation);
        var run = await RunStage.MakeAsync(server, operators, issue);
        var first = (await IssueStage.EditionsAsync(server, issue))[0];
        var hidden = run.Sheets.Single(sheet => sheet.EditionId == first.Id);
        hidden.Outcome.ShouldBe(SheetOutcome.Made);

        (await operators.Browser.GetAsync($"/runs/{run.Id}/{hidden.Slug}.pdf", Ending)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await operators.Browser.GetAsync($"/runs/{run.Id}/print/{hidden.Slug}.pdf", Ending)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var archive = new ZipArchive(await operators.Browser.GetStreamAsync($"/runs/{run.Id}/reading.zip", Ending));
        archive.Entries.ShouldNotContain(entry => entry.FullName == $"{hidden.Slug}.pdf");
        archive.Entries.ShouldNotBeEmpty();
        (await operators.Browser.TextAsync($"/issues/{issue}/press")).ShouldContain("under embargo");

        // Its own desk sees it.
        var desk = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        (await desk.Browser.GetAsync($"/runs/{run.Id}/{hidden.Slug}.pdf", Ending)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Runs_of_others_are_not_there(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await RunStage.LockedAsync(server, RunStage.Fortnight());
        var run = await RunStage.MakeAsync(server, await server.SignInAsync(Role.PressOperator, Scope.Organisation), issue);
        var elsewhere = await server.SignInAsync(Role.PressOperator, Scope.Publication(Guid.NewGuid()));

        foreach (var address in new[] { $"/issues/{issue}/press", $"/runs/{run.Id}/print.zip", $"/runs/{run.Id}/reading.zip", $"/runs/{run.Id}/live", $"/runs/{run.Id}/{run.Sheets[0].Slug}.pdf", $"/runs/{run.Id}/print/{run.Sheets[0].Slug}.pdf" })
        {
            (await elsewhere.Browser.GetAsync(address, Ending)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }
    }

    [Fact]
    public async Task The_live_page_tells_how_far_it_is_and_that_it_is_over()
    {
        await using var server = await TestServer.StartAsync();
        var issue = await RunStage.LockedAsync(server, RunStage.Fortnight());
        var operators = await server.SignInAsync(Role.PressOperator, Scope.Organisation);
        var run = await RunStage.MakeAsync(server, operators, issue);

        var said = await operators.Browser.TextAsync($"/runs/{run.Id}/live");

        said.ShouldContain("event: fragment");
        said.ShouldContain("id=\"run-standing\"");
        said.ShouldContain("event: over");
    }
}

/// <summary>Locked issues, and runs of them.</summary>
internal static class RunStage
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public static IssueFiles Fortnight() => IssueStage.Read(IssueStage.Folder("samples/fortnight"));

    /// <summary>An issue whose editions are all approved, locked. Editions without copy are left out.</summary>
    public static async Task<IssueId> LockedAsync(TestServer server, IssueFiles files, Func<Handbill.Kernel.Data.HandbillDb, IReadOnlyList<EditionCard>, Task>? before = null)
    {
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(files));
        var editions = await IssueStage.EditionsAsync(server, issue);
        await server.WithAsync(db => db.Set<Story>().Where(one => one.IssueId == issue).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, StoryState.Approved), Ending));
        var outside = new List<string>();
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Handbill.Kernel.Data.HandbillDb>();
            if (before is not null)
            {
                await before(db, editions);
            }

            await using var work = await db.Database.BeginTransactionAsync(Ending);
            foreach (var edition in editions)
            {
                if (await db.Set<Story>().AnyAsync(story => story.EditionId == edition.Id, Ending))
                {
                    await scope.ServiceProvider.GetRequiredService<IIssues>().ApproveAsync(edition.Id, Ending);
                }
                else
                {
                    outside.Add(edition.Id.ToString());
                }
            }

            await work.CommitAsync(Ending);
        }

        var board = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var page = $"/issues/{issue}/lock";
        var answer = await board.Browser.SendAsync(page, page, [.. outside.Select(edition => ("Out", edition))]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.TextAsync());
        return issue;
    }

    /// <summary>Begins a run without a browser, and comes back while it goes on.</summary>
    public static async Task<RunId> BeginAsync(TestServer server, AccountId by, IssueId issue, bool withReading)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<RunDesk>().BeginAsync(issue, withReading, by, Ending)).ShouldNotBeNull();
    }

    /// <summary>Presses the button, and waits until the run has ended.</summary>
    public static async Task<(RunId Id, RunStanding Standing, IReadOnlyList<RunSheet> Sheets)> MakeAsync(TestServer server, SignedIn by, IssueId issue)
    {
        var page = $"/issues/{issue}/press";
        var answer = await by.Browser.SendAsync(page, page, ("reading", "true"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.TextAsync());
        return await EndedAsync(server, issue);
    }

    public static async Task<(RunId Id, RunStanding Standing, IReadOnlyList<RunSheet> Sheets)> EndedAsync(TestServer server, IssueId issue)
    {
        var began = Stopwatch.StartNew();
        while (true)
        {
            var run = await server.WithAsync(db => db.Set<IssueRun>().AsNoTracking().Where(one => one.IssueId == issue).OrderByDescending(one => one.AskedAt).FirstOrDefaultAsync(Ending));
            if (run?.EndedAt is not null)
            {
                await using var scope = server.Services.CreateAsyncScope();
                var standing = await scope.ServiceProvider.GetRequiredService<RunBook>().StandingAsync(run.Id, Ending);
                return (run.Id, standing, await server.WithAsync(db => db.Set<RunSheet>().AsNoTracking().Where(sheet => sheet.RunId == run.Id).OrderBy(sheet => sheet.Slug).ToListAsync(Ending)));
            }

            began.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2));
            await Task.Delay(50, Ending);
        }
    }
}
