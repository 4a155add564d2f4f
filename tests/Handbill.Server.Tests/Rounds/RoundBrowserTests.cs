using Handbill.Browser;
using Handbill.Distribution.Rounds;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Handbill.Server.Tests.Rounds;

/// <summary>A round on a phone in a real Chromium, where the connection goes and comes back.</summary>
public sealed class RoundBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Phone = 390;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_round_is_reported_without_a_connection_and_the_plot_shows_it()
    {
        await using var stage = await RoundStage.StartAsync(StoreKind.Sqlite);
        var secretary = await stage.Server.SignInAsync(Role.GroupSecretary, stage.Group);
        var rounds = await stage.LaidOutAsync(secretary.Browser);
        await using var watched = await chromium.OpenAsync(new BrowserLook(Phone) { Address = stage.Server.Url });
        var page = watched.Page;
        await page.Context.AddCookiesAsync([new() { Name = secretary.Cookie.Name, Value = secretary.Cookie.Value, Url = stage.Server.Url.ToString() }]);
        await watched.GoAsync("/rounds");
        await page.Locator($"a[href='/rounds/{rounds[0].Id}']").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "I go" }).ClickAsync();
        await page.GetByText("You go on this round.").First.WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Say how it went" }).ClickAsync();

        // Kept: the second look comes through the worker.
        await page.EvaluateAsync("() => navigator.serviceWorker.ready");
        await page.ReloadAsync();
        await page.WaitForFunctionAsync("async () => (await (await caches.open('hb-meeting')).keys()).some(key => new URL(key.url).pathname === location.pathname)");
        await page.Context.SetOfflineAsync(true);
        await page.Locator("input[name='taken[0]']").FillAsync("27");
        await page.Locator("input[name='left[0]']").FillAsync("3");
        await page.Locator("input[name='amount']").FillAsync("8.20");
        await page.Locator("input[name='currency']").FillAsync("EUR");
        await page.Locator("textarea[name='remark']").FillAsync("The gate was shut until seven.");

        // The tab is loaded again in the dead spot: page and words are still there.
        await page.ReloadAsync();
        (await page.Locator("textarea[name='remark']").InputValueAsync()).ShouldBe("The gate was shut until seven.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the report" }).ClickAsync();
        await page.GetByText("not yet sent").First.WaitForAsync();
        await watched.PictureAsync($"round-report-offline-{Phone}");
        (await stage.CountAsync<RoundReport>()).ShouldBe(0);
        await page.Context.SetOfflineAsync(false);
        await page.Locator("#report-status", new() { HasText = "Your report is in." }).WaitForAsync();
        var report = await stage.Server.WithAsync(db => db.Set<RoundReport>().Include(one => one.Lines).SingleAsync(Ending));
        (report.Lines.Single().Taken, report.Lines.Single().Left, report.Units, report.Currency, report.Remark.Text).ShouldBe((27, 3, 820, "EUR", "The gate was shut until seven."));
        (await page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(key => /^hb-(meeting|draft):/.test(key)).length")).ShouldBe(0);

        await using var scope = stage.Server.Services.CreateAsyncScope();
        var publication = (await scope.ServiceProvider.GetRequiredService<IIssues>().FindAsync(stage.Issue, Ending))!.PublicationId;
        await watched.GoAsync($"/publications/{publication}/hand-outs");
        (await page.Locator("svg.hand-outs").CountAsync()).ShouldBe(1);
        (await page.GetByText("90%").CountAsync()).ShouldBeGreaterThan(0);
        await watched.PictureAsync($"hand-outs-{Phone}");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        (await watched.AxeAsync()).ShouldBeEmpty();

        // From right to left on the narrowest screen nothing moves.
        await page.SetViewportSizeAsync(320, 640);
        await watched.GoAsync("/account");
        await page.Context.AddCookiesAsync([new() { Name = "hb-language", Value = "ar", Url = stage.Server.Url.ToString() }]);
        foreach (var path in new[] { "/rounds", stage.Page, $"/rounds/{rounds[0].Id}", $"/rounds/{rounds[1].Id}/report" })
        {
            await watched.GoAsync(path);
            (await watched.ShiftAsync()).ShouldBeLessThan(0.02, $"{path}: {string.Join(' ', await watched.MovedAsync())}");
            (await watched.OverhangAsync()).ShouldBe(0, path);
        }

        await watched.PictureAsync("rounds-arabic-320");
    }
}
