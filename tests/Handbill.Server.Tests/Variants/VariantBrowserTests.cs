using System.IO.Compression;
using System.Security.Cryptography;
using Handbill.Browser;
using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Press.IssueRuns;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Handbill.Server.Tests.Press;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Handbill.Server.Tests.Variants;

/// <summary>From two texts to the one that is handed out, and to what the next issue says of it, in a real Chromium.</summary>
public sealed class VariantBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Variants_are_written_locked_made_and_one_is_chosen_then_corrected_and_the_next_issue_says_so()
    {
        await using var server = await TestServer.StartAsync();
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(VariantStage.RunFolder()));
        var depot = (await IssueStage.EditionsAsync(server, issue)).Single(edition => edition.Slug == "bus-depot");
        var item = await server.WithAsync(db => db.Set<Story>().AsNoTracking().Where(story => story.EditionId == depot.Id).OrderBy(story => story.Position).FirstAsync(Ending));
        var reader = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        await using var watched = await chromium.OpenAsync(new(390) { Address = server.Url });
        await watched.Page.Context.AddCookiesAsync([new() { Name = reader.Cookie.Name, Value = reader.Cookie.Value, Url = server.Url.ToString() }]);
        var page = watched.Page;

        // Named and written.
        await watched.GoAsync($"/issues/{issue}/variants");
        await page.GetByLabel("One on a line, two to six").FillAsync("vote won\nvote lost");
        await PressAsync("Save");
        await HoldAsync(watched);
        await watched.GoAsync($"/stories/{item.Id}");
        await PressAsync("Write its own text vote lost");
        await page.GetByLabel("Headline").FillAsync(item.Headline.Replace("First", "Worst", StringComparison.Ordinal));
        await PressAsync("Save");
        await page.GetByText("This is the text for “vote lost”").WaitForAsync();
        await HoldAsync(watched);

        // Approved by who does that, locked and made.
        await ApproveAsync(server, issue);
        await watched.GoAsync($"/issues/{issue}/lock");
        await PressAsync("Lock the issue");
        await watched.GoAsync($"/issues/{issue}/press");
        await PressAsync("Make the sheets");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the sheets again" }).WaitForAsync(new() { Timeout = 60_000 });
        (await page.GetByRole(AriaRole.Link, new() { Name = "All files for print" }).CountAsync()).ShouldBe(0);
        await HoldAsync(watched);

        // Chosen: the zip holds its sheets.
        await page.GetByRole(AriaRole.Link, new() { Name = "Choose the variant" }).ClickAsync();
        await HoldAsync(watched);
        await page.GetByLabel("vote lost").CheckAsync();
        await PressAsync("Choose it");
        await page.GetByRole(AriaRole.Link, new() { Name = "All files for print" }).WaitForAsync(new() { Timeout = 60_000 });
        var run = await RunStage.EndedAsync(server, issue);
        var made = await server.WithAsync(db => db.Set<RunSheet>().AsNoTracking().Where(sheet => sheet.EditionId == depot.Id).ToListAsync(Ending));
        var lost = made.First(sheet => sheet.Variant == VariantStage.Lost).Prints;
        made.First(sheet => sheet.Variant == VariantStage.Won).Prints.ShouldNotBe(lost);
        var zip = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "All files for print" }).ClickAsync());
        using (var archive = new ZipArchive(File.OpenRead((await zip.PathAsync())!)))
        {
            await using var sheet = await archive.GetEntry("bus-depot.pdf")!.OpenAsync(Ending);
            Convert.ToHexStringLower(await SHA256.HashDataAsync(sheet, Ending)).ShouldBe(FileLines.Read(lost).Single().Hash);
        }

        // Corrected: what it reaches comes first, and the old file is still to be had.
        var own = await server.WithAsync(db => db.Set<Story>().AsNoTracking().SingleAsync(story => story.VariantOf == item.Id, Ending));
        await watched.GoAsync($"/stories/{own.Id}/correct");
        await page.GetByLabel("What was wrong, and what is right").FillAsync("We wrote Worst; it is First.");
        await page.GetByLabel("Why it is corrected").FillAsync("Somebody read it aloud.");
        await page.GetByLabel("Who agreed to it").FillAsync("the board");
        await page.GetByLabel("Headline").FillAsync(item.Headline);
        await PressAsync("See what it reaches");
        await page.GetByText("1 sheet changes").WaitForAsync();
        await HoldAsync(watched);
        await PressAsync("Make the correction");
        await RunStage.EndedAsync(server, issue);
        await watched.GoAsync($"/issues/{issue}/sheets");
        await HoldAsync(watched);
        var row = page.Locator("tr", new() { HasText = "We wrote Worst" });
        var old = await page.RunAndWaitForDownloadAsync(() => row.GetByRole(AriaRole.Link, new() { Name = "bus-depot", Exact = true }).ClickAsync());
        Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync((await old.PathAsync())!, Ending))).ShouldBe(FileLines.Read(lost).Single().Hash);

        // The next issue says it.
        var files = VariantStage.RunFolder();
        var next = await IssueStage.TakeInAsync(server, IssueStage.Text(files.Set("issue.yaml", files.FindText("issue.yaml")!.Replace("number: 48", "number: 49", StringComparison.Ordinal))));
        var target = (await IssueStage.EditionsAsync(server, next)).Single(edition => edition.Slug == "bus-depot");
        await watched.GoAsync($"/stories/edition/{target.Id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Take or decline" }).ClickAsync();
        await HoldAsync(watched);
        await PressAsync("Take it as an item");
        await page.GetByRole(AriaRole.Heading, new() { Name = $"Correction: {item.Headline}" }).WaitForAsync();

        // What is taken away is no page, and what was followed to its end is let go of: the browser says so of both.
        watched.Complaints.ShouldAllBe(complaint => complaint.StartsWith("did not come", StringComparison.Ordinal));
        run.Standing.Run.VariantKeys.ShouldBe([VariantStage.Lost]);

        Task PressAsync(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
    }

    private static async Task ApproveAsync(TestServer server, IssueId issue)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Handbill.Kernel.Data.HandbillDb>();
        await using var work = await db.Database.BeginTransactionAsync(Ending);
        await db.Set<Story>().Where(one => one.IssueId == issue).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, StoryState.Approved), Ending);
        var issues = scope.ServiceProvider.GetRequiredService<IIssues>();
        foreach (var edition in await issues.EditionsAsync(issue, Ending))
        {
            await issues.ApproveAsync(edition.Id, Ending);
        }

        await work.CommitAsync(Ending);
    }

    private static async Task HoldAsync(WatchedPage watched)
    {
        (await watched.OverhangAsync()).ShouldBeLessThanOrEqualTo(0, string.Join(' ', await watched.OverhangingAsync()));
        (await watched.AxeAsync()).ShouldBeEmpty();
    }
}
