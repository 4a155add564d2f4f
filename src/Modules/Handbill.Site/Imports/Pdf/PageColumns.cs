namespace Handbill.Site.Imports.Pdf;

/// <summary>
/// Finds the columns of a page. Where a gutter parts most of the lines, those on one side of it are read before those on the other, from one line
/// that crosses it to the next; each side may have a gutter of its own.
/// </summary>
internal static class PageColumns
{
    private const int DeepestGutter = 6;
    private const int FewestLines = 3;

    // Of the lines, how many may cross a gutter: headings, and what stands under a picture.
    private const double MostCrossing = 0.3;

    public static List<PdfLine> InOrder(List<PdfLine> lines) => [.. InOrder(lines, DeepestGutter)];

    private static IEnumerable<PdfLine> InOrder(List<PdfLine> lines, int depth)
    {
        if (depth == 0 || Gutter(lines) is not { } gutter)
        {
            return Down(lines);
        }

        var order = new List<PdfLine>();
        var (left, right) = (new List<PdfLine>(), new List<PdfLine>());
        foreach (var line in lines.OrderByDescending(line => line.Baseline).ThenBy(line => line.Left))
        {
            if (line.Right <= gutter)
            {
                left.Add(line);
            }
            else if (line.Left >= gutter)
            {
                right.Add(line);
            }
            else
            {
                Flush();
                order.Add(line with { Column = (line.Left, line.Right) });
            }
        }

        Flush();
        return order;

        void Flush()
        {
            order.AddRange(InOrder(left, depth - 1));
            order.AddRange(InOrder(right, depth - 1));
            left = [];
            right = [];
        }
    }

    // Lines of one column, the parts of one line together again.
    private static List<PdfLine> Down(List<PdfLine> lines)
    {
        var column = lines.Count == 0 ? (0, 0) : (lines.Min(line => line.Left), lines.Max(line => line.Right));
        var order = new List<PdfLine>(lines.Count);
        foreach (var line in lines.OrderByDescending(line => line.Baseline).ThenBy(line => line.Left))
        {
            if (order.Count > 0 && Math.Abs(order[^1].Baseline - line.Baseline) < 1 && order[^1].Right <= line.Left)
            {
                order[^1] = order[^1] with { Text = $"{order[^1].Text} {line.Text}", Right = line.Right };
            }
            else
            {
                order.Add(line with { Column = column });
            }
        }

        return order;
    }

    // Where the fewest lines cross: every line's left edge is tried.
    private static double? Gutter(List<PdfLine> lines)
    {
        var (best, fewest) = ((double?)null, (int)(lines.Count * MostCrossing) + 1);
        foreach (var edge in lines.Select(line => Math.Round(line.Left, 1)).Distinct().Order())
        {
            var gutter = edge - 0.5;
            var crossing = 0;
            var (left, right) = (0, 0);
            foreach (var line in lines)
            {
                _ = line.Right <= gutter ? left++ : line.Left >= gutter ? right++ : crossing++;
            }

            if (Math.Min(left, right) >= Math.Max(FewestLines, lines.Count / 8) && crossing < fewest)
            {
                (best, fewest) = (gutter, crossing);
            }
        }

        return best;
    }
}
