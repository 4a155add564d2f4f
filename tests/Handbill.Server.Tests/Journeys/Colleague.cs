using System.Text.RegularExpressions;
using Handbill.Browser;
using Handbill.Server.Tests.Browser;
using Microsoft.Playwright;

namespace Handbill.Server.Tests.Journeys;

/// <summary>Somebody at their own browser, with their own passkey.</summary>
internal sealed partial class Colleague : IAsyncDisposable
{
    private readonly WatchedPage _watched;

    private Colleague(WatchedPage watched) => _watched = watched;

    public IPage Page => _watched.Page;

    /// <summary>What their browser complained about.</summary>
    public IReadOnlyCollection<string> Complaints => _watched.Complaints;

    public static async Task<Colleague> SitDownAsync(Chromium chromium, Uri address)
    {
        var watched = await chromium.OpenAsync(new(1280) { Address = address });
        await VirtualKey.PlugInAsync(watched.Page);
        return new Colleague(watched);
    }

    /// <summary>Joins by a link, with a passkey.</summary>
    public async Task JoinAsync(string link, string name)
    {
        await GoAsync(new Uri(link).PathAndQuery);
        await Page.GetByLabel("Your name here").FillAsync(name);
        await PressAsync("Make a passkey");
        await Page.WaitForURLAsync("**/");
    }

    public async Task GoAsync(string path) => await _watched.GoAsync(path);

    public async Task PressAsync(string button) => await Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    public async Task FillAsync(string label, string text) => await Page.GetByLabel(label).First.FillAsync(text);

    /// <summary>Makes an invitation and gives its link.</summary>
    public async Task<string> InviteAsync(string role, string scope)
    {
        await GoAsync("/people/invitations");
        await Page.GetByLabel("Role", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = role });
        await Page.GetByLabel("For", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = scope });
        await PressAsync("Make the link");
        return await Page.Locator("input.link").InputValueAsync();
    }

    /// <summary>Types paragraphs in place of what the editor has.</summary>
    public async Task TypeAsync(IReadOnlyList<string> paragraphs)
    {
        var editor = Page.Locator(".ProseMirror");
        await editor.WaitForAsync();
        await editor.ClickAsync();
        await Page.WaitForTimeoutAsync(100);
        await Page.Keyboard.PressAsync("Control+a");
        await Page.Keyboard.PressAsync("Delete");
        for (var at = 0; at < paragraphs.Count; at++)
        {
            if (at > 0)
            {
                await Page.Keyboard.PressAsync("Enter");
            }

            await Page.Keyboard.InsertTextAsync(paragraphs[at]);
        }
    }

    /// <summary>Writes an item for an edition and saves it.</summary>
    public async Task WriteAsync(string edition, string headline, IReadOnlyList<string> paragraphs, bool isReady = true)
    {
        await GoAsync($"/stories/new?edition={edition}");
        await FillAsync("Headline", headline);
        await TypeAsync(paragraphs);
        await PressAsync("Save");
        await Page.WaitForURLAsync("**/stories/*saved=*");
        if (isReady)
        {
            await PressAsync("It may be read aloud");
            await Page.WaitForLoadStateAsync();
        }
    }

    /// <summary>Saves the text that is open.</summary>
    public async Task SaveAsync()
    {
        await PressAsync("Save");
        await Page.WaitForURLAsync("**/stories/*saved=*");
    }

    /// <summary>Makes the open text longer or shorter by what the proof beside it says, until its side is exactly full.</summary>
    public async Task FillUpAsync(string side, int words, int from)
    {
        for (var attempt = 0; attempt < 6; attempt++)
        {
            await TypeAsync(Prose.Words(words, from));
            var fit = await FitAsync(side);
            if (fit.StartsWith("Exactly full", StringComparison.Ordinal))
            {
                return;
            }

            words += fit.Contains("to cut", StringComparison.Ordinal) ? -WordsIn(fit) : WordsIn(fit);
        }
    }

    /// <summary>What the proof beside the text says of a side, once it tells of the text as it is.</summary>
    public async Task<string> FitAsync(string side)
    {
        await Page.Locator("hb-proof:not([aria-busy]) .proof-fit").WaitForAsync();
        return (await Page.Locator($"hb-proof .proof-fit div:has(dt:text-is('{side}')) dd").TextContentAsync() ?? "").Trim();
    }

    /// <summary>The page as a picture, for the guide and for whoever looks.</summary>
    public async Task<string> PictureAsync(string name)
    {
        await Page.EvaluateAsync("() => scrollTo(0, 0)");
        return await _watched.PictureAsync($"journey-{name}", whole: false);
    }

    public ValueTask DisposeAsync() => _watched.DisposeAsync();

    /// <summary>The number in a sentence of the fit: words to cut, or words of room.</summary>
    public static int WordsIn(string fit) => int.Parse(Number().Match(fit).Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
