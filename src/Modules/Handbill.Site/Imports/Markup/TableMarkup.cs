using System.Text;

namespace Handbill.Site.Imports.Markup;

/// <summary>A table as Markdown has them or, where its cells hold more than a line of words, as the blocks that its cells held.</summary>
internal static class TableMarkup
{
    private const int MostColumns = 30;

    // More is a page's layout, not a table.
    private const int MostParagraphs = 3;
    private const int LongestCell = 600;

    // A table is one paragraph to the limit on its length.
    private const int LongestTable = 15_000;

    public static List<MarkupBlock> Blocks(MarkupFrame table)
    {
        var rows = table.Rows.Where(row => row.Parts.Exists(cell => cell.Count > 0)).ToList();
        var columns = rows.Count == 0 ? 0 : rows.Max(row => row.Parts.Count);
        var cells = rows.SelectMany(row => row.Parts).SelectMany(cell => cell).ToList();
        var isTable = columns is > 1 and <= MostColumns
            && rows.TrueForAll(row => row.Parts.TrueForAll(cell => cell.Count <= MostParagraphs))
            && cells.TrueForAll(block => block.Kind == BlockKind.Paragraph && block.Text.Length <= LongestCell)
            && cells.Sum(block => block.Text.Length) + (rows.Count * columns * 3) < LongestTable;
        return isTable ? [.. LinesOf(rows, columns)] : cells;
    }

    // Rows before the first with more than one cell, such as a caption, stand over the table.
    private static IEnumerable<MarkupBlock> LinesOf(List<MarkupFrame> rows, int columns)
    {
        var first = rows.FindIndex(row => row.Parts.Count > 1);
        foreach (var block in rows.Take(first).SelectMany(row => row.Parts).SelectMany(cell => cell))
        {
            yield return block;
        }

        var lines = new StringBuilder();
        var hasHead = rows[first].IsHead;
        Row(lines, hasHead ? rows[first].Parts : [], columns);
        lines.Append('\n').Append('|').Insert(lines.Length, " --- |", columns);
        foreach (var row in rows.Skip(hasHead ? first + 1 : first))
        {
            Row(lines.Append('\n'), row.Parts, columns);
        }

        yield return new MarkupBlock(BlockKind.Other, lines.ToString());
    }

    private static void Row(StringBuilder lines, List<List<MarkupBlock>> cells, int columns)
    {
        lines.Append('|');
        for (var column = 0; column < columns; column++)
        {
            var text = column < cells.Count && cells[column].Count > 0 ? string.Join(' ', cells[column].Select(block => block.Text)) : "";
            lines.Append(' ').Append(text).Append(text.Length > 0 ? " |" : "|");
        }
    }
}
