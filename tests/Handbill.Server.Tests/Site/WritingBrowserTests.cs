using Handbill.Browser;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Articles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Handbill.Server.Tests.Site;

/// <summary>An editor writes for the web in a real Chromium with the keyboard alone, on a telephone and at a desk, with and without scripts.</summary>
public sealed class WritingBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Phone = 390, Desk = 1280;
    private const string English = "The lathe in hall two has a guard again", Spanish = "El torno de la nave dos vuelve a tener guarda";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite, Phone, true)]
    [InlineData(StoreKind.Postgres, Desk, true)]
    [InlineData(StoreKind.Sqlite, Phone, false)]
    public async Task An_editor_chooses_publication_and_translation_by_the_keyboard_and_readers_are_led_across(StoreKind kind, int width, bool scripts)
    {
        await using var server = await TestServer.StartAsync(kind);
        await server.WithAsync(db =>
        {
            db.Add(new Handbill.Site.Settings.SiteSetting { IsOpen = true, Host = server.Url.ToString().TrimEnd('/'), Language = "en" });
            foreach (var (slug, name) in new[] { ("early-shift", "The Early Shift"), ("night-bell", "The Night Bell") })
            {
                db.Add(new Publication { Id = PublicationId.From(Guid.CreateVersion7()), Slug = slug, Name = name, Language = "en", Sheet = "A4", TimeZone = "Europe/Lisbon", CreatedAt = DateTimeOffset.UtcNow });
            }

            return db.SaveChangesAsync(Ending);
        });
        var editor = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        await using var desk = await chromium.OpenAsync(new BrowserLook(width) { Address = server.Url, Scripts = scripts });
        await desk.Page.Context.AddCookiesAsync([new() { Name = editor.Cookie.Name, Value = editor.Cookie.Value, Url = server.Url.ToString() }]);

        await WriteAsync(desk, English, "en", "");
        await LookAsync(desk, "write-new", width, scripts);
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.GetByText("It is out.").WaitForAsync();

        // First with a headline that nobody wrote: it is told at the field, and the rest stands as it was written.
        await WriteAsync(desk, Spanish, "es", "The lathe in hall three");
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.GetByText("There is no article “The lathe in hall three” here.").First.WaitForAsync();
        (await desk.Page.GetByLabel("Publication").EvaluateAsync<string>("list => list.selectedOptions[0].text")).ShouldBe("The Night Bell");
        await LookAsync(desk, "write-refused", width, scripts);
        await desk.Page.GetByLabel("Translation of").FocusAsync();
        await desk.Page.Keyboard.PressAsync("Control+A");
        await desk.Page.Keyboard.TypeAsync(English);
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.GetByText("It is out.").WaitForAsync();
        (await desk.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = English }).CountAsync()).ShouldBe(1);
        await LookAsync(desk, "write-tied", width, scripts);

        // Readers go across by the link on each article.
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Look at it" }).EvaluateAsync("link => link.removeAttribute('target')");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Look at it" }).ClickAsync();
        await desk.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Heading, new() { Name = English }).WaitForAsync();
        await LookAsync(desk, "write-read", width, scripts);
        await desk.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "español" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Heading, new() { Name = Spanish }).WaitForAsync();
        var kept = await server.WithAsync(db => db.Set<Article>().AsNoTracking().ToListAsync(Ending));
        kept.Select(one => one.Translations).Distinct().Count().ShouldBe(1);
        kept.Select(one => one.PublicationId).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();

        // A browser says of its own that the refused form answered 400.
        desk.Complaints.Where(complaint => !complaint.Contains("the server responded with a status of 400", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    // From the first field to the button by Tab alone, which stands on the button then.
    private static async Task WriteAsync(WatchedPage desk, string headline, string language, string translationOf)
    {
        await desk.GoAsync("/site/articles/new");
        await desk.Page.Locator("[name='Text.Kicker']").FocusAsync();
        foreach (var (field, typed) in new[]
        {
            ("Text.Kicker", ""), ("Text.Headline", headline), ("Text.Standfirst", ""), ("Text.Body", "Nine names on a sheet of paper."), ("Text.Authors", ""), ("Text.Section", ""), ("Text.Topics", ""), ("Text.Series", ""),
            ("Language", language), ("Text.Publication", "The Night"), ("Text.TranslationOf", translationOf),
        })
        {
            await ReachAsync(desk, $"[name='{field}']");
            if (typed.Length > 0 && field != "Text.Publication")
            {
                await desk.Page.Keyboard.PressAsync("Control+A");
            }

            await desk.Page.Keyboard.TypeAsync(typed);
        }

        await ReachAsync(desk, "main .actions button.primary");
    }

    private static async Task ReachAsync(WatchedPage desk, string control)
    {
        for (var tries = 0; !await desk.Page.Locator(control).First.EvaluateAsync<bool>("one => one === document.activeElement"); tries++)
        {
            tries.ShouldBeLessThan(12, $"{control} is not reached by Tab.");
            await desk.Page.Keyboard.PressAsync("Tab");
        }
    }

    private static async Task LookAsync(WatchedPage desk, string name, int width, bool scripts)
    {
        (await desk.OverhangAsync()).ShouldBe(0, $"{name}: {string.Join(' ', await desk.OverhangingAsync())}");
        if (scripts)
        {
            // The check is a script itself.
            (await desk.AxeAsync()).ShouldBeEmpty(name);
        }

        await desk.PictureAsync($"site-{name}-{width}{(scripts ? "" : "-plain")}");
    }
}
