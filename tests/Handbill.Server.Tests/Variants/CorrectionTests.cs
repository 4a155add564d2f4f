using System.Net;
using System.Security.Cryptography;
using Handbill.Desk.Contracts;
using Handbill.Desk.Corrections;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Press.Contracts;
using Handbill.Press.IssueRuns;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Handbill.Server.Tests.Press;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Variants;

/// <summary>What a correction reaches, what stays of the sheet that it replaces, and how the next issue says it.</summary>
public sealed class CorrectionTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_it_reaches_is_shown_first_the_old_file_stays_and_the_next_issue_offers_it(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await RunStage.LockedAsync(server, VariantStage.RunFolder());
        var board = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var first = (await RunStage.MakeAsync(server, board, issue)).Sheets.Single(sheet => sheet.Slug == "bus-depot");
        var old = await board.Browser.GetByteArrayAsync($"/runs/{first.RunId}/print/bus-depot.pdf", Ending);
        var story = await server.WithAsync(db => db.Set<Story>().AsNoTracking().Where(one => one.EditionId == first.EditionId).OrderBy(one => one.Position).FirstAsync(Ending));
        var page = $"/stories/{story.Id}/correct";

        // Too long: said before anything is saved, with the sheet's name; and nothing is saved by looking.
        var looked = await board.Browser.SendAsync(page, page, Fields(story, string.Join("\n\n", Enumerable.Repeat(story.Body, 6))));
        looked.StatusCode.ShouldBe(HttpStatusCode.OK);
        var said = await looked.TextAsync();
        said.ShouldContain("1 sheet changes");
        said.ShouldContain("Riverside Bus Depot");
        said.ShouldContain("to cut");
        (await server.WithAsync(db => db.Set<Correction>().CountAsync(Ending))).ShouldBe(0);

        // Who hands sheets on is asked with the editions that change.
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var sent = new Sent();
            var reach = ActivatorUtilities.CreateInstance<CorrectionReach>(scope.ServiceProvider, (IEnumerable<ICorrectionEffects>)[sent]);
            var card = (await scope.ServiceProvider.GetRequiredService<IIssues>().FindAsync(issue, Ending))!;
            (await reach.OfAsync(card, story, StoryText.Of(story) with { Body = VariantStage.OtherWord(story.Body) }, Ending)).Effects.Single().Text.ShouldBe("Job 7 was sent.");
            sent.Asked.ShouldBe([first.EditionId]);
        }

        (await board.Browser.CorrectAsync(page, Fields(story, VariantStage.OtherWord(story.Body)))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var run = await RunStage.EndedAsync(server, issue);
        (run.Standing.Run.IsOfSome, run.Sheets.Single().EditionId).ShouldBe((true, first.EditionId));
        var archive = await board.Browser.TextAsync($"/issues/{issue}/sheets");
        archive.ShouldContain($"/runs/{first.RunId}/print/bus-depot.pdf");
        archive.ShouldContain($"/runs/{run.Id}/print/bus-depot.pdf");
        archive.ShouldContain("We wrote Tuesday; it is Thursday.");
        Convert.ToHexStringLower(SHA256.HashData(await board.Browser.GetByteArrayAsync($"/runs/{first.RunId}/print/bus-depot.pdf", Ending))).ShouldBe(Convert.ToHexStringLower(SHA256.HashData(old)));

        // The whole issue's archive has the new one for this workplace, and the others as they were.
        using (var zip = new System.IO.Compression.ZipArchive(await board.Browser.GetStreamAsync($"/issues/{issue}/print.zip", Ending)))
        {
            zip.Entries.Count.ShouldBeGreaterThan(1);
        }

        // The next issue: taken by one workplace, once; declined by none twice.
        var next = await IssueStage.TakeInAsync(server, IssueStage.Text(VariantStage.RunFolder() is var files ? files.Set("issue.yaml", files.FindText("issue.yaml")!.Replace("number: 48", "number: 49", StringComparison.Ordinal)) : files));
        var depot = (await IssueStage.EditionsAsync(server, next)).Single(one => one.Slug == "bus-depot");
        (await board.Browser.TextAsync($"/stories/edition/{depot.Id}")).ShouldContain("1 correction of an earlier issue");
        var offers = $"/editions/{depot.Id}/offers";
        (await board.Browser.TextAsync(offers)).ShouldContain("In our issue 48 of");
        var correction = (await server.WithAsync(db => db.Set<Correction>().AsNoTracking().SingleAsync(Ending))).Id;
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => board.Browser.SendAsync(offers, offers, ("correction", correction.ToString()), ("answer", "take"))));
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect);
        (await server.WithAsync(db => db.Set<Story>().CountAsync(one => one.EditionId == depot.Id && one.Headline.StartsWith("Correction: "), Ending))).ShouldBe(1);
        (await board.Browser.TextAsync(offers)).ShouldContain("Nothing waits for an answer");
        var elsewhere = (await IssueStage.EditionsAsync(server, next)).First(one => one.Slug != "bus-depot");
        (await board.Browser.TextAsync($"/editions/{elsewhere.Id}/offers")).ShouldContain("Nothing waits for an answer");
        (await server.WithAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Act == "correction.take", Ending))).ShouldBe(1);
        (await board.Browser.TextAsync($"/issues/{issue}/corrections")).ShouldContain("Not printed in a later issue so far.");
        var stranger = await server.SignInAsync(Role.PressOperator, Scope.Publication(Guid.NewGuid()));
        (await stranger.Browser.GetAsync($"/issues/{issue}/sheets", Ending)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_stands_on_a_locked_sheet_is_not_changed_by_the_publication_and_an_editorial_is_offered_to_all(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await RunStage.LockedAsync(server, VariantStage.RunFolder());
        var board = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var before = await RunStage.MakeAsync(server, board, issue);
        await server.WithAsync(db => db.Set<Publication>().ExecuteUpdateAsync(
            set => set.SetProperty(one => one.Motto, "Another motto").SetProperty(one => one.Imprint, "Somebody else").SetProperty(one => one.Name, "Another name"), Ending));
        var after = await RunStage.MakeAsync(server, board, issue);
        after.Sheets.Where(sheet => sheet.Prints.Length > 0).ShouldAllBe(sheet => sheet.Outcome == SheetOutcome.Unchanged);
        after.Sheets.Select(sheet => sheet.Prints).ShouldBe(before.Sheets.Select(sheet => sheet.Prints));
        (await IssueStage.TakeOutAsync(server, issue)).FindText("issue.yaml").ShouldNotBeNull().ShouldContain("The Early Shift");

        var editorial = await server.WithAsync(db => db.Set<Story>().AsNoTracking().SingleAsync(one => one.IssueId == issue && one.Kind == StoryKind.Editorial, Ending));
        (await board.Browser.CorrectAsync($"/stories/{editorial.Id}/correct", Fields(editorial, VariantStage.OtherWord(editorial.Body)))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await RunStage.EndedAsync(server, issue)).Sheets.Count.ShouldBe(before.Sheets.Count);
        var open = VariantStage.RunFolder();
        await server.WithAsync(db => db.Set<Publication>().ExecuteUpdateAsync(set => set.SetProperty(one => one.Name, "The Early Shift"), Ending));
        var next = await IssueStage.TakeInAsync(server, IssueStage.Text(open.Set("issue.yaml", open.FindText("issue.yaml")!.Replace("number: 48", "number: 49", StringComparison.Ordinal))));
        foreach (var edition in await IssueStage.EditionsAsync(server, next))
        {
            var offers = $"/editions/{edition.Id}/offers";
            var correction = (await server.WithAsync(db => db.Set<Correction>().AsNoTracking().SingleAsync(Ending))).Id;
            (await board.Browser.SendAsync(offers, offers, ("correction", correction.ToString()), ("answer", "decline"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        (await server.WithAsync(db => db.Set<CorrectionAnswer>().CountAsync(answer => answer.StoryId == null, Ending))).ShouldBe(before.Sheets.Count);
    }

    private sealed class Sent : ICorrectionEffects
    {
        public IReadOnlyCollection<EditionId> Asked { get; private set; } = [];

        public Task<IReadOnlyList<CorrectionEffect>> OfAsync(IssueId issue, IReadOnlyCollection<EditionId> editions, CancellationToken cancellation)
        {
            Asked = editions;
            return Task.FromResult<IReadOnlyList<CorrectionEffect>>([new CorrectionEffect("Job 7 was sent.", "")]);
        }

        public Task<IReadOnlyList<CorrectionEffect>> OpenAsync(IssueId issue, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<CorrectionEffect>>([]);
    }

    /// <summary>What the form of a correction sends.</summary>
    internal static (string, string)[] Fields(Story story, string body) =>
    [
        ("Input.BasedOn", $"{story.Revision}"), ("Input.What", "We wrote Tuesday; it is Thursday."), ("Input.Why", "The notice was wrong."), ("Input.AgreedBy", "the board, on Monday"),
        ("Input.Headline", story.Headline), ("Input.Kicker", story.Kicker), ("Input.Byline", story.Byline), ("Input.Body", body),
    ];
}
