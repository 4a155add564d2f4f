using Handbill.Browser;
using Microsoft.Playwright;

namespace Handbill.Server.Tests.Site;

/// <summary>What a page of the public site must be for every reader, as it stands in a window of Chromium.</summary>
internal static class PageExamination
{
    // What others could run, colours that a page sets past the system's, and what has no alternative.
    private const string Foreign = """
        () => [...[...document.scripts].filter(one => one.type !== "application/ld+json").map(one => "a script: " + one.outerHTML.slice(0, 100)),
          ...[...document.querySelectorAll("*")].filter(one => [...one.attributes].some(a => a.name.startsWith("on") || a.name === "style")).map(one => "an attribute that the policy forbids: " + one.outerHTML.slice(0, 100)),
          ...[...document.images].filter(one => one.complete && one.naturalWidth === 0 && one.loading !== "lazy").map(one => "a picture that does not come: " + one.src),
          ...[...document.images].filter(one => !one.hasAttribute("alt")).map(one => "a picture without its words: " + one.src)]
        """;

    // On paper nothing can be pressed, and an address can only be read. Ink is black on white, whatever the screen was.
    private const string Paper = """
        () => { const seen = one => one.checkVisibility({ visibilityProperty: true }); const all = what => [...document.querySelectorAll(what)];
          const [page, text] = [getComputedStyle(document.documentElement), getComputedStyle(document.body)];
          return [...all(".skip, .masthead nav, .find, form, .foot, .related, .cite, .paging, .marks, .years").filter(seen).map(one => "printed: " + one.outerHTML.slice(0, 100)),
            ...all("main a[href^=http]").filter(one => seen(one) && getComputedStyle(one, "::after").content === "none").map(one => "printed without its address: " + one.href),
            ...(all("h1").some(seen) ? [] : ["printed without a headline"]),
            ...(page.backgroundColor === "rgb(255, 255, 255)" && text.color === "rgb(0, 0, 0)" ? [] : [`printed in ${text.color} on ${page.backgroundColor}`])]; }
        """;

    private static readonly (string Name, PageEmulateMediaOptions Look)[] Looks =
    [
        ("dark", new() { Media = Media.Screen, ColorScheme = ColorScheme.Dark, Contrast = Contrast.NoPreference, ForcedColors = ForcedColors.None }),
        ("high contrast", new() { Media = Media.Screen, ColorScheme = ColorScheme.Light, Contrast = Contrast.More, ForcedColors = ForcedColors.None }),
        ("dark, high contrast", new() { Media = Media.Screen, ColorScheme = ColorScheme.Dark, Contrast = Contrast.More, ForcedColors = ForcedColors.None }),
        ("forced colours", new() { Media = Media.Screen, ColorScheme = ColorScheme.Light, Contrast = Contrast.NoPreference, ForcedColors = ForcedColors.Active }),
    ];

    /// <summary>What is wrong with the page as it stands; nothing when all is well.</summary>
    /// <param name="page">The page, as it came.</param>
    /// <param name="hasScript">True for the one page that has a script: the search in exported files.</param>
    public static async Task<IReadOnlyList<string>> FaultsAsync(WatchedPage page, bool hasScript = false)
    {
        var faults = new List<string>();
        if (await page.OverhangAsync() != 0)
        {
            faults.Add($"wider than the window: {string.Join(' ', await page.OverhangingAsync())}");
        }

        if (await page.ShiftAsync() != 0)
        {
            faults.Add($"moved: {string.Join(' ', await page.MovedAsync())}");
        }

        faults.AddRange((await page.Page.EvaluateAsync<string[]>(Foreign)).Where(fault => !hasScript || !fault.StartsWith("a script", StringComparison.Ordinal)));
        faults.AddRange(await page.AxeAsync());
        faults.AddRange(await page.TargetsAsync());
        foreach (var (name, look) in Looks)
        {
            await page.Page.EmulateMediaAsync(look);
            faults.AddRange((await page.ColoursAsync()).Select(fault => $"{name}: {fault}"));
        }

        await page.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark, Contrast = Contrast.NoPreference, ForcedColors = ForcedColors.None });
        faults.AddRange(await page.Page.EvaluateAsync<string[]>(Paper));
        if (await page.OverhangAsync() != 0)
        {
            faults.Add($"printed wider than the window: {string.Join(' ', await page.OverhangingAsync())}");
        }

        await page.Page.EmulateMediaAsync(new() { Media = Media.Null, ColorScheme = ColorScheme.Light, Contrast = Contrast.NoPreference, ForcedColors = ForcedColors.None });
        return faults;
    }
}
