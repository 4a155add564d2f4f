using UglyToad.PdfPig.Content;

namespace Handbill.Site.Imports.Pdf;

/// <summary>The lines of a page in the order in which they are read.</summary>
internal static class PageLines
{
    private const int MostWords = 20_000;

    // Parts of the type's size: a wider gap is one between columns; lines nearer than this are one.
    private const double ColumnGap = 1.1;
    private const double SameLine = 0.35;

    public static List<PdfLine> Of(Page page) => PageColumns.InOrder(Fragments(Words(page)));

    private static List<PdfWord> Words(Page page) =>
    [
        .. page.GetWords().Take(MostWords)
            .Where(word => word.TextOrientation == TextOrientation.Horizontal && !string.IsNullOrWhiteSpace(word.Text))
            .Select(word => new PdfWord(word.Text, word.BoundingBox.Left, word.BoundingBox.Right, word.Letters[0].StartBaseLine.Y, Math.Max(1, word.Letters.Max(letter => letter.PointSize)))),
    ];

    /// <summary>Words of one line, cut where a gap is as wide as one between columns.</summary>
    public static List<PdfLine> Fragments(List<PdfWord> words)
    {
        var lines = new List<List<PdfWord>>();
        foreach (var word in words.OrderByDescending(word => word.Baseline).ThenBy(word => word.Left))
        {
            if (lines.Count > 0 && lines[^1][0].Baseline - word.Baseline < SameLine * Math.Max(word.Size, lines[^1][0].Size))
            {
                lines[^1].Add(word);
            }
            else
            {
                lines.Add([word]);
            }
        }

        return [.. lines.SelectMany(Cut)];
    }

    private static IEnumerable<PdfLine> Cut(List<PdfWord> line)
    {
        var part = new List<PdfWord>();
        foreach (var word in line.OrderBy(word => word.Left))
        {
            if (part.Count > 0 && word.Left - part[^1].Right > ColumnGap * Math.Min(word.Size, part[^1].Size))
            {
                yield return Join(part);
                part = [];
            }

            part.Add(word);
        }

        if (part.Count > 0)
        {
            yield return Join(part);
        }
    }

    private static PdfLine Join(List<PdfWord> words) => new(
        string.Join(' ', words.Select(word => word.Text)),
        words[0].Left,
        words.Max(word => word.Right),
        words.GroupBy(word => word.Baseline).MaxBy(group => group.Sum(word => word.Text.Length))!.Key,
        words.GroupBy(word => word.Size).MaxBy(group => group.Sum(word => word.Text.Length))!.Key);
}
