using System.Globalization;

namespace Handbill.Site.Imports.WordPress;

/// <summary>
/// Reads a WordPress export (WXR 1.0 to 1.2). The file is read twice: first for what posts refer to, which may stand behind
/// them, then for the posts, so that no more than one of them is held.
/// </summary>
/// <param name="name">The file's name, for faults.</param>
/// <param name="open">Opens it from its start.</param>
/// <param name="settings">What its owner says about it.</param>
internal sealed class WxrReader(string name, Func<Stream> open, ImportSettings settings) : IArchiveReader
{
    // Entries that WordPress keeps for itself.
    private static readonly string[] Passed =
        ["nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request", "wp_block", "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_family", "wp_font_face"];

    /// <inheritdoc/>
    public IEnumerable<ImportStep> Read()
    {
        var index = ArchiveFile.Try(() => ReadIndex(), name, out var fault);
        if (index is null)
        {
            yield return fault!;
            yield break;
        }

        var text = new ArchiveText();
        using var source = text.Open(open());
        var entries = new WxrEntries(source);
        var pieces = new WxrPieces(name, index, settings);
        var passed = new Dictionary<string, int>(StringComparer.Ordinal);
        while (entries.Next() is var entry && (entry is not null || entries.Broken is not null))
        {
            foreach (var step in entry is null ? [Unclosed(entries)] : Steps(entry, pieces, passed))
            {
                yield return step;
            }
        }

        foreach (var step in Ends(entries, text, passed))
        {
            yield return step;
        }
    }

    private WxrIndex ReadIndex()
    {
        using var source = new ArchiveText().Open(open());
        return WxrIndex.Read(source);
    }

    private static IEnumerable<ImportStep> Steps(WxrEntry entry, WxrPieces pieces, Dictionary<string, int> passed)
    {
        if (entry.Element != "item")
        {
            yield break;
        }

        var type = entry["post_type"].Trim();
        if (type is "post" or "page" or "")
        {
            foreach (var step in pieces.Of(entry))
            {
                yield return step;
            }
        }
        else if (type == "attachment")
        {
            if (WxrPieces.Picture(entry) is { } picture)
            {
                yield return picture;
            }
        }
        else if (Array.IndexOf(Passed, type) < 0)
        {
            passed[type] = passed.GetValueOrDefault(type) + 1;
        }
    }

    private ImportStep Unclosed(WxrEntries entries) => new ImportFault(
        $"{name}:{entries.Line.ToString(CultureInfo.InvariantCulture)}",
        $"{Described(entries.Broken!)} ends before it is whole",
        "it is left out: export it again, or mend the file there");

    private static string Described(WxrEntry entry)
    {
        var title = Markup.PlainText.FirstWords(entry["title"], "");
        var number = entry["post_id"].Trim();
        return $"the entry that begins on line {entry.Line.ToString(CultureInfo.InvariantCulture)}"
            + (title.Length > 0 ? $", “{title}”," : number.Length > 0 ? $", number {number}," : "");
    }

    private IEnumerable<ImportStep> Ends(WxrEntries entries, ArchiveText text, Dictionary<string, int> passed)
    {
        if (!entries.IsExport)
        {
            yield return new ImportFault(name, "this is no export of WordPress", "choose the file that Tools, Export gave");
        }
        else if (!entries.IsWhole)
        {
            yield return new ImportFault(
                $"{name}:{entries.Line.ToString(CultureInfo.InvariantCulture)}",
                "the file breaks off here",
                "what stands before is read; export again for the rest");
        }

        if (text.Repaired > 0)
        {
            yield return new ImportFault(name, $"{text.Repaired.ToString(CultureInfo.InvariantCulture)} places are not in the encoding that the file names", "they are read as Windows-1252: look at accents and quotes");
        }

        foreach (var (type, count) in passed)
        {
            yield return new ImportFault(name, $"{count.ToString(CultureInfo.InvariantCulture)} entries are “{Markup.PlainText.FirstWords(type, "")}”, neither posts nor pages", "they are left out");
        }
    }
}
