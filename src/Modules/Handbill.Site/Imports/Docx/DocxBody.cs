using System.Globalization;
using System.Xml.Linq;
using Handbill.Site.Imports.Markup;

namespace Handbill.Site.Imports.Docx;

/// <summary>Writes the body of a document as Markdown.</summary>
internal sealed class DocxBody(DocxStyles styles, DocxNumbering numbering, Dictionary<string, (string Target, bool IsOutside)> relations, Func<string, string, ImportedPicture?> take)
{
    // Boxes in boxes, tables in tables: deeper than this nobody wrote.
    private const int Deepest = 60;

    private static readonly XNamespace W = DocxStyles.W;
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly MarkdownWriter _writer = new();
    private readonly Stack<(int Level, string Tag)> _lists = new();
    private readonly List<string> _notes = [];

    /// <summary>Words of paragraphs in the style of a title, which are not in the body.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Words of the first heading.</summary>
    public string FirstHeading { get; private set; } = "";

    /// <summary>Numbers of the footnotes that the text refers to, in order.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public void Blocks(IEnumerable<XElement> blocks, int depth = 0)
    {
        foreach (var block in blocks)
        {
            if (block.Name == W + "p")
            {
                Paragraph(block, depth);
            }
            else if (block.Name == W + "tbl" && depth < Deepest)
            {
                CloseLists(-1);
                Table(block, depth);
            }
            else if (depth < Deepest)
            {
                Blocks(block.Name == W + "sdt" ? block.Elements(W + "sdtContent").Elements() : block.Name == W + "sectPr" ? [] : block.Elements(), depth + 1);
            }
        }
    }

    public string Finish()
    {
        CloseLists(-1);
        return _writer.Finish();
    }

    private void Paragraph(XElement paragraph, int depth)
    {
        var properties = paragraph.Element(W + "pPr");
        var style = styles.Of(properties);
        var words = PlainText.OneLine(string.Concat(paragraph.Descendants(W + "t").Select(text => text.Value)));
        if (style.Kind == "title" && words.Length > 0 && Title.Length == 0)
        {
            Title = words;
            return;
        }

        var level = (string?)properties?.Element(W + "numPr")?.Element(W + "ilvl")?.Attribute(W + "val") ?? "0";
        var hasNumbers = style.Level > 0 ? null : numbering.HasNumbers(style.List, level);
        if (hasNumbers is { } isOrdered && int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var deep))
        {
            OpenItem(deep, isOrdered, style.List);
            Inlines(paragraph, depth);
            _writer.EndParagraph();
            return;
        }

        CloseLists(-1);
        if (style.Level > 0)
        {
            FirstHeading = FirstHeading.Length > 0 ? FirstHeading : words;
            _writer.BeginHeading(style.Level + 1);
            Inlines(paragraph, depth);
            _writer.EndHeading();
        }
        else
        {
            Plain(paragraph, style.Kind == "quote", depth);
        }
    }

    // Quotations that follow each other are one.
    private void Plain(XElement paragraph, bool isQuote, int depth)
    {
        if (isQuote != _writer.IsIn("quote", "tc"))
        {
            if (isQuote)
            {
                _writer.Open(FrameKind.Quote, "quote");
            }
            else
            {
                _writer.Close("quote", "tc");
            }
        }

        Inlines(paragraph, depth);
        _writer.EndParagraph();
    }

    private void OpenItem(int level, bool isOrdered, string list)
    {
        _writer.Close("quote", "tc");
        var tag = $"list{level}{(isOrdered ? "n" : "p")}{list}";
        CloseLists(level);
        if (_lists.Count > 0 && _lists.Peek().Level == level && _lists.Peek().Tag != tag)
        {
            CloseLists(level - 1);
        }

        if (_lists.Count == 0 || _lists.Peek().Level < level)
        {
            _writer.Open(FrameKind.List, tag, isOrdered ? 1 : null);
            _lists.Push((level, tag));
        }

        _writer.Close("item" + tag);
        _writer.Open(FrameKind.Item, "item" + tag);
    }

    // Lists deeper than a level.
    private void CloseLists(int level)
    {
        while (_lists.Count > 0 && _lists.Peek().Level > level)
        {
            _writer.Close(_lists.Pop().Tag);
        }
    }

    private void Table(XElement table, int depth)
    {
        _writer.Open(FrameKind.Table, "tbl");
        foreach (var row in table.Elements(W + "tr"))
        {
            _writer.Open(FrameKind.Row, "tr");
            if (row.Element(W + "trPr")?.Element(W + "tblHeader") is not null)
            {
                _writer.MarkHead();
            }

            foreach (var cell in row.Elements(W + "tc"))
            {
                _writer.Open(FrameKind.Cell, "tc");
                Blocks(cell.Elements(), depth + 1);
                CloseLists(-1);
                _writer.Close("tc", "tbl");
            }

            _writer.Close("tr", "tbl");
        }

        _writer.Close("tbl");
    }

    private void Inlines(XElement parent, int depth)
    {
        foreach (var part in parent.Elements())
        {
            if (part.Name == W + "r")
            {
                Run(part, depth);
            }
            else if (part.Name == W + "hyperlink" && depth < Deepest)
            {
                var target = relations.GetValueOrDefault((string?)part.Attribute(R + "id") ?? "");
                _writer.Link = target.IsOutside ? LinkAddress.Of(target.Target, null) : "";
                Inlines(part, depth + 1);
                _writer.Link = "";
            }
            else if (part.Name.LocalName is "ins" or "smartTag" or "sdt" or "sdtContent" or "fldSimple" or "moveTo" && depth < Deepest)
            {
                Inlines(part, depth + 1);
            }
        }
    }

    private void Run(XElement run, int depth)
    {
        var style = Style(run.Element(W + "rPr"));
        foreach (var part in run.Elements())
        {
            switch (part.Name.LocalName)
            {
                case "t":
                    _writer.Text(part.Value, style);
                    break;
                case "tab":
                    _writer.Text(" ", style);
                    break;
                case "noBreakHyphen":
                    _writer.Text("\u2011", style);
                    break;
                case "br" when (string?)part.Attribute(W + "type") is not ("page" or "column"):
                case "cr":
                    _writer.Break();
                    break;
                case "footnoteReference":
                    Note((string?)part.Attribute(W + "id") ?? "");
                    break;
                case "drawing" or "pict" or "object" or "AlternateContent":
                    Drawing(part, depth);
                    break;
            }
        }
    }

    private void Note(string id)
    {
        _notes.Add(id);
        _writer.Text($"[^{_notes.Count.ToString(CultureInfo.InvariantCulture)}]", RunStyle.Ready);
    }

    // A box with words in it is read once: files have it twice, for programs of two ages.
    private void Drawing(XElement drawing, int depth)
    {
        var chosen = drawing.Name.LocalName == "AlternateContent" ? drawing.Elements().FirstOrDefault() ?? drawing : drawing;
        foreach (var part in chosen.Descendants().ToList())
        {
            var id = part.Name.LocalName == "blip" ? (string?)part.Attribute(R + "embed") : part.Name.LocalName == "imagedata" ? (string?)part.Attribute(R + "id") : null;
            if (id is not null && relations.TryGetValue(id, out var target) && !target.IsOutside)
            {
                var description = (string?)chosen.Descendants().FirstOrDefault(one => one.Name.LocalName == "docPr")?.Attribute("descr") ?? "";
                if (take(target.Target, description) is { } picture)
                {
                    _writer.Picture(picture.Name, picture.Description);
                }
            }
            else if (part.Name == W + "txbxContent" && depth < Deepest && !part.Ancestors(W + "txbxContent").Any(outer => outer.Ancestors().Contains(chosen)))
            {
                _writer.EndParagraph();
                Blocks(part.Elements(), depth + 1);
            }
        }
    }

    private static RunStyle Style(XElement? properties) =>
        (Has(properties, "b") ? RunStyle.Strong : RunStyle.None) | (Has(properties, "i") ? RunStyle.Emphasis : RunStyle.None) | (Has(properties, "strike") ? RunStyle.Struck : RunStyle.None)
        | ((string?)properties?.Element(W + "vertAlign")?.Attribute(W + "val") switch { "superscript" => RunStyle.Raised, "subscript" => RunStyle.Lowered, _ => RunStyle.None });

    private static bool Has(XElement? properties, string name) =>
        properties?.Element(W + name) is { } mark && (string?)mark.Attribute(W + "val") is not ("0" or "false" or "off");
}
