using Handbill.Browser;
using Handbill.Groups.Contracts;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Stories;

namespace Handbill.Server.Tests.Editorials;

/// <summary>A translator in a real Chromium.</summary>
public sealed class TranslationBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    [InlineData(320)]
    public async Task Two_paragraphs_are_translated_by_keyboard_and_one_is_stale_when_its_original_changed(int width)
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var (id, path, _) = await TranslationTests.StageAsync(desk);
        var board = await desk.Server.SignInAsync(Role.EditorialBoard, Scope.Publication(desk.Publication.Value));
        await using var page = await chromium.OpenAsync(new BrowserLook(width) { Address = desk.Server.Url });
        await page.Page.Context.AddCookiesAsync([new() { Name = board.Cookie.Name, Value = board.Cookie.Value, Url = desk.Server.Url.ToString() }]);
        await page.GoAsync(path);
        await LookAsync(page, $"translation-empty-{width}");
        var keys = page.Page.Keyboard;
        await page.Page.Locator("textarea").First.FocusAsync();
        await keys.TypeAsync("Dix minutes");
        await keys.PressAsync("Control+Enter");
        await keys.TypeAsync("Quelque chose est arrivé.");
        await keys.PressAsync("Control+Enter");
        await keys.TypeAsync("Une seconde chose est arrivée.");
        await keys.PressAsync("Control+Enter");
        await keys.PressAsync("Enter");
        await page.Page.Locator(".flash, .notice").First.WaitForAsync();
        (await page.Page.Locator(".progress").InnerTextAsync()).ShouldContain("3 of 3");

        await TranslationTests.RewriteAsync(desk, id, "One thing happened at noon.\n\nA second thing happened.\n\nNobody had asked for it.");
        await page.GoAsync(path);
        (await page.Page.Locator(".pair.stale ins").InnerTextAsync()).Trim().ShouldBe("at noon");
        (await page.Page.Locator(".pair.missing").CountAsync()).ShouldBe(1);
        await LookAsync(page, $"translation-stale-{width}");
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Still right" }).ClickAsync();
        await page.Page.Locator(".flash, .notice").First.WaitForAsync();
        (await page.Page.Locator(".pair.stale").CountAsync()).ShouldBe(0);

        await page.GoAsync($"/stories/{id}/translations/ar");
        await LookAsync(page, $"translation-ar-{width}");
        await page.GoAsync($"/issues/{desk.Issue}/editorial");
        await LookAsync(page, $"editorial-{width}");
        await page.GoAsync($"/stories/{id}");
        await page.Page.Locator("hb-proof .proof").WaitForAsync();
        await LookAsync(page, $"editorial-text-{width}");
        page.Complaints.ShouldBeEmpty();
    }

    private static async Task LookAsync(WatchedPage page, string name)
    {
        (await page.AxeAsync()).ShouldBeEmpty(name);
        (await page.OverhangAsync()).ShouldBe(0, $"{name}: {string.Join(' ', await page.OverhangingAsync())}");
        await page.PictureAsync(name);
    }
}
