using Handbill.Browser;
using Handbill.Ui.Tests.Hosting;
using Microsoft.Playwright;

namespace Handbill.Ui.Tests.Browser;

/// <summary>What a reader sees while a page still comes does not move when the rest is there, where a browser shows it before that at all.</summary>
public sealed class SlowLineTests(Chromium chromium, SampleServer sample) : IClassFixture<Chromium>, IClassFixture<SampleServer>
{
    [Theory]
    [InlineData(320, "en", "Echo</a>")]
    [InlineData(320, "en", "<summary>")]
    [InlineData(320, "ar", "<summary>")]
    [InlineData(1280, "en", "<summary>Marg")]
    public async Task The_head_of_a_page_stays_where_it_is_whatever_of_it_came_first(int width, string language, string until)
    {
        await using var watched = await chromium.OpenAsync(new(width, language) { Address = sample.Address });
        var page = watched.Page;
        await page.GotoAsync($"/design?until={Uri.EscapeDataString(until)}", new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync("() => performance.getEntriesByName('first-contentful-paint').length > 0");
        (await page.Locator(".top").InnerHTMLAsync()).ShouldNotContain("Marguerite");
        var place = await PlaceAsync();

        await GoOnAsync(page);

        (await page.Locator(".top summary").TextContentAsync()).ShouldBe("Marguerite");
        (await watched.ShiftAsync()).ShouldBe(0, string.Join('\n', await watched.MovedAsync()));

        // Browsers count no move of two pixels, which the eye sees.
        (await PlaceAsync()).ShouldBe(place);
        watched.Complaints.ShouldBeEmpty();

        async Task<(float X, float Y)> PlaceAsync() => await page.Locator(".organisation").BoundingBoxAsync() is { } box ? (box.X, box.Y) : default;
    }

    [Theory]
    [InlineData(320, "Harbour cold store</a>")]
    [InlineData(1280, "Harbour cold store</a>")]
    public async Task A_table_waits_for_its_last_row(int width, string until)
    {
        await using var watched = await chromium.OpenAsync(new(width) { Address = sample.Address });
        var page = watched.Page;
        await page.GotoAsync($"/design?until={Uri.EscapeDataString(until)}", new() { WaitUntil = WaitUntilState.Commit });
        var table = page.Locator("hb-table table");
        await table.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.WaitForFunctionAsync("() => performance.getEntriesByName('first-contentful-paint').length > 0");
        (await table.TextContentAsync()).ShouldEndWith("Harbour cold store");
        (await table.IsVisibleAsync()).ShouldBeFalse();

        await GoOnAsync(page);

        (await table.IsVisibleAsync()).ShouldBeTrue();
        (await watched.ShiftAsync()).ShouldBe(0, string.Join('\n', await watched.MovedAsync()));
    }

    [Theory]
    [InlineData("<summary>Marg")]
    [InlineData("Harbour cold store</a>")]
    public async Task A_browser_that_can_shows_nothing_before_all_is_there(string until)
    {
        await using var watched = await chromium.OpenAsync(new(1280) { Address = sample.Address });
        var page = watched.Page;
        await page.GotoAsync($"/design?waits=&until={Uri.EscapeDataString(until)}", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator(".top").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
        (await PaintsAsync()).ShouldBe(0);

        await GoOnAsync(page);
        (await PaintsAsync()).ShouldBe(1);
        (await watched.ShiftAsync()).ShouldBe(0, string.Join('\n', await watched.MovedAsync()));
        watched.Complaints.ShouldBeEmpty();

        Task<int> PaintsAsync() => page.EvaluateAsync<int>("() => performance.getEntriesByName('first-contentful-paint').length");
    }

    // Lets the rest come, and waits until it is drawn.
    private async Task GoOnAsync(IPage page)
    {
        sample.Line.GoOn();
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.EvaluateAsync("() => new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))");
    }
}
