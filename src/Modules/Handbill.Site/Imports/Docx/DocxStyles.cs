using System.Globalization;
using System.Xml.Linq;

namespace Handbill.Site.Imports.Docx;

/// <summary>What a paragraph is by its style.</summary>
/// <param name="Kind">`title`, `quote` or nothing in particular.</param>
/// <param name="Level">1 to 6 for a heading; 0 for none.</param>
/// <param name="List">Number of its list; empty where the style has none.</param>
internal readonly record struct DocxStyle(string Kind, int Level, string List);

/// <summary>
/// The styles of a document. Their names are in the language of whoever made it and their ids may be, so a heading is known by its
/// outline level, its own or of a style it is based on; the names inside the file, which every Word keeps in English, tell title and quotation.
/// </summary>
internal sealed class DocxStyles
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const int LongestChain = 20;

    private readonly Dictionary<string, XElement> _styles = new(StringComparer.Ordinal);

    public DocxStyles(XElement? styles)
    {
        foreach (var style in styles?.Elements(W + "style") ?? [])
        {
            _styles.TryAdd((string?)style.Attribute(W + "styleId") ?? "", style);
        }
    }

    /// <summary>What the style of a paragraph makes of it.</summary>
    public DocxStyle Of(XElement? properties)
    {
        var (kind, level, list) = ("", Level(properties), ListOf(properties));
        var id = (string?)properties?.Element(W + "pStyle")?.Attribute(W + "val") ?? "";
        for (var step = 0; step < LongestChain && id.Length > 0; step++)
        {
            var style = _styles.GetValueOrDefault(id);
            var name = ((string?)style?.Element(W + "name")?.Attribute(W + "val") ?? id).ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal);
            kind = kind.Length > 0 ? kind : name is "title" ? "title" : name is "quote" or "intensequote" or "blocktext" ? "quote" : "";
            var inner = style?.Element(W + "pPr");
            level = level > 0 ? level : Level(inner) is > 0 and var outline ? outline
                : name.StartsWith("heading", StringComparison.Ordinal) && name.Length == 8 && name[7] is >= '1' and <= '9' ? Math.Min(6, name[7] - '0') : 0;
            list = list.Length > 0 ? list : ListOf(inner);
            id = (string?)style?.Element(W + "basedOn")?.Attribute(W + "val") ?? "";
        }

        return new DocxStyle(kind, level, list);
    }

    // An outline level of 9 says that it is text.
    private static int Level(XElement? properties) =>
        int.TryParse((string?)properties?.Element(W + "outlineLvl")?.Attribute(W + "val"), NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level < 9 ? Math.Min(6, level + 1) : 0;

    private static string ListOf(XElement? properties) => (string?)properties?.Element(W + "numPr")?.Element(W + "numId")?.Attribute(W + "val") ?? "";
}
