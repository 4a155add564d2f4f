using Handbill.Browser;
using Handbill.Distribution.Orders;
using Handbill.Groups.Contracts;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Microsoft.Playwright;

namespace Handbill.Server.Tests.Press;

/// <summary>From a locked issue to a printed job in CUPS, on a phone.</summary>
public sealed class OrderBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_locked_issue_is_ordered_on_a_phone_and_printed()
    {
        await using var cups = await CupsServer.StartAsync();
        await using var server = await TestServer.StartAsync(seenAs: OrderStage.WithReturns);
        var (issue, operators, edition) = await PrintStage.ReadyAsync(server);
        (await operators.Browser.FillAsync("/price-lists/new", null, ("Input.Name", "Own"), ("Input.Currency", "EUR"), ("Input.PerSheet", "0.01"), ("Input.PerSide", "0.004"))).Location.ShouldBe("/price-lists");
        await using var watched = await chromium.OpenAsync(new(390) { Address = server.Url });
        var page = watched.Page;
        await page.Context.AddCookiesAsync([new() { Name = operators.Cookie.Name, Value = operators.Cookie.Value, Url = server.Url.ToString() }]);

        await watched.GoAsync("/machines/new");
        await page.GetByLabel("Name").FillAsync("Riso");
        await page.GetByLabel("Address for sending").FillAsync(cups.Queue("pdf"));
        await page.GetByLabel("Price list").SelectOptionAsync(new SelectOptionValue { Label = "Own" });
        await HoldAsync(watched);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText("The machine is saved.").WaitForAsync();

        // From the board of the issue to its order.
        await watched.GoAsync($"/issues/{issue}/board");
        await page.GetByRole(AriaRole.Link, new() { Name = "Print order" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Print order" }).WaitForAsync();
        await HoldAsync(watched);
        var copies = page.Locator($"#{OrderForm.FieldOf(edition.Id)}");
        await copies.FillAsync("7");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the order" }).ClickAsync();
        await page.GetByText("The order is saved.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "proposal" }).First.ClickAsync();
        await page.GetByText("The proposals are taken over.").WaitForAsync();
        (await copies.InputValueAsync()).ShouldBe("110");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the proposals" }).ClickAsync();
        await page.GetByText("The copies are what they were before.").WaitForAsync();
        (await copies.InputValueAsync()).ShouldBe("7");

        await page.GetByLabel("Only workplaces with this in their name").FillAsync(edition.WorkplaceName);
        await page.GetByRole(AriaRole.Button, new() { Name = "Print them there" }).ClickAsync();
        await page.GetByText("1 edition is printed on Riso.").WaitForAsync();
        await page.GetByText("0.13\u00A0EUR").First.WaitForAsync();
        await HoldAsync(watched);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send to Riso" }).ClickAsync();
        await page.GetByText("Sent on its way to Riso.").WaitForAsync();
        await PrintStage.EndedAsync(server, (await server.WithAsync(db => Task.FromResult(db.Set<Handbill.Distribution.Orders.Machines.Machine>().Single().Id))));
        await page.GetByRole(AriaRole.Link, new() { Name = "Look again" }).ClickAsync();
        await page.Locator("tr[id^=j-]").GetByText("printed", new() { Exact = true }).WaitForAsync();
        await HoldAsync(watched);
        cups.Printed().ShouldHaveSingleItem();
        watched.Complaints.ShouldBeEmpty();
    }

    private static async Task HoldAsync(WatchedPage watched)
    {
        (await watched.OverhangAsync()).ShouldBeLessThanOrEqualTo(0, string.Join(' ', await watched.OverhangingAsync()));
        (await watched.AxeAsync()).ShouldBeEmpty();
    }
}
