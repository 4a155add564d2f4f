using Handbill.Browser;
using Handbill.Ui.Tests.Hosting;
using Microsoft.Playwright;

namespace Handbill.Ui.Tests.Browser;

/// <summary>The components at work, by keyboard, with scripts and without, under the policy that every page has.</summary>
public sealed class UseTests(Chromium chromium, SampleServer sample) : IClassFixture<Chromium>, IClassFixture<SampleServer>
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    public async Task Every_control_is_reached_by_keyboard(int width, bool scripts)
    {
        await using var page = await OpenAsync(new(width) { Scripts = scripts });
        await page.GoAsync("/design");

        var stops = await page.TabThroughAsync();

        stops[0].ShouldContain("skip");
        (await page.UnreachedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Arrows_go_from_row_to_row_and_a_slash_to_the_filter()
    {
        await using var page = await OpenAsync(new());
        await page.GoAsync("/design");

        await page.Page.Keyboard.PressAsync("/");
        await page.Page.Keyboard.TypeAsync("hárbour");
        (await page.Page.Locator("tbody tr:visible").CountAsync()).ShouldBe(1);
        (await page.Page.Locator(".table-count").TextContentAsync()).ShouldBe("1 of 7 shown");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await page.Page.Keyboard.PressAsync("ArrowDown");
        (await FocusedAsync(page)).ShouldBe("St Anne’s laundry");
        await page.Page.Keyboard.PressAsync("End");
        (await FocusedAsync(page)).ShouldBe("County library");
        page.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_cannot_be_taken_back_is_asked_first_with_scripts_and_without(bool scripts)
    {
        await using var page = await OpenAsync(new() { Scripts = scripts });
        await page.GoAsync("/design");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Kill the item" }).ClickAsync();

        await page.Page.GetByRole(AriaRole.Heading, new() { Name = "Kill “Canteen prices”?" }).WaitForAsync();
        (await page.Page.Locator("dialog[open]").CountAsync()).ShouldBe(scripts ? 1 : 0);
        if (scripts)
        {
            (await FocusedAsync(page)).ShouldBe("Leave it as it is");
            await page.PictureAsync("dialog", whole: false);
            (await page.AxeAsync()).ShouldBeEmpty();
        }

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Kill the item" }).ClickAsync();
        (await page.Page.Locator(".notice[role=status]").TextContentAsync())!.ShouldContain("The item is killed.");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dialog_that_is_left_gives_the_focus_back()
    {
        await using var page = await OpenAsync(new());
        await page.GoAsync("/design");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Kill the item" }).ClickAsync();
        await page.Page.Locator("dialog[open]").WaitForAsync();

        await page.Page.Keyboard.PressAsync("Enter");

        (await page.Page.Locator("dialog").CountAsync()).ShouldBe(0);
        (await FocusedAsync(page)).ShouldBe("Kill the item");
        page.Page.Url.ShouldEndWith("/design");
    }

    [Fact]
    public async Task Errors_take_the_focus_and_lead_to_their_fields()
    {
        await using var page = await OpenAsync(new());
        await page.GoAsync("/design");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Keep the workplace" }).ClickAsync();
        await page.Page.Locator(".errors").WaitForAsync();

        (await page.Page.EvaluateAsync<string>("() => document.activeElement.className")).ShouldBe("errors");
        await page.PictureAsync("errors", whole: false);
        (await page.AxeAsync()).ShouldBeEmpty();
        await page.Page.Locator(".errors a").First.ClickAsync();
        (await page.Page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("Input_Name");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_narrows_with_its_filters(bool scripts)
    {
        await using var page = await OpenAsync(new() { Scripts = scripts });
        await page.GoAsync("/lab/filters");
        await page.Page.GetByLabel("Name").FillAsync("har");
        if (!scripts)
        {
            await page.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        }

        await Assertions.Expect(page.Page.Locator("#list li")).ToHaveTextAsync(["Harbour"]);
        await Assertions.Expect(page.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("[?]q=har$"));
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Parts_of_a_live_page_are_renewed_as_they_change()
    {
        await using var page = await OpenAsync(new());
        await page.GoAsync("/lab/filters");

        await Assertions.Expect(page.Page.Locator("#news")).ToHaveTextAsync("Harbour has sent its copy.");
        await Assertions.Expect(page.Page.Locator("#live")).ToHaveTextAsync("One more is in.");
        (await page.Page.EvaluateAsync<bool>("() => window.broken === undefined")).ShouldBeTrue();
    }

    [Fact]
    public async Task Words_that_are_not_sent_are_not_left_without_asking()
    {
        await using var page = await OpenAsync(new());
        await page.GoAsync("/lab/filters");
        var asked = 0;
        page.Page.Dialog += (_, dialog) =>
        {
            asked++;
            _ = dialog.AcceptAsync();
        };
        await page.Page.GetByLabel("Words").PressSequentiallyAsync("half a sentence");
        await page.GoAsync("/design");

        asked.ShouldBe(1);
    }

    [Fact]
    public async Task Text_and_proof_are_one_tap_apart_on_a_phone()
    {
        await using var page = await OpenAsync(new(390) { Scripts = false });
        await page.GoAsync("/design");
        (await page.Page.Locator(".beside .sheet").IsVisibleAsync()).ShouldBeFalse();

        await page.Page.Locator(".beside-choice label").Last.ClickAsync();

        (await page.Page.Locator(".beside .sheet").IsVisibleAsync()).ShouldBeTrue();
        (await page.Page.Locator(".beside textarea").IsVisibleAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("en", 390)]
    [InlineData("en", 1280)]
    [InlineData("ar", 390)]
    public async Task The_plain_page_is_sound(string language, int width)
    {
        await using var page = await OpenAsync(new(width, language));
        await page.GoAsync("/design/plain");
        (await page.ShiftAsync()).ShouldBe(0, string.Join('\n', await page.MovedAsync()));
        await page.PictureAsync($"plain-{language}-{width}");

        (await page.OverhangAsync()).ShouldBe(0);
        (await page.AxeAsync()).ShouldBeEmpty();
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_with_all_it_needs_weighs_less_than_a_hundred_kilobytes()
    {
        await using var page = await OpenAsync(new());
        await page.GoAsync("/design");

        var bytes = await page.Page.EvaluateAsync<long>(
            "() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, one) => sum + one.encodedBodySize, 0)");
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes} bytes");
        bytes.ShouldBeLessThan(100_000);
    }

    private Task<WatchedPage> OpenAsync(BrowserLook look) => chromium.OpenAsync(look with { Address = sample.Address });

    private static Task<string> FocusedAsync(WatchedPage page) => page.Page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()");
}
