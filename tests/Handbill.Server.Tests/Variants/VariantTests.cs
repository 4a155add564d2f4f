using System.IO.Compression;
using System.Net;
using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Press.IssueRuns;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Handbill.Server.Tests.Press;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Variants;

/// <summary>An issue in variants: written, fitted, locked, made beforehand, and one of them chosen.</summary>
public sealed class VariantTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task All_are_made_beforehand_and_only_the_chosen_ones_sheets_are_given_out_as_the_command_line_makes_them(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await RunStage.LockedAsync(server, VariantStage.Issue());
        using var folder = new WorkFolder();
        (await IssueStage.TakeOutAsync(server, issue)).WriteFolder(folder.Path("issue"));
        var board = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var other = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);

        // Before the choice: made, and not to be had.
        var run = await RunStage.MakeAsync(server, board, issue);
        run.Sheets.Count.ShouldBe(run.Standing.Run.Editions * 2);
        var alike = run.Sheets.Where(sheet => sheet.Slug == "bus-depot").Select(sheet => sheet.Prints).ToList();
        alike.ShouldAllBe(prints => prints.Length > 0);
        alike.Distinct().Count().ShouldBe(2);
        (await board.Browser.TextAsync($"/issues/{issue}/press")).ShouldContain("No variant is chosen yet");
        foreach (var address in new[] { $"/runs/{run.Id}/print.zip", $"/runs/{run.Id}/reading.zip", $"/runs/{run.Id}/bus-depot.pdf", $"/runs/{run.Id}/print/bus-depot.pdf", $"/issues/{issue}/print.zip" })
        {
            (await board.Browser.GetAsync(address, Ending)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }

        // Two choose at once: one has chosen, the other is told.
        var page = $"/issues/{issue}/variant";
        (await board.Browser.SendAsync(page, page, ("Variant", "vote-drawn"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await Task.WhenAll(board.Browser.SendAsync(page, page, ("Variant", VariantStage.Won)), other.Browser.SendAsync(page, page, ("Variant", VariantStage.Lost)));
        var chosen = (await CardAsync(server, issue)).Chosen.ShouldNotBeNull();
        var late = chosen == VariantStage.Won ? other : board;
        (await late.Browser.TextAsync(page)).ShouldContain("somebody else chose");
        await RunStage.EndedAsync(server, issue);
        await HoldAsync(server, board, issue, chosen, folder);

        // Taken back with a reason, and the other one chosen.
        (await board.Browser.SendAsync(page, $"{page}?handler=TakeBack", ("Reason", " "))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await board.Browser.SendAsync(page, $"{page}?handler=TakeBack", ("Reason", "The count was wrong."))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await board.Browser.GetAsync($"/issues/{issue}/print.zip", Ending)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var second = chosen == VariantStage.Won ? VariantStage.Lost : VariantStage.Won;
        (await board.Browser.SendAsync(page, page, ("Variant", second))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await RunStage.EndedAsync(server, issue);
        await HoldAsync(server, board, issue, second, folder);
        (await board.Browser.TextAsync(page)).ShouldContain("The count was wrong.");
        (await server.WithAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Act == "variant.choose", Ending))).ShouldBe(2);
        (await server.WithAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Act == "variant.take-back", Ending))).ShouldBe(1);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Each_variant_is_fitted_and_the_lock_says_what_each_still_needs(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(VariantStage.RunFolder()));
        var board = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var page = $"/issues/{issue}/variants";
        (await board.Browser.SendAsync(page, page, ("Names", "vote won"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await board.Browser.SendAsync(page, page, ("Names", "vote won\nvote lost"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        // A long text for one variant, begun twice: it is there once.
        var item = await server.WithAsync(db => db.Set<Story>().AsNoTracking().Where(one => one.IssueId == issue && one.Kind == StoryKind.Item).OrderBy(one => one.EditionId).ThenBy(one => one.Position).FirstAsync(Ending));
        foreach (var story in new[] { item.Id, (await EditorialAsync(server, issue)).Id, item.Id })
        {
            (await board.Browser.SendAsync($"/stories/{story}", $"/stories/{story}?handler=Variant", ("variant", VariantStage.Lost))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        (await server.WithAsync(db => db.Set<Story>().CountAsync(one => one.VariantOf == item.Id, Ending))).ShouldBe(1);
        await server.WithAsync(async db =>
        {
            var lost = await db.Set<Story>().FirstAsync(one => one.VariantOf == item.Id, Ending);
            lost.Body = string.Join("\n\n", Enumerable.Repeat(item.Body, 6));
            return await db.SaveChangesAsync(Ending);
        });
        await server.SetFitsAsync();

        var edition = (await IssueStage.EditionsAsync(server, issue)).Single(one => one.Id == item.EditionId);
        var fits = VariantFit.Read(edition.VariantFits);
        fits.Select(fit => (fit.Variant, fit.Fit == "overset")).ShouldBe([(VariantStage.Won, false), (VariantStage.Lost, true)]);
        edition.Fit.ShouldBe("overset");
        (await board.Browser.TextAsync($"/issues/{issue}/board")).ShouldContain($"/editions/{edition.Id}/proof?variant={VariantStage.Lost}");
        (await board.Browser.TextAsync($"/editions/{edition.Id}/proof?variant={VariantStage.Lost}")).ShouldContain("data-fit=\"overset\"");
        (await board.Browser.TextAsync($"/editions/{edition.Id}/proof?variant={VariantStage.Won}")).ShouldNotContain("data-fit=\"overset\"");
        var missing = await board.Browser.TextAsync($"/issues/{issue}/lock");
        missing.ShouldContain("The editorial in en for “vote lost” is not locked");
        missing.ShouldContain("is not approved for “vote lost”");
        missing.ShouldContain("What does not fit yet");

        // A variant that has texts is not taken away by a line in a form.
        var refused = await board.Browser.SendAsync(page, page, ("Names", ""));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.TextAsync()).ShouldContain("has a text of its own");
    }

    [Fact]
    public async Task A_folder_with_variants_comes_out_as_it_went_in_and_what_is_wrong_in_one_is_said_with_its_place()
    {
        await using var server = await TestServer.StartAsync();
        var files = VariantStage.Issue();
        var taken = await IssueStage.TakeOutAsync(server, await IssueStage.TakeInAsync(server, IssueStage.Text(files)));
        var own = files.Paths.Where(path => path.StartsWith("variants/", StringComparison.Ordinal)).ToList();
        taken.Paths.Where(path => path.StartsWith("variants/", StringComparison.Ordinal)).ShouldBe(own);
        IssueStage.Text(taken).Variants.Select(variant => variant.Variant.Name).ShouldBe(["vote won", "vote lost"]);
        foreach (var path in own)
        {
            // Written the same way, a file that went through the desk differs in nothing.
            IssueStage.Text(files).Write().FindText(path).ShouldBe(taken.FindText(path), path);
        }

        var faults = new List<IssueFault>();
        IssueText.Read(VariantStage.Issue().Set("variants/vote-lost/workplaces/bus-depot.md", "no front matter"), faults).ShouldBeNull();
        faults.ShouldContain(fault => fault.File == "variants/vote-lost/workplaces/bus-depot.md");
        faults.Clear();
        IssueText.Read(VariantStage.RunFolder() is var plain ? plain.Set("issue.yaml", plain.FindText("issue.yaml") + "variants: [one]\n") : plain, faults).ShouldBeNull();
        faults.ShouldContain(fault => fault.Message.Contains("name 2 to 6", StringComparison.Ordinal));
    }

    private static async Task HoldAsync(TestServer server, SignedIn board, IssueId issue, string variant, WorkFolder folder)
    {
        var output = folder.Path($"out-{variant}");
        Should.Throw<PressException>(() => new IssuePress().Press(new PressOptions { Folder = folder.Path("issue"), Out = output }, observer: null, Ending)).Message.ShouldContain("--variant");
        var report = new IssuePress().Press(new PressOptions { Folder = folder.Path("issue"), Out = output, Variant = variant }, observer: null, Ending);
        var fitted = report.Editions.Where(edition => edition.IsFitted).Select(edition => edition.Slug).ToList();
        fitted.ShouldContain("bus-depot");
        foreach (var address in new[] { $"/issues/{issue}/print.zip", $"/runs/{(await RunStage.EndedAsync(server, issue)).Id}/print.zip" })
        {
            using var archive = new ZipArchive(await board.Browser.GetStreamAsync(address, Ending));
            archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal).ShouldBe(fitted.Select(slug => $"{slug}.pdf").Order(StringComparer.Ordinal));
            foreach (var entry in archive.Entries)
            {
                using var bytes = new MemoryStream();
                await using var stream = await entry.OpenAsync(Ending);
                await stream.CopyToAsync(bytes, Ending);
                bytes.ToArray().ShouldBe(await File.ReadAllBytesAsync(Path.Combine(output, "print", entry.FullName), Ending), $"{variant} {entry.FullName}");
            }
        }
    }

    private static async Task<IssueCard> CardAsync(TestServer server, IssueId issue) => (await IssueStage.AskAsync(server, issues => issues.FindAsync(issue, Ending))).ShouldNotBeNull();

    private static Task<Story> EditorialAsync(TestServer server, IssueId issue) => server.WithAsync(db => db.Set<Story>().AsNoTracking().FirstAsync(one => one.IssueId == issue && one.Kind == StoryKind.Editorial, Ending));
}
