using AngleSharp.Dom;

namespace Handbill.Site.Exporting;

/// <summary>
/// Has pages of files ask ahead for every font that they are set in: on a disk all come in time, and what comes later than the first drawing is not used, so
/// that nothing moves. Pure.
/// </summary>
/// <param name="href">Where a font of this name is served.</param>
internal sealed class FileFonts(Func<string, string> href)
{
    private static readonly string[] Latin = ["serif.woff2", "serif-bold.woff2", "sans.woff2", "sans-bold.woff2"], Arabic = ["arabic-serif.woff2", "arabic-serif-bold.woff2", "arabic-sans.woff2", "arabic-sans-bold.woff2"];

    /// <summary>Says it in the head of a page, as files can: they have no origin, and what is asked for across origins is refused to them.</summary>
    public void Ask(IDocument document)
    {
        var asked = document.QuerySelectorAll("link[rel=preload][as=font]").ToList();
        foreach (var font in asked)
        {
            font.RemoveAttribute("crossorigin");
        }

        // A page of an organisation's own templates that asks for none is set in others.
        if (asked.LastOrDefault() is not { } last)
        {
            return;
        }

        foreach (var address in Of(document).Select(href).Except(asked.Select(font => font.GetAttribute("href") ?? ""), StringComparer.Ordinal))
        {
            var font = (IElement)last.Clone();
            font.SetAttribute("href", address);
            last.After(font);
            last = font;
        }
    }

    private static IEnumerable<string> Of(IDocument document)
    {
        var text = document.Body?.TextContent ?? "";
        if (document.DocumentElement.GetAttribute("dir") == "rtl")
        {
            return text.Any(char.IsAsciiLetter) ? [.. Latin, .. Arabic] : Arabic;
        }

        var fonts = new List<string>(Latin);
        if (document.QuerySelector("em, i, cite, .motto, .empty") is not null)
        {
            fonts.Add("serif-italic.woff2");
        }

        // The name of a language at the foot.
        if (text.Any(letter => letter is >= '\u060c' and <= '\u06ff'))
        {
            fonts.Add("arabic-sans.woff2");
        }

        return fonts;
    }
}
