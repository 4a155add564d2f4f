using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Text;
using SkiaSharp;

namespace Handbill.Pdf.Proofs;

/// <summary>Where the glyphs of a run stand on the page.</summary>
internal static class GlyphPositions
{
    /// <summary>
    /// Finds each glyph's origin, in the run's logical order. A glyph moves the pen by its advance times size and expansion,
    /// and by the tracking unless it is a mark of no width; a space by the word space as well. Right-to-left text walks from
    /// the right end of the range to the left.
    /// </summary>
    public static void Find(in PlacedRun run, Span<SKPoint> positions)
    {
        var shaped = run.Shaped;
        var em = run.Size / 1000;
        var backwards = shaped.Direction == TextDirection.RightToLeft;
        var pen = run.X + (backwards ? Width(run) : 0);
        for (var i = run.Start; i < run.End; i++)
        {
            var advance = Advance(run, i);
            pen -= backwards ? advance : 0;
            var right = shaped.XOffsets is { } across ? across[i] * em * run.Expansion : 0;
            var up = shaped.YOffsets is { } upwards ? upwards[i] * em : 0;
            positions[i - run.Start] = new SKPoint((float)(pen + right), (float)(run.Baseline - up));
            pen += backwards ? 0 : advance;
        }
    }

    /// <summary>Width of the run's glyphs on the page.</summary>
    public static double Width(in PlacedRun run)
    {
        var width = 0.0;
        for (var i = run.Start; i < run.End; i++)
        {
            width += Advance(run, i);
        }

        return width;
    }

    /// <summary>Whether word space is added to a glyph: where the text has a space.</summary>
    public static bool IsSpace(ShapedRun shaped, int glyph) => shaped.Text[shaped.Clusters[glyph]] is ' ' or '\u00A0';

    private static double Advance(in PlacedRun run, int glyph)
    {
        var shaped = run.Shaped;
        var advance = shaped.Advances[glyph];
        return (advance * run.Size * run.Expansion / 1000) + (advance == 0 ? 0 : run.Tracking) + (IsSpace(shaped, glyph) ? run.WordSpace : 0);
    }
}
