using System.Text.RegularExpressions;
using Handbill.Browser;
using Handbill.Desk.Contracts;
using Handbill.Server.Tests.Hosting;
using Microsoft.Playwright;

namespace Handbill.Server.Tests.Stories;

/// <summary>The rich editor in a real Chromium: what is typed, pasted and left behind.</summary>
public sealed class EditorTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task What_is_typed_is_saved_as_Markdown()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var id = await desk.AddAsync(body: "First.");
        await using var page = await OpenAsync(desk, $"/stories/{id}");
        await page.Page.Locator(".ProseMirror").ClickAsync();
        await page.Page.Keyboard.PressAsync("Control+End");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.TypeAsync("The plate costs 5*3 and ");
        await page.Page.Keyboard.PressAsync("Control+b");
        await page.Page.Keyboard.TypeAsync("more");
        await page.Page.Keyboard.PressAsync("Control+b");
        await page.Page.Keyboard.TypeAsync(".");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.TypeAsync("- one");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.TypeAsync("two");
        await SaveAsync(page.Page);

        (await desk.ReadAsync(id)).Body.ShouldBe("First.\n\nThe plate costs 5\\*3 and **more**.\n\n- one\n- two");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_typed_when_the_tab_died_is_offered_back_with_what_changed_and_gone_once_saved()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var id = await desk.AddAsync(body: "First.");
        await using var page = await OpenAsync(desk, $"/stories/{id}");
        await page.Page.Locator(".ProseMirror").ClickAsync();
        await page.Page.Keyboard.PressAsync("Control+End");
        await page.Page.Keyboard.TypeAsync(" Never sent.");
        await page.Page.WaitForTimeoutAsync(700);
        await page.Page.CloseAsync();

        var again = await page.Page.Context.NewPageAsync();
        await again.GotoAsync($"/stories/{id}");
        (await again.Locator(".draft ins").AllInnerTextsAsync()).ShouldContain("Never");
        (await again.Locator("textarea[name='Input.Body']").InputValueAsync()).ShouldBe("First.");
        await again.Locator(".draft button.primary").ClickAsync();
        (await again.Locator(".ProseMirror").InnerTextAsync()).ShouldContain("First. Never sent.");
        await SaveAsync(again);

        (await desk.ReadAsync(id)).Body.ShouldBe("First. Never sent.");
        await again.GotoAsync($"/stories/{id}");
        (await again.Locator(".draft").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Signing_out_asks_before_it_takes_away_what_was_not_saved()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var id = await desk.AddAsync(body: "First.");
        await using var page = await OpenAsync(desk, $"/stories/{id}");
        await page.Page.Locator(".ProseMirror").ClickAsync();
        await page.Page.Keyboard.TypeAsync("Never sent. ");
        await page.Page.WaitForTimeoutAsync(700);
        var (asked, goes) = (new List<string>(), false);
        page.Page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Message);
            await (goes ? dialog.AcceptAsync() : dialog.DismissAsync());
        };

        await page.Page.Locator("details.menu summary").ClickAsync();
        await page.Page.Locator("form[action='/sign-out'] button").ClickAsync();
        asked.ShouldHaveSingleItem().ShouldContain("has not been saved yet");
        (await DraftsAsync()).ShouldBe(1);

        goes = true;
        await page.Page.Locator("form[action='/sign-out'] button").ClickAsync();
        await page.Page.WaitForURLAsync("**/sign-in*");
        (await DraftsAsync()).ShouldBe(0);

        Task<int> DraftsAsync() => page.Page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(key => key.startsWith('hb-draft:')).length");
    }

    [Fact]
    public async Task What_could_not_be_sent_is_kept_and_what_another_saved_meanwhile_stays()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var id = await desk.AddAsync(body: "First.\n\nSecond.");
        await using var page = await OpenAsync(desk, $"/stories/{id}");
        await page.Page.Locator(".ProseMirror").ClickAsync();
        await page.Page.Keyboard.PressAsync("Control+End");
        await page.Page.Keyboard.TypeAsync(" Mine.");
        await page.Page.Context.SetOfflineAsync(true);
        await page.Page.Locator("form[data-story] button.primary").ClickAsync();
        await page.Page.WaitForTimeoutAsync(500);
        await page.Page.Context.SetOfflineAsync(false);
        await page.Page.CloseAsync();

        var again = await page.Page.Context.NewPageAsync();
        await again.GotoAsync($"/stories/{id}");
        await again.Locator(".draft button.primary").ClickAsync();
        await SaveAsync(again);
        (await desk.ReadAsync(id)).Body.ShouldBe("First.\n\nSecond. Mine.");
    }

    [Theory]
    [InlineData("word.html", "The **new** rota is *here*.\n\n### What changes\n\n- Early shift at six\n- Late shift at [two](https://example.org/rota)\n\n| Day | Shift |\n| --- | --- |\n| Monday | Early |")]
    [InlineData("web.html", "### Prices\n\nA plate costs **forty** *more*, ~~four~~ five.\n\n1. Soup\n2. Bread\n\n> Nobody asked us.")]
    [InlineData("docs.html", "Plain, **bold** and *slanted*.\n\nSecond paragraph.")]
    public async Task What_is_pasted_keeps_its_words_and_emphasis_alone(string sample, string markdown)
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var id = await desk.AddAsync(body: "");
        await using var page = await OpenAsync(desk, $"/stories/{id}");
        await page.Page.Locator(".ProseMirror").ClickAsync();
        var html = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Stories", "Clipboard", sample), TestContext.Current.CancellationToken);
        await page.Page.EvaluateAsync(
            """
            html => { const data = new DataTransfer(); data.setData("text/html", html);
              document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })); }
            """,
            html);

        (await page.Page.Locator("textarea[name='Input.Body']").InputValueAsync()).ShouldBe(markdown);
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_can_be_done_by_keyboard_alone()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var id = await desk.AddAsync(body: "First.");
        await using var page = await OpenAsync(desk, $"/stories/{id}");
        await page.Page.Locator("[name='Input.Kicker']").FocusAsync();
        await page.Page.Keyboard.PressAsync("Tab");
        (await FocusedAsync(page.Page)).ShouldBe("Bold");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        (await FocusedAsync(page.Page)).ShouldBe("Italic");
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Control+a");
        await page.Page.Keyboard.PressAsync("Shift+Tab");
        await page.Page.Keyboard.PressAsync("Enter");

        // The editor puts its selection back shortly after it got the focus; nobody types within that blink, by the page's own clock.
        await page.Page.EvaluateAsync("() => new Promise(done => setTimeout(done, 100))");
        await page.Page.Keyboard.PressAsync("Control+End");
        await page.Page.Keyboard.TypeAsync(" Yes");
        for (var i = 0; i < 12 && await FocusedAsync(page.Page) != "Save"; i++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
        }

        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.WaitForURLAsync("**?saved=*");
        (await desk.ReadAsync(id)).Body.ShouldBe("*First. Yes*");
    }

    [Fact]
    public async Task What_is_typed_before_the_browser_told_of_a_moved_caret_takes_nothing_away()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var id = await desk.AddAsync(body: "First.");
        await using var page = await OpenAsync(desk, $"/stories/{id}");
        await page.Page.Locator(".ProseMirror").ClickAsync();
        await page.Page.Keyboard.PressAsync("Control+a");

        // All is selected. The caret goes to the end and a key follows in the same breath, as on a busy page; what the browser itself does
        // with a key, it does with real ones only.
        await page.Page.EvaluateAsync(
            """
            () => {
              const copy = document.querySelector(".ProseMirror");
              const text = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT).nextNode();
              getSelection().collapse(text, text.length);
              for (const type of ["keydown", "keypress"]) {
                copy.dispatchEvent(new KeyboardEvent(type, { key: "x", charCode: type === "keypress" ? 120 : 0, bubbles: true, cancelable: true }));
              }
            }
            """);
        await page.Page.Keyboard.PressAsync("y");

        (await page.Page.Locator("textarea[name='Input.Body']").InputValueAsync()).ShouldBe("First.y");
    }

    [Fact]
    public async Task A_text_that_the_editor_would_lose_something_of_stays_as_it_is()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        const string Odd = "A paragraph.\n\n- item\nthat goes on lazily";
        var id = await desk.AddAsync(body: Odd);
        await using var page = await OpenAsync(desk, $"/stories/{id}");

        (await page.Page.Locator(".ProseMirror").CountAsync()).ShouldBe(0);
        (await page.Page.Locator("textarea[name='Input.Body']").InputValueAsync()).ShouldBe(Odd);
        (await page.Page.GetByText("only as Markdown").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task All_scripts_together_are_small()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var id = await desk.AddAsync();
        var member = await desk.MemberAsync();
        var page = await member.Browser.ReadAsync($"/stories/{id}");
        var size = 0L;
        foreach (Match script in Regex.Matches(page, "src=\"(?<address>/a/[^\"]+\\.js)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)))
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, script.Groups["address"].Value) { Headers = { { "Accept-Encoding", "gzip" } } };
            using var answer = await member.Browser.SendAsync(asked, TestContext.Current.CancellationToken);
            size += (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }

        size.ShouldBeInRange(20_000, 120_000);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    [InlineData(320)]
    public async Task Every_page_fits_and_axe_finds_nothing(int width)
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var id = await desk.AddAsync(body: "The boiler broke on **Monday**. Nobody came.\n\n- six weeks\n- no heating\n\n| Day | Shift |\n|---|---|\n| Monday | Early |");
        await desk.AddAsync(story => (story.Headline, story.State, story.Position) = ("Canteen prices", StoryState.Held, 2));
        var editor = await desk.EditorAsync();
        await editor.Browser.SendAsync($"/stories/{id}/comments", $"/stories/{id}/comments", ("Input.Quote", "Nobody came"), ("Input.Suggests", "true"), ("Input.Replacement", "Nobody came for six weeks"), ("Input.Text", "Say how long."));
        var seen = await editor.Browser.ReadAsync($"/stories/{id}");
        await editor.Browser.PostAsync($"/stories/{id}", Forms.Token(seen), Forms.Story(seen, ("Body", Forms.Body(seen).Replace("no heating", "cold showers"))));
        await using var page = await OpenAsync(desk, "/stories", new BrowserLook(width), editor);
        foreach (var (path, name) in new[]
        {
            ("/stories", "list"), ($"/stories/{id}", "edit"), ($"/stories/{id}/comments", "comments"), ($"/stories/{id}/revisions", "revisions"), ($"/stories/{id}/pictures", "pictures"),
            ($"/stories/{id}/move", "move"), ($"/stories/edition/{desk.DepotEdition}", "edition"), ("/stories/new", "new"), ("/templates", "templates"), ("/templates/new", "template"), ("/search?q=boiler", "search"),
        })
        {
            await page.GoAsync(path);
            (await page.AxeAsync()).ShouldBeEmpty(path);
            (await page.OverhangAsync()).ShouldBe(0, $"{path}: {string.Join(' ', await page.OverhangingAsync())}");
            await page.PictureAsync($"stories-{name}-{width}");
        }

        // Two wrote at once: the page that stays where the form was sent.
        await page.GoAsync($"/stories/{id}");
        var other = await editor.Browser.ReadAsync($"/stories/{id}");
        await editor.Browser.PostAsync($"/stories/{id}", Forms.Token(other), Forms.Story(other, ("Body", Forms.Body(other).Replace("Monday", "Tuesday"))));
        await page.Page.Locator(".ProseMirror strong").DblClickAsync();
        await page.Page.Keyboard.TypeAsync("Friday");
        await page.Page.Locator("form[data-story] button.primary").ClickAsync();
        await page.Page.Locator(".sides").WaitForAsync();
        (await page.AxeAsync()).ShouldBeEmpty();
        (await page.OverhangAsync()).ShouldBe(0);
        await page.PictureAsync($"stories-both-{width}");
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.Locator("form[data-story] button.primary").ClickAsync();
        await page.WaitForURLAsync("**?saved=*");
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()");

    private async Task<WatchedPage> OpenAsync(TwoGroups desk, string path, BrowserLook? look = null, SignedIn? who = null)
    {
        var page = await chromium.OpenAsync((look ?? new BrowserLook()) with { Address = desk.Server.Url });
        who ??= await desk.MemberAsync();
        await page.Page.Context.AddCookiesAsync([new() { Name = who.Cookie.Name, Value = who.Cookie.Value, Url = desk.Server.Url.ToString() }]);
        await page.GoAsync(path);
        return page;
    }
}
