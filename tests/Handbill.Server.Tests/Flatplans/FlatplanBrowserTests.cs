using Handbill.Browser;
using Handbill.Desk.Contracts;
using Handbill.Desk.Flatplans;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Handbill.Server.Tests.Flatplans;

/// <summary>The flatplan in a real Chromium, by keys and by dragging, on a desk and on a phone.</summary>
public sealed class FlatplanBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(390, false)]
    [InlineData(1280, true)]
    public async Task Frames_are_made_filled_and_taken_back_by_keys_or_by_mouse_and_the_paper_is_locked_and_printed(int width, bool isDragged)
    {
        await using var server = await TestServer.StartAsync();
        var files = IssueStage.Read(IssueStage.Folder("samples/paper"));
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(files));
        await server.WithAsync(db => db.Set<Story>().Where(one => one.IssueId == issue).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, StoryState.Approved), Ending));
        var reader = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        await using var watched = await chromium.OpenAsync(new(width) { Address = server.Url });
        var page = watched.Page;
        await page.Context.AddCookiesAsync([new() { Name = reader.Cookie.Name, Value = reader.Cookie.Value, Url = server.Url.ToString() }]);
        await watched.GoAsync($"/issues/{issue}/flatplan");
        (await watched.OverhangAsync()).ShouldBeLessThanOrEqualTo(0, string.Join(' ', await watched.OverhangingAsync()));
        (await watched.AxeAsync()).ShouldBeEmpty();
        await SaysAsync("Every page is exactly full.");

        // A frame is made smaller: too many words in it, room beside it. Taken back, all is full again.
        if (isDragged)
        {
            await DragCornerAsync(0, columns: -1);
        }
        else
        {
            await FrameAsync(0, "Shift+ArrowLeft");
        }

        await HeardAsync("to cut");
        watched.Complaints.ShouldBeEmpty();
        await page.Keyboard.PressAsync("Control+z");
        await HeardAsync("Every page is exactly full.");

        if (isDragged)
        {
            // An article that stands in one frame alone is taken out, and drawn back into it from the list.
            var frames = (await PlanAsync()).Frames;
            var only = frames.IndexOf(frames.First(frame => frame.Story.Length > 0 && frames.Count(other => other.Story == frame.Story) == 1));
            await page.Locator($"a[data-frame=\"{only}\"]").ClickAsync(new() { Position = new() { X = 20, Y = 20 } });
            await page.GetByLabel("Article in this frame").SelectOptionAsync([new SelectOptionValue { Index = 0 }]);
            await page.GetByRole(AriaRole.Button, new() { Name = "Put it in" }).ClickAsync();

            // It is drawn by the page's script, which is there when the page is.
            await page.Locator("[data-story]").WaitForAsync();
            await page.WaitForLoadStateAsync(LoadState.Load);
            await page.Locator("[data-story]").DragToAsync(page.Locator($"a[data-frame=\"{only}\"]"));
            await SaysAsync("Every page is exactly full.");
            (await PlanAsync()).Frames.ShouldBe(frames);
        }

        // What cannot be is refused aloud.
        await FrameAsync(0, "ArrowRight");
        await HeardAsync("would lie over another");

        // The article's second frame is taken out, made again, and the article put into it: it goes on there.
        await FrameAsync(7, "Delete");
        await HeardAsync("to cut");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a frame Page 3" }).PressAsync("Enter");
        await page.GetByText("The frame that you chose").WaitForAsync();
        await page.GetByLabel("Article in this frame").SelectOptionAsync([new SelectOptionValue { Label = "Stalls move over for the pipe (goes on here)" }]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it in" }).ClickAsync();
        await SaysAsync("Every page is exactly full.");
        (await PlanAsync()).Frames.Length.ShouldBe(13);

        await page.GotoAsync($"/issues/{issue}/lock");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lock the issue" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "To the press" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the sheets" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "All files for print" }).WaitForAsync(new() { Timeout = 60_000 });
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "for print" }).Last.ClickAsync());
        file.SuggestedFilename.ShouldEndWith(".pdf");

        async Task FrameAsync(int frame, string key)
        {
            await page.Locator($"a[data-frame=\"{frame}\"]").FocusAsync();
            await page.Keyboard.PressAsync(key);
        }

        // By the mouse, so many columns of the page to the right.
        async Task DragCornerAsync(int frame, int columns)
        {
            var corner = page.Locator($"a[data-frame=\"{frame}\"] .plan-grip");
            await corner.ScrollIntoViewIfNeededAsync();
            var grip = (await corner.BoundingBoxAsync()).ShouldNotBeNull();
            var sheet = (await page.Locator("svg[data-page]").First.BoundingBoxAsync()).ShouldNotBeNull();
            var (x, y) = (grip.X + (grip.Width / 2), grip.Y + (grip.Height / 2));
            await page.Mouse.MoveAsync(x, y);
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(x + (columns * sheet.Width / (await PlanAsync()).Columns), y, new() { Steps = 4 });
            await page.Mouse.UpAsync();
        }

        Task HeardAsync(string words) => page.Locator("#live", new() { HasTextString = words }).WaitForAsync(new() { State = WaitForSelectorState.Attached });

        Task SaysAsync(string words) => page.Locator(".plan-sum", new() { HasTextString = words }).WaitForAsync();

        async Task<FlatplanText> PlanAsync() => (await server.WithAsync(db => FlatplanShelf.ReadAsync(db, issue, Ending))).ShouldNotBeNull();
    }
}
