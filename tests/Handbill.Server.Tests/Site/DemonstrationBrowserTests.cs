using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Handbill.Browser;
using Microsoft.Playwright;

namespace Handbill.Server.Tests.Site;

/// <summary>`handbill demo` as somebody starts it who wants to see what this is, and all of an article's life by clicking: published, found, sent, received, corrected, taken back; and a reader who comes and goes.</summary>
public sealed partial class DemonstrationBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Phone = 390, Desk = 1280;
    private const string Reader = "reader@example.org", Headline = "The ferry waits for the late bus again", Body = "On Monday the marigold ferry waited four minutes at the quay, and nobody had to walk.", Note = "It waited six minutes, not four.";

    private static readonly string Program = typeof(DemonstrationBrowserTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "Handbill").Value!;

    [Fact]
    public async Task All_of_an_articles_life_and_a_readers_letters_are_there_to_be_tried()
    {
        var folder = Directory.CreateTempSubdirectory("handbill-tried-");
        using var process = Process.Start(new ProcessStartInfo(Program, ["demo", "--out", Path.Combine(folder.FullName, "out"), "--data", Path.Combine(folder.FullName, "data"), "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        try
        {
            var (site, letters, board) = await PrintedAsync(process);
            await using var desk = await chromium.OpenAsync(new BrowserLook(Desk));
            await using var phone = await chromium.OpenAsync(new BrowserLook(Phone) { Address = site, Height = 800 });
            await using var mail = await chromium.OpenAsync(new BrowserLook(Phone) { Address = letters, Height = 800 });
            await mail.GoAsync(letters.ToString());
            await mail.Page.GetByText("No letter was sent yet.").WaitForAsync();
            await LookAsync(mail, "demo-letters-none");

            await desk.GoAsync(board.ToString());
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
            await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Public site" }).First.ClickAsync();
            await desk.BeginArticleAsync(("Text.Headline", Headline), ("Text.Body", Body), ("Text.Section", "Town"));
            await desk.PublishAsync();
            await FoundAsync(phone, "marigold", isThere: true);
            await SubscribeAsync(phone, mail, letters);
            await desk.SendByMailAsync();
            await ReceivedAsync(mail, letters);
            await CorrectAsync(desk, phone);
            await TakeBackAsync(desk, phone);
            await LeaveAsync(mail, letters);
            desk.Complaints.ShouldBeEmpty();
            phone.Complaints.Where(complaint => !complaint.Contains("the server responded with a status of 410", StringComparison.Ordinal)).ShouldBeEmpty();
            mail.Complaints.ShouldBeEmpty();
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            folder.Delete(recursive: true);
        }
    }

    // What the demonstration says when it is up: the site, its letters, and the link of the editorial board.
    private static async Task<(Uri Site, Uri Letters, Uri Board)> PrintedAsync(Process process)
    {
        var log = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var (said, site, letters, isBoard) = (new List<string>(), default(Uri), default(Uri), false);
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said.Add(line);
            if (Public().Match(line) is { Success: true } found)
            {
                (site, letters) = (new Uri(found.Groups[1].Value), new Uri(found.Groups[2].Value));
            }

            if (isBoard)
            {
                // Whatever else it says is read, so that it is never held up by saying it.
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return (site!, letters!, new Uri(line.Trim()));
            }

            isBoard = line.Contains("Editorial board:", StringComparison.Ordinal);
        }

        throw new InvalidOperationException($"It ended: {string.Join('\n', said)}{await log}");
    }

    // The front page has it, or has it no more, and so has the search.
    private static async Task FoundAsync(WatchedPage phone, string word, bool isThere)
    {
        await phone.GoAsync("/read");
        var link = phone.Page.GetByRole(AriaRole.Link, new() { Name = Headline });
        var began = TimeProvider.System.GetTimestamp();
        while (await link.CountAsync() > 0 != isThere)
        {
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(10));
            await phone.Page.ReloadAsync();
        }

        await phone.Page.Locator(".find input").FillAsync(word);
        await phone.Page.Locator(".find button").ClickAsync();
        if (isThere)
        {
            await link.WaitForAsync();
            (await phone.Page.Locator("mark").First.TextContentAsync()).ShouldBe(word);
            await LookAsync(phone, $"demo-found-{word}");
        }
        else
        {
            await phone.Page.GetByText("Nothing was found.").WaitForAsync();
        }
    }

    private static async Task SubscribeAsync(WatchedPage phone, WatchedPage mail, Uri letters)
    {
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Subscribe" }).ClickAsync();
        await phone.Page.Locator("#address").FillAsync(Reader);
        await phone.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Subscribe" }).ClickAsync();
        await phone.Page.GetByText("a letter is on its way").WaitForAsync();
        await OpenLetterAsync(mail, letters, "Do you want letters");
        await LookAsync(mail, "demo-letter-asks");
        await mail.Page.Locator("main a[href*='/subscribe/confirm']").ClickAsync();
        await mail.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, write to me" }).ClickAsync();
        await mail.Page.GetByText("Done: you will be written to.").WaitForAsync();
    }

    private static async Task ReceivedAsync(WatchedPage mail, Uri letters)
    {
        await OpenLetterAsync(mail, letters, Headline);
        await LookAsync(mail, "demo-letter");
        await mail.Page.GetByRole(AriaRole.Link, new() { Name = "As a mail program shows it" }).ClickAsync();
        await mail.Page.GetByText("the marigold ferry waited four minutes").WaitForAsync();
        (await mail.OverhangAsync()).ShouldBe(0);
        await mail.PictureAsync($"demo-letter-form-{Phone}");
        await mail.Page.GetByRole(AriaRole.Link, new() { Name = "Read it on the site" }).ClickAsync();
        await mail.Page.GetByRole(AriaRole.Heading, new() { Name = Headline }).WaitForAsync();
        mail.Page.Url.ShouldContain("/read/en/");
    }

    private static async Task CorrectAsync(WatchedPage desk, WatchedPage phone)
    {
        await OpenArticleAsync(desk);
        await desk.CorrectAsync(Body.Replace("marigold", "cornflower", StringComparison.Ordinal).Replace("four", "six", StringComparison.Ordinal), Note);
        await FoundAsync(phone, "cornflower", isThere: true);
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = Headline }).ClickAsync();
        await phone.Page.GetByText(Note).WaitForAsync();
        await LookAsync(phone, "demo-corrected");
        await phone.Page.Locator(".find input").FillAsync("marigold");
        await phone.Page.Locator(".find button").ClickAsync();
        await phone.Page.GetByText("Nothing was found.").WaitForAsync();
        await phone.Page.GoBackAsync();
    }

    // The reader has the page open, and gets another when they load it again.
    private static async Task TakeBackAsync(WatchedPage desk, WatchedPage phone)
    {
        await OpenArticleAsync(desk);
        await desk.TakeBackAsync("The ferry was another one.");
        var began = TimeProvider.System.GetTimestamp();
        while ((await phone.Page.ReloadAsync())!.Status != 410)
        {
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        }

        await phone.Page.GetByText("The ferry was another one.").WaitForAsync();
        await LookAsync(phone, "demo-gone");
        var feed = await phone.Page.Context.APIRequest.GetAsync(new Uri(new Uri(phone.Page.Url), "/read/en/feed.atom").ToString());
        var text = await feed.TextAsync();
        text.ShouldContain("deleted-entry");
        text.ShouldNotContain("cornflower");
        await FoundAsync(phone, "cornflower", isThere: false);
    }

    private static async Task LeaveAsync(WatchedPage mail, Uri letters)
    {
        await OpenLetterAsync(mail, letters, $"Taken back: {Headline}");
        await mail.Page.GetByText("The ferry was another one.").WaitForAsync();
        await mail.Page.Locator("main a[href*='/unsubscribe']").ClickAsync();
        await mail.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "End the letters and forget my address" }).ClickAsync();
        await mail.Page.GetByText("Done: your address is deleted").WaitForAsync();
        await mail.GoAsync(letters.ToString());
        (await mail.Page.Locator(".rows .what").AllTextContentsAsync()).ShouldBe([$"Taken back: {Headline}", Headline, "Do you want letters from Handbill demonstration?"], "Nothing else was written.");
        await LookAsync(mail, "demo-letters");
    }

    private static async Task OpenArticleAsync(WatchedPage desk)
    {
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Public site" }).First.ClickAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = Headline }).First.ClickAsync();
    }

    private static async Task OpenLetterAsync(WatchedPage mail, Uri letters, string subject)
    {
        var began = TimeProvider.System.GetTimestamp();
        await mail.GoAsync(letters.ToString());
        while (await mail.Page.GetByRole(AriaRole.Link, new() { Name = subject }).CountAsync() == 0)
        {
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(20));
            await mail.Page.GetByRole(AriaRole.Link, new() { Name = "Look again" }).Or(mail.Page.GetByRole(AriaRole.Link, new() { Name = "The public site" })).WaitForAsync();
            await mail.GoAsync(letters.ToString());
        }

        await mail.Page.GetByRole(AriaRole.Link, new() { Name = subject }).First.ClickAsync();
        await mail.Page.GetByText(Reader).First.WaitForAsync();
    }

    private static async Task LookAsync(WatchedPage page, string name)
    {
        foreach (var width in new[] { Desk, Phone })
        {
            await page.Page.SetViewportSizeAsync(width, 800);
            (await page.OverhangAsync()).ShouldBe(0, name);
            (await page.AxeAsync()).ShouldBeEmpty(name);
            await page.PictureAsync($"{name}-{width}");
        }
    }

    [GeneratedRegex("^The public site is at (\\S+), letters that go out from here at (\\S+)")]
    private static partial Regex Public();
}
