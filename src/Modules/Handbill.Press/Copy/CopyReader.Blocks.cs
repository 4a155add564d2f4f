using System.Collections.Immutable;
using Handbill.Press.Issues;
using Handbill.Typesetting.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Block = Handbill.Typesetting.Text.Block;
using Table = Handbill.Typesetting.Text.Table;

namespace Handbill.Press.Copy;

/// <summary>Blocks.</summary>
internal sealed partial class CopyReader
{
    private const int DeepestSubhead = 3;

    // True while the blocks of a box are read; a box in a box would have nowhere to go.
    private bool _inBox;

    private static bool IsText(Markdig.Syntax.Block block) =>
        block is not (FootnoteGroup or LinkReferenceDefinitionGroup or LinkReferenceDefinition or BlankLineBlock);

    private ImmutableArray<Block> ReadBlocks(ContainerBlock container, int depth)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        foreach (var block in container)
        {
            AddBlock(block, blocks, depth);
        }

        return blocks.ToImmutable();
    }

    private void AddBlock(Markdig.Syntax.Block block, ImmutableArray<Block>.Builder blocks, int depth)
    {
        var place = PlaceOf(block);
        if (depth > CopyLimits.DeepestBlocks)
        {
            _faults.Add(place, "quotations or lists are nested too deep", $"use at most {CopyLimits.DeepestBlocks}");
            return;
        }

        switch (block)
        {
            case ParagraphBlock paragraph:
                AddParagraph(paragraph, place, blocks);
                break;
            case HeadingBlock heading:
                AddSubhead(heading, place, blocks, depth);
                break;
            case ListBlock list:
                AddList(list, place, blocks, depth);
                break;
            case QuoteBlock quote:
                AddQuotation(quote, place, blocks, depth);
                break;
            case CustomContainer container:
                AddBox(container, place, blocks, depth);
                break;
            case Markdig.Extensions.Tables.Table table:
                AddTable(table, place, blocks);
                break;
            case ThematicBreakBlock:
                blocks.Add(new Divider(place));
                break;
            case FencedCodeBlock code:
                AddLiteral(code, place, blocks);
                break;
            case CodeBlock:
                _faults.Add(place, "the line is indented by four spaces or more", "begin it at the margin; for text to be set literally put ``` around it");
                break;
            case HtmlBlock html:
                AddHtml(place, html.Lines.Lines is { } lines ? lines[0].Slice.AsSpan() : default);
                break;
            default:
                if (IsText(block))
                {
                    _faults.Add(place, "this Markdown is not known here", "write it as a paragraph");
                }

                break;
        }
    }

    private void AddParagraph(ParagraphBlock paragraph, CopyPlace place, ImmutableArray<Block>.Builder blocks)
    {
        if (ReadPicture(paragraph, place) is { } picture)
        {
            blocks.Add(picture);
            return;
        }

        if (FindTableRule(paragraph) is { } line)
        {
            _faults.Add(_copy.File, line, "a line of `---|---` stands in a paragraph, and yet this is no table", "put a `|` into every row, and an empty line before the heading row");
            return;
        }

        var runs = ReadRuns(paragraph.Inline, place);
        if (!runs.IsEmpty)
        {
            blocks.Add(new Paragraph(place, runs));
        }
    }

    // The line of a paragraph that rules off a table's heading, which shows that a table was meant.
    private int? FindTableRule(ParagraphBlock paragraph)
    {
        var text = paragraph.Span.Length > 0 && paragraph.Span.End < _copy.Source.Length
            ? _copy.Source.AsSpan(paragraph.Span.Start, paragraph.Span.Length)
            : default;
        if (!text.Contains('|') || !text.Contains("--", StringComparison.Ordinal))
        {
            return null;
        }

        var number = _copy.LinesBefore + paragraph.Line;
        foreach (var line in text.EnumerateLines())
        {
            number++;
            if (line.Contains('|') && line.Contains("--", StringComparison.Ordinal) && line.IndexOfAnyExcept("|-: \t") < 0)
            {
                return number;
            }
        }

        return null;
    }

    private void AddSubhead(HeadingBlock heading, CopyPlace place, ImmutableArray<Block>.Builder blocks, int depth)
    {
        if (heading.Level < _subheadLevel)
        {
            if (heading.Level == 1)
            {
                _faults.Add(place, "a heading of the first level is the publication's own", "write `##` instead of `#`");
            }
            else
            {
                _faults.Add(place, "a headline stands inside something else", "begin the item at the margin, outside of lists, quotations and boxes");
            }

            return;
        }

        var level = heading.Level - _subheadLevel + 1;
        if (level > DeepestSubhead)
        {
            _faults.Add(place, "the heading's level is too deep", $"use at most {_subheadLevel + DeepestSubhead - 1} signs `#`");
            return;
        }

        if (depth > 0 && !_inBox)
        {
            _faults.Add(place, "a heading stands in a list or quotation", "move it out, or write it in bold");
            return;
        }

        foreach (var attribute in TakeAttributes(heading.Inline?.LastChild))
        {
            AddUnknownAttribute(place, attribute, "a heading inside a story", []);
        }

        var runs = ReadRuns(heading.Inline, place);
        if (runs.IsEmpty)
        {
            _faults.Add(place, "the heading is empty", "write it after the signs `#`, or take them out");
            return;
        }

        blocks.Add(new Subhead(place, level, runs));
    }

    private void AddList(ListBlock list, CopyPlace place, ImmutableArray<Block>.Builder blocks, int depth)
    {
        var items = ImmutableArray.CreateBuilder<ImmutableArray<Block>>(list.Count);
        foreach (var block in list)
        {
            var item = ReadBlocks((ListItemBlock)block, depth + 1);
            if (item.IsEmpty)
            {
                _faults.Add(PlaceOf(block), "an item of the list is empty", "write it, or take its mark out");
                continue;
            }

            items.Add(item);
        }

        int? start = null;
        if (list.IsOrdered)
        {
            start = int.TryParse(list.OrderedStart, out var number) ? number : 1;
        }

        if (items.Count > 0)
        {
            blocks.Add(new ItemList(place, start, items.ToImmutable()));
        }
    }

    private void AddQuotation(QuoteBlock quote, CopyPlace place, ImmutableArray<Block>.Builder blocks, int depth)
    {
        var quoted = ImmutableArray.CreateBuilder<Block>();
        ImmutableArray<Run> source = [];
        for (var i = 0; i < quote.Count; i++)
        {
            if (i == quote.Count - 1 && quote[i] is ParagraphBlock { Inline: { } inlines } last && FindSource(inlines) is { } dash)
            {
                var text = ReadRuns(inlines.FirstChild, until: dash, PlaceOf(last));
                if (!text.IsEmpty)
                {
                    quoted.Add(new Paragraph(PlaceOf(last), text));
                }

                source = WithoutDash(ReadRuns(dash, until: null, PlaceOf(dash)));
                continue;
            }

            AddBlock(quote[i], quoted, depth + 1);
        }

        if (quoted.Count == 0)
        {
            _faults.Add(place, "the quotation is empty", "write it after the `>`");
            return;
        }

        blocks.Add(new Quotation(place, quoted.ToImmutable(), source));
    }

    // The text that begins a quotation's source: a dash at the start of its last paragraph or of that paragraph's last line.
    private static LiteralInline? FindSource(ContainerInline paragraph)
    {
        LiteralInline? found = null;
        for (var inline = paragraph.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            if (inline.PreviousSibling is not null and not LineBreakInline)
            {
                continue;
            }

            found = inline is LiteralInline literal && DashLength(literal.Content.AsSpan()) > 0 ? literal : null;
        }

        return found;
    }

    private static int DashLength(ReadOnlySpan<char> text) =>
        text.StartsWith("— ") || text.StartsWith("– ") || text.StartsWith("― ") ? 2
        : text.StartsWith("--- ") ? 4
        : text.StartsWith("-- ") ? 3
        : 0;

    private static ImmutableArray<Run> WithoutDash(ImmutableArray<Run> runs)
    {
        if (runs.IsEmpty)
        {
            return runs;
        }

        var text = runs[0].Text.AsSpan().TrimStart("—–―-").TrimStart(" \u00A0\u202F").ToString();
        return text.Length > 0 ? runs.SetItem(0, runs[0] with { Text = text }) : runs.RemoveAt(0);
    }

    private void AddBox(CustomContainer container, CopyPlace place, ImmutableArray<Block>.Builder blocks, int depth)
    {
        if (!string.Equals(container.Info, "box", StringComparison.Ordinal))
        {
            _faults.Add(place, $"`::: {Fields.Shown(container.Info ?? "")}` is not known", "write `::: box` and, where it has one, the title");
            return;
        }

        if (container.ClosingFencedCharCount == 0)
        {
            _faults.Add(place, "the box never ends", "put a line of `:::` after its last paragraph");
            return;
        }

        if (_inBox || depth > 0)
        {
            _faults.Add(place, "the box stands inside something else", "move it out");
            return;
        }

        _inBox = true;
        var inside = ReadBlocks(container, depth + 1);
        _inBox = false;
        if (inside.IsEmpty)
        {
            _faults.Add(place, "the box is empty", "write its text between the lines of `:::`");
            return;
        }

        _runs.Add(container.Arguments ?? "", Plain);
        blocks.Add(new Box(place, FinishRuns(), inside));
    }

    private void AddTable(Markdig.Extensions.Tables.Table table, CopyPlace place, ImmutableArray<Block>.Builder blocks)
    {
        var rows = table.OfType<TableRow>().ToList();
        var header = rows.Find(row => row.IsHeader);
        var columns = header is null ? 0 : CellsOf(header);
        if (columns == 0)
        {
            _faults.Add(place, "the table has no heading row", "write one and a line of `---` under it");
            return;
        }

        var cells = new List<ImmutableArray<ImmutableArray<Run>>>(rows.Count);
        foreach (var row in rows)
        {
            if (CellsOf(row) is var count && count > columns)
            {
                _faults.Add(PlaceOf(row), $"the row has {count} cells and the table {columns} columns", "take a `|` out, or write it as `\\|`");
                continue;
            }

            cells.Add([.. row.Take(count).Select(ReadCell), .. Enumerable.Repeat(ImmutableArray<Run>.Empty, columns - count)]);
        }

        var alignments = Enumerable.Range(0, columns)
            .Select(i => i >= table.ColumnDefinitions.Count ? CellAlignment.Start : table.ColumnDefinitions[i].Alignment switch
            {
                TableColumnAlign.Center => CellAlignment.Centre,
                TableColumnAlign.Right => CellAlignment.End,
                _ => CellAlignment.Start,
            });
        blocks.Add(new Table(place, [.. alignments], cells[0], [.. cells.Skip(1)]));
    }

    // Cells as written: Markdig fills all rows up to the longest with cells that have no blocks.
    private static int CellsOf(TableRow row)
    {
        var count = row.Count;
        while (count > 0 && ((TableCell)row[count - 1]).Count == 0)
        {
            count--;
        }

        return count;
    }

    private ImmutableArray<Run> ReadCell(Markdig.Syntax.Block cell) =>
        ((TableCell)cell).FirstOrDefault() is ParagraphBlock paragraph ? ReadRuns(paragraph.Inline, PlaceOf(paragraph)) : [];

    private void AddLiteral(FencedCodeBlock code, CopyPlace place, ImmutableArray<Block>.Builder blocks)
    {
        var style = Plain with { Emphasis = Emphasis.Literal };
        for (var i = 0; i < code.Lines.Count; i++)
        {
            if (i > 0)
            {
                _runs.AddLineBreak();
            }

            _runs.Add(code.Lines.Lines[i].Slice.AsSpan(), style);
        }

        var runs = _runs.ToRuns();
        if (runs.IsEmpty)
        {
            _faults.Add(place, "there is nothing between the lines of ```", "take them out");
            return;
        }

        blocks.Add(new Paragraph(place, runs));
    }

    private void AddHtml(CopyPlace place, ReadOnlySpan<char> html)
    {
        html = html.TrimStart();
        if (html.StartsWith("<!--"))
        {
            _faults.Add(place, "a comment `<!--` stands in the copy, and the folder goes to others", "take it out");
            return;
        }

        var end = html.IndexOf('>');
        var tag = Fields.Shown((end < 0 ? html : html[..(end + 1)]).ToString());
        _faults.Add(place, $"`{tag}` is HTML, which is not read", "write it in Markdown; for a less-than sign write `\\<`");
    }
}
