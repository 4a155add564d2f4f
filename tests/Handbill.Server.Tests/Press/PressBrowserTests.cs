using Handbill.Browser;
using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Press;

/// <summary>The press of a locked issue in a real Chromium: pressed once, seen through to the end, and what was made taken away.</summary>
public sealed class PressBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task One_button_makes_all_sheets_and_the_page_follows_to_the_end()
    {
        await using var server = await TestServer.StartAsync();
        var issue = await RunStage.LockedAsync(server, RunStage.Fortnight());
        var reader = await server.SignInAsync(Role.PressOperator, Scope.Organisation);
        await using var watched = await chromium.OpenAsync(new(1280) { Address = server.Url });
        await watched.Page.Context.AddCookiesAsync([new() { Name = reader.Cookie.Name, Value = reader.Cookie.Value, Url = server.Url.ToString() }]);
        await watched.GoAsync($"/issues/{issue}/board");
        await watched.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "To the press" }).ClickAsync();
        await HoldAsync(watched);

        await watched.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Make the sheets" }).ClickAsync();

        // No reload: the page is told.
        await watched.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "All files for print" }).WaitForAsync(new() { Timeout = 60_000 });
        await HoldAsync(watched);
        var first = (await RunStage.EndedAsync(server, issue)).Sheets.First(sheet => sheet.Prints.Length > 0);
        var row = watched.Page.Locator($"#s-{first.EditionId}");
        (await row.InnerTextAsync()).ShouldContain("made");
        var file = await watched.Page.RunAndWaitForDownloadAsync(() => row.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "for print" }).ClickAsync());
        file.SuggestedFilename.ShouldEndWith($"{first.Slug}-print.pdf");

        // Once more, with nothing changed, and then gone back to what was first.
        await watched.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Make the sheets again" }).ClickAsync();
        await watched.Page.GetByText("as before").First.WaitForAsync();
        await watched.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Earlier runs" }).WaitForAsync();

        // Which of them anybody may read: one whose group says so is there to tick, the others are named.
        foreach (var role in new[] { Role.EditorialBoard, Role.OrganisationSecretary })
        {
            await server.GiveAsync(reader.Account, role, Scope.Organisation);
        }

        var willing = (await IssueStage.EditionsAsync(server, issue)).Single(edition => edition.Id == first.EditionId).GroupId;
        await server.WithAsync(db => db.Set<Group>().Where(group => group.Id == willing).ExecuteUpdateAsync(set => set.SetProperty(group => group.ShowsSheets, true), TestContext.Current.CancellationToken));
        foreach (var width in new[] { 390, 1280 })
        {
            await watched.Page.SetViewportSizeAsync(width, 900);
            await watched.GoAsync($"/site/issues/{issue}");
            await HoldAsync(watched);
            (await watched.Page.Locator("[name='edition']").EvaluateAllAsync<string[]>("boxes => boxes.map(box => box.value)")).ShouldBe([$"{first.EditionId}"]);
            await watched.Page.GetByText("The groups of these workplaces do not want their sheets on the public site:").WaitForAsync();
            await watched.PictureAsync($"site-issue-{width}");
        }

        // What is taken away is no page, and what was followed to its end is let go of: the browser says so of both.
        watched.Complaints.ShouldAllBe(complaint => complaint.StartsWith("did not come", StringComparison.Ordinal)
            && (complaint.EndsWith($"/print/{first.Slug}.pdf", StringComparison.Ordinal) || complaint.Contains("/live", StringComparison.Ordinal)));
    }

    private static async Task HoldAsync(WatchedPage watched)
    {
        (await watched.OverhangAsync()).ShouldBeLessThanOrEqualTo(0, string.Join(' ', await watched.OverhangingAsync()));
        (await watched.AxeAsync()).ShouldBeEmpty();
        (await watched.ShiftAsync()).ShouldBeLessThan(0.02, string.Join(' ', await watched.MovedAsync()));
    }
}
