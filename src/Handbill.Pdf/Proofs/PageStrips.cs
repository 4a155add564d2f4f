using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Proofs;

/// <summary>The strips that a page is drawn in, from the top: each as high as four lines or so, from side to side.</summary>
internal static class PageStrips
{
    // In points.
    private const double Height = 48;

    // What stands this near to a strip may shade its outermost pixels, however coarse they are.
    private const double Air = 6;

    public static int Count(PageContent page) => Math.Max(1, (int)Math.Ceiling(page.Height / Height));

    /// <summary>The rows of pixels that are a strip's; those of all strips are all of the picture's.</summary>
    /// <param name="strip">Which, from 0.</param>
    /// <param name="page">The page.</param>
    /// <param name="pixels">Height of the picture.</param>
    public static (int From, int To) Rows(int strip, PageContent page, int pixels)
    {
        return (Edge(strip), strip + 1 == Count(page) ? pixels : Edge(strip + 1));

        int Edge(int index) => (int)Math.Round(index * Height * pixels / page.Height);
    }

    /// <summary>First and last strip that something between these heights may be seen in. The first may be greater than the last.</summary>
    public static (int First, int Last) Touched(double top, double bottom, PageContent page) =>
        (Math.Max(0, (int)Math.Floor((top - Air) / Height)), Math.Min(Count(page) - 1, (int)Math.Floor((bottom + Air) / Height)));

    /// <summary>The strips that a run may be seen in, whichever glyphs it has.</summary>
    public static (int First, int Last) Touched(in PlacedRun run, PageContent page)
    {
        var measures = run.Shaped.Face.Measures;
        int up = measures.YMax, down = measures.YMin;
        if (run.Shaped.YOffsets is { } offsets)
        {
            var (least, most) = (0, 0);
            foreach (var offset in offsets.AsSpan(run.Start, run.End - run.Start))
            {
                (least, most) = (Math.Min(least, offset), Math.Max(most, offset));
            }

            (up, down) = (up + most, down + least);
        }

        return Touched(run.Baseline - (up * run.Size / 1000), run.Baseline - (down * run.Size / 1000), page);
    }
}
