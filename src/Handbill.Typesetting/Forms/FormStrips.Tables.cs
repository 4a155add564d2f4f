using Handbill.Typesetting.Pages;

namespace Handbill.Typesetting.Forms;

/// <summary>Tables: a strip for each row.</summary>
internal sealed partial class FormStrips
{
    /// <summary>More would make a row that few pages have room for.</summary>
    private const int MostCellLines = 12;

    private const double CellPad = 4, ColumnGap = 10;

    private void Table(FormTable table)
    {
        if (table.Rows.Any(row => row.Length != table.Columns.Length))
        {
            throw new ArgumentException("Every row has a cell for each column.", nameof(table));
        }

        var shares = table.Columns.Sum(column => column.Share);
        var widths = table.Columns.Select(column => area.Measure * column.Share / shares).ToArray();
        var node = structure.Add(StructureRole.Table, root);
        _strips.Add(FormStrip.Air(Gap, keepsNext: true));
        var head = Row(table, widths, [.. table.Columns.Select(column => new FormCell(column.Head, Strong: true))], node, isHead: true);
        _strips.Add(head with { KeepsNext = true });
        foreach (var row in table.Rows)
        {
            _strips.Add(Row(table, widths, [.. row], node, isHead: false) with { Head = head });
        }
    }

    private FormStrip Row(FormTable table, double[] widths, FormCell[] cells, int parent, bool isHead)
    {
        var row = structure.Add(StructureRole.TR, parent);
        var size = isHead ? SmallSize : TextSize;
        var set = new (FormText Text, int Node)[cells.Length];
        for (var column = 0; column < cells.Length; column++)
        {
            var room = widths[column] - ColumnGap - (cells[column].Ticks ? Box + CellPad : 0);
            set[column] = (type.Break(cells[column].Text, size, room, cells[column].Strong, MostCellLines),
                structure.Add(isHead ? StructureRole.TH : StructureRole.TD, row));
        }

        var height = Math.Max(set.Max(cell => cell.Text.Height), isHead ? 0 : Box + CellPad) + (2 * CellPad);
        return new FormStrip(height, (page, top, again) =>
        {
            double offset = 0;
            for (var column = 0; column < cells.Length; column++)
            {
                Cell(page, table.Columns[column], cells[column], set[column].Text, offset, top + CellPad, again ? -1 : set[column].Node);
                offset += widths[column];
            }

            page.Rules.Add(new PlacedRule(FormArea.Margin, top + height - 0.8, area.Measure, isHead ? 0.8 : 0.3));
        });
    }

    private void Cell(PageContent page, FormColumn column, FormCell cell, FormText text, double offset, double top, int node)
    {
        if (cell.Ticks)
        {
            DrawBox(page, area.Left(offset, Box), top + ((Math.Max(text.LineHeight, Box) - Box) / 2));
            offset += Box + CellPad;
        }

        type.Place(page, text, area.Left(offset, text.Measure), top, AlignmentOf(column.Alignment), node);
    }
}
