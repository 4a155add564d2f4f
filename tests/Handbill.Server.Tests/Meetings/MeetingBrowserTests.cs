using Handbill.Browser;
using Handbill.Desk.Contracts;
using Handbill.Server.Tests.Hosting;
using Microsoft.Playwright;
using Forms = Handbill.Server.Tests.Stories.Forms;
using TwoGroups = Handbill.Server.Tests.Stories.TwoGroups;

namespace Handbill.Server.Tests.Meetings;

/// <summary>A meeting in a real Chromium: by keyboard, without a connection, and with somebody else at work.</summary>
public sealed class MeetingBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task All_is_approved_by_keyboard_alone()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        await desk.ThreeAsync();
        await using var page = await OpenAsync(desk, await desk.MemberAsync());
        var keys = page.Page.Keyboard;
        for (var item = 0; item < 3; item++)
        {
            await keys.PressAsync("n");
            await keys.PressAsync("a");
        }

        await page.Page.GetByText("The edition is approved").WaitForAsync();
        await AllSentAsync(page.Page);
        (await desk.IsApprovedAsync()).ShouldBeTrue();

        // Taken back, and what one types in a field decides nothing.
        await keys.PressAsync("u");
        await page.Page.GetByText("Decided on 2 of 3").WaitForAsync();
        await page.Page.Locator("article.item").First.Locator(".amend summary").ClickAsync();
        await page.Page.Locator("article.item").First.Locator("textarea[name=body]").FocusAsync();
        await keys.TypeAsync("hk");
        await AllSentAsync(page.Page);
        (await desk.DecisionsAsync()).Length.ShouldBe(4);
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Items_move_by_keys_and_by_dragging()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var items = await desk.ThreeAsync();
        await using var page = await OpenAsync(desk, await desk.MemberAsync());
        await page.Page.Locator($"#s-{items[2]}").FocusAsync();
        await page.Page.Keyboard.PressAsync("Alt+ArrowUp");
        await AllSentAsync(page.Page);
        (await OrderAsync(desk)).ShouldBe([items[0], items[2], items[1]]);

        await page.Page.Locator("#order > summary").ClickAsync();
        var (from, to) = (await BoxAsync(page.Page, items[1], ".drag"), await BoxAsync(page.Page, items[0], ".drag"));
        await page.Page.Mouse.MoveAsync(from.X + 5, from.Y + 5);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(to.X + 5, to.Y, new() { Steps = 8 });
        await page.Page.Mouse.UpAsync();
        await AllSentAsync(page.Page);
        (await OrderAsync(desk)).ShouldBe([items[1], items[0], items[2]]);
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_connection_the_page_goes_on_and_sends_later()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var items = await desk.ThreeAsync();
        await using var page = await OpenAsync(desk, await desk.MemberAsync());
        await KeptAsync(page.Page);

        await page.Page.Context.SetOfflineAsync(true);
        await DecideAsync(page.Page, items[0], "Approve");
        var second = page.Page.Locator($"#s-{items[1]}");
        await second.Locator(".amend > summary").ClickAsync();
        await second.Locator("textarea[name=body]").FillAsync("A plate costs forty-five more.");
        await second.Locator(".amend button").ClickAsync();
        await DecideAsync(page.Page, items[1], "Approve");
        await DecideAsync(page.Page, items[2], "Kill");
        await SaysAsync(page.Page, "4 on this device, not yet sent");
        (await desk.DecisionsAsync()).ShouldBeEmpty();

        // The tab is loaded again in the dead spot: page and decisions are still there.
        await page.Page.ReloadAsync();
        await SaysAsync(page.Page, "4 on this device, not yet sent");
        (await second.Locator(".read .copy").InnerTextAsync()).ShouldBe("A plate costs forty-five more.");
        await page.PictureAsync("meeting-offline-1280");

        // What was not meant is not sent.
        await page.Page.Locator($"#s-{items[2]} .kept button").ClickAsync();
        await page.Page.Context.SetOfflineAsync(false);
        await AllSentAsync(page.Page);
        (await desk.ReadAsync(items[0])).State.ShouldBe(StoryState.Approved);
        var amended = await desk.ReadAsync(items[1]);
        (amended.State, amended.Body, amended.Revision).ShouldBe((StoryState.Approved, "A plate costs forty-five more.", 2));
        (await desk.ReadAsync(items[2])).State.ShouldBe(StoryState.Draft);
    }

    [Fact]
    public async Task What_changed_meanwhile_is_shown_and_not_overwritten()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var items = await desk.ThreeAsync();
        var member = await desk.MemberAsync();
        await using var page = await OpenAsync(desk, member);
        await KeptAsync(page.Page);
        await page.Page.Context.SetOfflineAsync(true);
        await DecideAsync(page.Page, items[0], "Approve");
        await DecideAsync(page.Page, items[1], "Hold");
        await desk.WriteAsync(member.Browser, items[0], "The boiler broke on Friday. Nobody came.\n\nA plate costs forty more.");
        await page.Page.Context.SetOfflineAsync(false);

        var first = page.Page.Locator($"#s-{items[0]}");
        await first.Locator(".changed").WaitForAsync();
        (await first.Locator(".changed ins").InnerTextAsync()).ShouldBe("Friday");
        (await first.Locator(".changed del").InnerTextAsync()).ShouldBe("Monday");
        (await desk.ReadAsync(items[0])).State.ShouldBe(StoryState.Ready);
        await page.Page.Locator($"#s-{items[1]} .kept").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await desk.ReadAsync(items[1])).State.ShouldBe(StoryState.Held);
        await page.PictureAsync("meeting-changed-1280");

        // Loaded again it is still asked, and what one decides then holds.
        await page.Page.ReloadAsync();
        await first.Locator(".changed").WaitForAsync();
        await DecideAsync(page.Page, items[0], "Approve");
        await AllSentAsync(page.Page);
        (await desk.ReadAsync(items[0])).State.ShouldBe(StoryState.Approved);
        (await page.Page.Locator(".kept").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_others_do_is_shown_but_no_words_are_put_under_the_readers_eyes()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var items = await desk.ThreeAsync();
        var (member, other) = (await desk.MemberAsync(), await desk.MemberAsync());
        await using var page = await OpenAsync(desk, member);
        await AllSentAsync(page.Page);
        await desk.DecideAsync(other.Browser, items[0], "Approve");
        await desk.WriteAsync(other.Browser, items[1], "The plate is forty-five now.");
        await desk.SendAsync(other.Browser, "Order", ("seen", string.Join(',', items)), ("move", $"{items[2]} -2"));
        var late = await desk.AddAsync(story => (story.Headline, story.State, story.Position) = ("A lamp for the yard", StoryState.Ready, 9));

        await page.Page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");
        await page.Page.Locator($"#s-{late}").WaitForAsync();
        (await page.Page.Locator("article.item h2").AllInnerTextsAsync()).ShouldBe(["The new rota", "Hot water is back", "Canteen prices", "A lamp for the yard"]);
        (await page.Page.Locator($"#s-{items[0]} .state").InnerTextAsync()).ShouldBe("approved");
        (await page.Page.Locator($"#s-{items[1]} .read").InnerTextAsync()).ShouldContain("Monday");
        await page.Page.Locator($"#s-{items[1]} .wrote button").ClickAsync();
        (await page.Page.Locator($"#s-{items[1]} .read").InnerTextAsync()).ShouldContain("forty-five");

        // What is decided then is about what was shown.
        await DecideAsync(page.Page, items[1], "Approve");
        await AllSentAsync(page.Page);
        (await desk.ReadAsync(items[1])).State.ShouldBe(StoryState.Approved);
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Signing_out_takes_the_kept_page_away_and_asks_before_it_loses_anything()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var items = await desk.ThreeAsync();
        await using var page = await OpenAsync(desk, await desk.MemberAsync());
        await KeptAsync(page.Page);
        await page.Page.Context.SetOfflineAsync(true);
        await DecideAsync(page.Page, items[0], "Approve");
        var asked = new List<string>();
        page.Page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Message);
            await dialog.DismissAsync();
        };
        await page.Page.Locator("details.menu summary").ClickAsync();
        await page.Page.Locator("form[action='/sign-out'] button").ClickAsync();
        asked.ShouldHaveSingleItem().ShouldContain("have not been sent yet");
        await page.Page.Context.SetOfflineAsync(false);
        await AllSentAsync(page.Page);

        await page.Page.Locator("form[action='/sign-out'] button").ClickAsync();
        await page.Page.WaitForURLAsync("**/sign-in*");
        (await page.Page.EvaluateAsync<int>("async () => (await caches.keys()).length + Object.keys(localStorage).filter(key => key.startsWith('hb-meeting:')).length")).ShouldBe(0);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Every_page_fits_and_axe_finds_nothing(int width)
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var items = await desk.ThreeAsync();
        var member = await desk.MemberAsync();
        await desk.SendAsync(member.Browser, "Task", ("story", items[0].ToString()), ("text", "Ask when the boiler is mended."), ("who", "Heron"), ("due", "2026-12-04"));
        await desk.DecideAsync(member.Browser, items[0], "Approve");
        await desk.DecideAsync(member.Browser, items[1], "Hold", why: "The price list is not out.");
        await using var page = await OpenAsync(desk, member, width);
        foreach (var (path, name) in new[]
        {
            (desk.Page(), "all"), (desk.Page() + "?one=3&size=5", "one"), (desk.Page() + "/minutes", "minutes"), ($"/editions/{desk.DepotEdition}/reading-copy", "reading-copy"),
            ($"/stories/edition/{desk.DepotEdition}", "edition"),
        })
        {
            await page.GoAsync(path);
            await page.Page.WaitForTimeoutAsync(200);
            await page.PictureAsync($"meeting-{name}-{width}");
            (await page.AxeAsync()).ShouldBeEmpty(path);
            (await page.OverhangAsync()).ShouldBe(0, $"{path}: {string.Join(' ', await page.OverhangingAsync())}");
            (await page.ShiftAsync()).ShouldBeLessThan(0.02, $"{path}: {string.Join(' ', await page.MovedAsync())}");
        }

        await page.GoAsync(desk.Page());
        await page.Page.EvaluateAsync("() => document.querySelectorAll('#meeting details').forEach(one => one.open = true)");
        (await page.AxeAsync()).ShouldBeEmpty("open");
        (await page.OverhangAsync()).ShouldBe(0, $"open: {string.Join(' ', await page.OverhangingAsync())}");
        await page.PictureAsync($"meeting-open-{width}");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_reading_copy_prints_each_item_on_a_sheet_of_its_own()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        await desk.ThreeAsync();
        await using var page = await OpenAsync(desk, await desk.MemberAsync());
        await page.GoAsync($"/editions/{desk.DepotEdition}/reading-copy");
        var pdf = await page.Page.PdfAsync(new() { Format = "A4" });
        await File.WriteAllBytesAsync(Path.ChangeExtension(await page.PictureAsync("meeting-print-1280"), ".pdf"), pdf, TestContext.Current.CancellationToken);
        System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b").ShouldBe(3);
    }

    [Fact]
    public async Task Its_scripts_with_all_others_are_small()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var member = await desk.MemberAsync();
        var page = await Forms.ReadAsync(member.Browser, desk.Page());
        var folder = System.Text.RegularExpressions.Regex.Match(page, "/a/[0-9a-f]+/").Value;
        var size = 0L;
        foreach (var name in new[] { "app.js", "editor.js", "meeting.js", "meeting-worker.js", "passkey.js", "proof.js", "report.js" })
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, folder + name) { Headers = { { "Accept-Encoding", "gzip" } } };
            using var answer = await member.Browser.SendAsync(asked, TestContext.Current.CancellationToken);
            size += (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
            answer.Headers.Contains("Service-Worker-Allowed").ShouldBe(name == "meeting-worker.js");
        }

        size.ShouldBeInRange(20_000, 120_000);
    }

    private static async Task DecideAsync(IPage page, StoryId story, string kind)
    {
        await page.Locator($"#s-{story} .decide button[value={kind}]").ClickAsync();
        await page.WaitForTimeoutAsync(100);
    }

    private static Task AllSentAsync(IPage page) => SaysAsync(page, "All is sent.");

    private static Task SaysAsync(IPage page, string words) => page.Locator(".meeting-status", new() { HasText = words }).WaitForAsync();

    // Until the page and its files are kept: the second look comes through the worker.
    private static async Task KeptAsync(IPage page)
    {
        await page.EvaluateAsync("() => navigator.serviceWorker.ready");
        await page.ReloadAsync();
        await page.WaitForFunctionAsync("async () => (await (await caches.open('hb-meeting')).keys()).some(key => new URL(key.url).pathname === location.pathname)");
        await AllSentAsync(page);
    }

    private static async Task<StoryId[]> OrderAsync(TwoGroups desk)
    {
        var page = await Forms.ReadAsync((await desk.MemberAsync()).Browser, desk.Page());
        return [.. System.Text.RegularExpressions.Regex.Match(page, "data-order=\"([^\"]+)\"").Groups[1].Value.Split(',').Select(id => StoryId.Parse(id, null))];
    }

    private static async Task<LocatorBoundingBoxResult> BoxAsync(IPage page, StoryId story, string part) =>
        (await page.Locator($"#order-list li[data-story='{story}'] {part}").BoundingBoxAsync())!;

    private async Task<WatchedPage> OpenAsync(TwoGroups desk, SignedIn who, int width = 1280)
    {
        var page = await chromium.OpenAsync(new BrowserLook(width) { Address = desk.Server.Url });
        await page.Page.Context.AddCookiesAsync([new() { Name = who.Cookie.Name, Value = who.Cookie.Value, Url = desk.Server.Url.ToString() }]);
        await page.GoAsync(desk.Page());
        return page;
    }
}
