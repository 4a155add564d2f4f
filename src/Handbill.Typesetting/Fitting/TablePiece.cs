using System.Collections.Immutable;
using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>A small table on the grid, with a rule above, below, and under its header. Never cut.</summary>
internal sealed class TablePiece : FlowPiece
{
    private const double Ratio = 0.94;
    private const double Gap = 7;

    /// <summary>Cells by row, the header first where there is one.</summary>
    public required ImmutableArray<ImmutableArray<ShapedParagraph?>> Rows { get; init; }

    public required ImmutableArray<CellAlignment> Columns { get; init; }

    public required bool HasHeader { get; init; }

    public override int Words => Rows.Sum(row => row.Sum(cell => cell?.Words ?? 0));

    public override string TextOf(in BrokenLine line) => "";

    public override FlowBlock Options(BreakContext context, in FitTry setting)
    {
        var lines = RowLines(context, in setting, out _).Sum();
        return new FlowBlock(FlowKind.Solid, [new FlowOption(lines + 1, lines + 1, 0), new FlowOption(lines + 2, lines + 2, 6, Kind: TurnKind.Air, Change: 1)]);
    }

    /// <summary>Widths in points: as wide as the widest cell where all fit, else in proportion, never under the longest word.</summary>
    private double[] Widths(BreakContext context, double size)
    {
        var count = Columns.Length;
        var natural = new double[count];
        var least = new double[count];
        foreach (var row in Rows)
        {
            for (var column = 0; column < count; column++)
            {
                if (row[column] is { } cell)
                {
                    natural[column] = Math.Max(natural[column], cell.Width[^1] * size / 1000);
                    least[column] = Math.Max(least[column], LongestWord(cell) * size / 1000);
                }
            }
        }

        var room = context.ColumnWidth - (Gap * (count - 1));
        var wanted = natural.Sum();
        if (wanted <= room)
        {
            var spare = (room - wanted) / count;
            return Array.ConvertAll(natural, width => width + spare);
        }

        var floor = least.Sum();
        var share = floor >= room ? 0 : (room - floor) / Math.Max(0.01, wanted - floor);
        return floor >= room
            ? Array.ConvertAll(least, width => width * room / floor)
            : natural.Select((width, index) => least[index] + ((width - least[index]) * share)).ToArray();
    }

    private static double LongestWord(ShapedParagraph cell)
    {
        double longest = 0;
        for (var index = 1; index < cell.Places.Length; index++)
        {
            longest = Math.Max(longest, cell.Items.EndWidth[index] - cell.Items.StartWidth[index - 1]);
        }

        return longest;
    }

    private int[] RowLines(BreakContext context, in FitTry setting, out FlowOption[][] cells)
    {
        var size = context.Side.BodySize * setting.Size * Ratio;
        var widths = Widths(context, size);
        var lines = new int[Rows.Length];
        cells = new FlowOption[Rows.Length][];
        for (var row = 0; row < lines.Length; row++)
        {
            cells[row] = new FlowOption[Columns.Length];
            lines[row] = 1;
            for (var column = 0; column < Columns.Length; column++)
            {
                if (Rows[row][column] is { } cell)
                {
                    cells[row][column] = context.Break(cell, widths[column] + 0.01, size, 0, LineAlignment.Start, 0)[0];
                    lines[row] = Math.Max(lines[row], cells[row][column].Lines);
                }
            }
        }

        return lines;
    }

    public override void Draw(FlowCanvas canvas, in FlowOption option, int line)
    {
        var (frame, start) = canvas.At(line);
        var size = canvas.BodySize * Ratio;
        var widths = Widths(canvas.Breaking, size);
        var lines = RowLines(canvas.Breaking, canvas.Setting, out var cells);
        var table = canvas.Structure.Add(StructureRole.Table, canvas.NodeOf(Path));
        var shift = ((option.Lines - lines.Sum()) * canvas.Leading / 2) - (0.06 * canvas.Leading);
        var rise = canvas.BodySize * 0.95;
        var at = start;
        Rule(canvas, frame, canvas.Baseline(frame, at) + shift - rise, 0.6);
        for (var row = 0; row < lines.Length; row++)
        {
            var header = HasHeader && row == 0;
            var node = canvas.Structure.Add(StructureRole.TR, table);
            double offset = 0;
            for (var column = 0; column < Columns.Length; column++)
            {
                var cellNode = canvas.Structure.Add(header ? StructureRole.TH : StructureRole.TD, node);
                if (Rows[row][column] is { } cell)
                {
                    DrawCell(canvas, frame, cell, cells[row][column].Broken!, offset, widths[column], Columns[column],
                        canvas.Baseline(frame, at) + shift, cellNode);
                }

                offset += widths[column] + Gap;
            }

            at += lines[row];
            if (header)
            {
                Rule(canvas, frame, canvas.Baseline(frame, at) + shift - rise, 0.3);
            }
        }

        Rule(canvas, frame, canvas.Baseline(frame, at) + shift - rise, 0.6);
    }

    private static void DrawCell(
        FlowCanvas canvas, in ColumnFrame frame, ShapedParagraph cell, BrokenLine[] lines, double offset, double width, CellAlignment alignment,
        double baseline, int node)
    {
        var setting = new LineSetting(canvas.BodySize * Ratio, width, alignment switch
        {
            CellAlignment.Centre => LineAlignment.Centre,
            CellAlignment.End => LineAlignment.End,
            _ => LineAlignment.Start,
        });
        var nodes = canvas.RunNodes(cell.Runs, node);
        for (var index = 0; index < lines.Length; index++)
        {
            canvas.Lines.Place(
                frame.Page, cell, lines[index].Start, lines[index].End, canvas.Left(frame, offset, width),
                baseline + (index * canvas.Leading), setting, nodes);
        }
    }

    private static void Rule(FlowCanvas canvas, in ColumnFrame frame, double y, double thickness) =>
        frame.Page.Rules.Add(new PlacedRule(frame.Left, y, canvas.ColumnWidth, thickness));
}
