using System.Xml.Linq;

namespace Handbill.Site.Imports.Docx;

/// <summary>Which lists of a document have numbers, and which have points.</summary>
internal sealed class DocxNumbering
{
    private static readonly XNamespace W = DocxStyles.W;

    private readonly Dictionary<string, string> _formOf = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Form, string Level), string> _formats = [];

    public DocxNumbering(XElement? numbering)
    {
        foreach (var list in numbering?.Elements(W + "num") ?? [])
        {
            _formOf.TryAdd((string?)list.Attribute(W + "numId") ?? "", (string?)list.Element(W + "abstractNumId")?.Attribute(W + "val") ?? "");
        }

        foreach (var form in numbering?.Elements(W + "abstractNum") ?? [])
        {
            foreach (var level in form.Elements(W + "lvl"))
            {
                var key = ((string?)form.Attribute(W + "abstractNumId") ?? "", (string?)level.Attribute(W + "ilvl") ?? "0");
                _formats.TryAdd(key, (string?)level.Element(W + "numFmt")?.Attribute(W + "val") ?? "decimal");
            }
        }
    }

    /// <summary>Whether a list's items have numbers at a level; null where it is no list.</summary>
    public bool? HasNumbers(string list, string level) =>
        list is "" or "0" || !_formOf.TryGetValue(list, out var form) ? null : _formats.GetValueOrDefault((form, level), "decimal") switch
        {
            "bullet" => false,
            "none" => null,
            _ => true,
        };
}
