using Handbill.Browser;
using Handbill.Demo;
using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Distribution.Orders.Machines;
using Handbill.Distribution.Rounds;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Press.IssueRuns;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Handbill.Server.Tests.Press;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Handbill.Server.Tests.Journeys;

/// <summary>
/// The issue of the demonstration from its lock to the gate, on a phone in a real Chromium: two texts of one item, print files, one of the two chosen,
/// a job printed in CUPS, a round reported without a connection, a correction.
/// </summary>
public sealed class LockToGateTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demonstrations_issue_is_locked_made_chosen_printed_handed_out_and_corrected()
    {
        await using var cups = await CupsServer.StartAsync();
        await using var server = await TestServer.StartAsync(isSetUp: false);
        var edition = await StageAsync(server);
        var item = await server.WithAsync(db => db.Set<Story>().AsNoTracking().Where(story => story.EditionId == edition.Id).OrderBy(story => story.Position).FirstAsync(Ending));
        var reader = await SignInAsync(server, edition.GroupId);
        await using var watched = await chromium.OpenAsync(new(390) { Address = server.Url });
        var page = watched.Page;
        await page.Context.AddCookiesAsync([new() { Name = reader.Cookie.Name, Value = reader.Cookie.Value, Url = server.Url.ToString() }]);

        // Two texts, for how the vote goes.
        await watched.GoAsync($"/issues/{edition.IssueId}/variants");
        await page.GetByLabel("One on a line, two to six").FillAsync("vote won\nvote lost");
        await PressAsync("Save");
        await watched.PictureAsync("gate-1-variants");
        await watched.GoAsync($"/stories/{item.Id}");
        await PressAsync("Write its own text vote lost");
        await page.GetByLabel("Headline").FillAsync($"{item.Headline}!");
        await PressAsync("Save");
        await page.GetByText("This is the text for “vote lost”").WaitForAsync();
        await ApproveAsync(server, edition);

        // Locked: who is not ready is left out. Then print files.
        await watched.GoAsync($"/issues/{edition.IssueId}/lock");
        foreach (var box in await page.Locator("input[name=Out]").AllAsync())
        {
            await box.CheckAsync();
        }

        await watched.PictureAsync("gate-2-lock");
        await PressAsync("Lock the issue");
        await watched.GoAsync($"/issues/{edition.IssueId}/press");
        await HoldAsync();
        await PressAsync("Make the sheets");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the sheets again" }).WaitForAsync(new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Link, new() { Name = "Choose the variant" }).ClickAsync();
        await page.GetByLabel("vote lost").CheckAsync();
        await watched.PictureAsync("gate-3-choice");
        await PressAsync("Choose it");
        await page.GetByRole(AriaRole.Link, new() { Name = "All files for print" }).WaitForAsync(new() { Timeout = 60_000 });
        await RunStage.EndedAsync(server, edition.IssueId);

        // Printed.
        await watched.GoAsync("/machines/new");
        await page.GetByLabel("Name").FillAsync("Printer by the door");
        await page.GetByLabel("Address for sending").FillAsync(cups.Queue("pdf"));
        await PressAsync("Save");
        await page.GetByText("The machine is saved.").WaitForAsync();
        await watched.GoAsync($"/issues/{edition.IssueId}/board");
        await page.GetByRole(AriaRole.Link, new() { Name = "Print order" }).ClickAsync();
        await HoldAsync();
        await page.GetByLabel("Only workplaces with this in their name").FillAsync(edition.WorkplaceName);
        await page.Locator("select[name=machine]").SelectOptionAsync(new SelectOptionValue { Label = "Printer by the door" });
        await PressAsync("Print them there");
        await page.GetByText("1 edition is printed on Printer by the door.").WaitForAsync();
        await watched.PictureAsync("gate-4-order");
        await PressAsync("Send to Printer by the door");
        await page.GetByText("Sent on its way to Printer by the door.").WaitForAsync();
        await PrintStage.EndedAsync(server, await server.WithAsync(db => db.Set<Machine>().Where(machine => machine.Name == "Printer by the door").Select(machine => machine.Id).SingleAsync(Ending)));
        cups.Printed().Count.ShouldBe(2, "a cover, and the sheet");

        // Handed out, and told where there is no connection.
        var round = await server.WithAsync(db => db.Set<Round>().AsNoTracking().Where(one => one.WorkplaceId == edition.WorkplaceId && one.ReportId == null).OrderBy(one => one.GoesAt).FirstAsync(Ending));
        await watched.GoAsync($"/rounds/{round.Id}/report");
        await page.EvaluateAsync("() => navigator.serviceWorker.ready");
        await page.ReloadAsync();
        await page.WaitForFunctionAsync("async () => (await (await caches.open('hb-meeting')).keys()).some(key => new URL(key.url).pathname === location.pathname)");
        await page.Context.SetOfflineAsync(true);
        await page.Locator("input[name='taken[0]']").FillAsync("20");
        await page.Locator("input[name='left[0]']").FillAsync("4");
        await PressAsync("Send the report");
        await page.GetByText("not yet sent").First.WaitForAsync();
        await watched.PictureAsync("gate-5-report");
        await page.Context.SetOfflineAsync(false);
        await page.Locator("#report-status", new() { HasText = "Your report is in." }).WaitForAsync();

        // Corrected: a new file, and who printed the old one is told.
        var lost = await server.WithAsync(db => db.Set<Story>().AsNoTracking().SingleAsync(story => story.VariantOf == item.Id, Ending));
        await watched.GoAsync($"/stories/{lost.Id}/correct");
        await page.GetByLabel("What was wrong, and what is right").FillAsync("The headline shouted.");
        await page.GetByLabel("Why it is corrected").FillAsync("Readers said so.");
        await page.GetByLabel("Who agreed to it").FillAsync("the board");
        await page.GetByLabel("Headline").FillAsync(item.Headline);
        await PressAsync("See what it reaches");
        await page.WaitForLoadStateAsync();
        await watched.PictureAsync("gate-6-correction");
        await page.GetByText("1 sheet changes").WaitForAsync();
        (await page.GetByText("Printer by the door").CountAsync()).ShouldBeGreaterThan(0);
        await PressAsync("Make the correction");
        await page.GetByText("Sent before it was corrected").WaitForAsync();
        await RunStage.EndedAsync(server, edition.IssueId);
        var files = await server.WithAsync(db => db.Set<RunSheet>().AsNoTracking().Where(sheet => sheet.EditionId == edition.Id && sheet.Variant == lost.Variant).Select(sheet => sheet.Prints).Distinct().ToListAsync(Ending));
        files.Count.ShouldBe(2);

        // What was followed to its end is let go of, and a report did not go out without a connection: the browser says so of both.
        watched.Complaints.ShouldAllBe(complaint => complaint.StartsWith("did not come", StringComparison.Ordinal) || complaint.Contains("net::ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal));

        async Task HoldAsync()
        {
            (await watched.OverhangAsync()).ShouldBeLessThanOrEqualTo(0, string.Join(' ', await watched.OverhangingAsync()));
            (await watched.AxeAsync()).ShouldBeEmpty();
        }

        Task PressAsync(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();
    }

    // Gives an edition that is approved.
    private static async Task<PlannedEdition> StageAsync(TestServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await DemoOrganisation.FillAsync(scope.ServiceProvider, IssueStage.Folder("samples"), Ending);
        await server.SetFitsAsync();
        (await scope.ServiceProvider.GetRequiredService<IGroups>().AllAsync(Ending)).ShouldContain(card => card.ShowsSheets && card.Name == "Riverside group", "Its public site would have no sheets.");
        return await server.WithAsync(db => db.Set<PlannedEdition>().AsNoTracking().Where(edition => edition.ApprovedAt != null).OrderBy(edition => edition.Slug).FirstAsync(Ending));
    }

    // The other text is approved by who does that; its edition is approved as before.
    private static Task ApproveAsync(TestServer server, PlannedEdition edition) => server.WithAsync(async db =>
    {
        await db.Set<Story>().Where(story => story.EditionId == edition.Id).ExecuteUpdateAsync(set => set.SetProperty(story => story.State, StoryState.Approved), Ending);
        return await db.Set<PlannedEdition>().Where(one => one.Id == edition.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.ApprovedAt, edition.ApprovedAt), Ending);
    });

    private static async Task<SignedIn> SignInAsync(TestServer server, GroupId group)
    {
        var reader = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        foreach (var (role, of) in new[] { (Role.GroupSecretary, Scope.Group(group)), (Role.PressOperator, Scope.Organisation), (Role.OrganisationSecretary, Scope.Organisation) })
        {
            await server.GiveAsync(reader.Account, role, of);
        }

        return reader;
    }
}
