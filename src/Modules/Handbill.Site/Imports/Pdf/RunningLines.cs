using System.Text;

namespace Handbill.Site.Imports.Pdf;

/// <summary>Lines at the head and foot of pages that are the same on most of them, but for numbers.</summary>
internal static class RunningLines
{
    // Lines of a page that may be such, at either end.
    private const int AtEnds = 3;
    private const double Most = 0.6;

    // In parts of the type's size: lines of a text stand closer.
    private const double FewestGap = 1.6;

    /// <summary>Takes them out of pages whose lines are in their reading order.</summary>
    public static void Remove(List<List<PdfLine>> pages)
    {
        if (pages.Count < 2)
        {
            return;
        }

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var form in pages.SelectMany(page => AtEndsOf(page).Select(line => Form(line.Text)).Distinct(StringComparer.Ordinal)))
        {
            counts[form] = counts.GetValueOrDefault(form) + 1;
        }

        foreach (var page in pages)
        {
            var running = AtEndsOf(page).Where(line => counts[Form(line.Text)] >= Math.Max(2, pages.Count * Most)).ToHashSet();
            page.RemoveAll(running.Contains);
        }
    }

    private static IEnumerable<PdfLine> AtEndsOf(List<PdfLine> page)
    {
        var down = page.OrderByDescending(line => line.Baseline).ToList();
        var up = Enumerable.Reverse(down).ToList();
        return Apart(down).Concat(Apart(up)).Distinct();
    }

    // The lines at one end that stand apart from the rest.
    private static IEnumerable<PdfLine> Apart(List<PdfLine> lines)
    {
        for (var count = Math.Min(AtEnds, lines.Count - 1); count > 0; count--)
        {
            var (line, next) = (lines[count - 1], lines[count]);
            if (Math.Abs(line.Baseline - next.Baseline) > FewestGap * Math.Max(line.Size, next.Size))
            {
                return lines.Take(count);
            }
        }

        return [];
    }

    private static string Form(string text)
    {
        var form = new StringBuilder();
        foreach (var letter in text)
        {
            if (!char.IsDigit(letter))
            {
                form.Append(letter);
            }
            else if (form.Length == 0 || form[^1] != '#')
            {
                form.Append('#');
            }
        }

        return form.ToString();
    }
}
