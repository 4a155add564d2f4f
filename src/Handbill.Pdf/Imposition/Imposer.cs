using System.Collections.Immutable;
using Handbill.Pdf.Print;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;

namespace Handbill.Pdf.Imposition;

/// <summary>Lays the pages of an edition on paper.</summary>
public static class Imposer
{
    /// <summary>
    /// Gives the sides of paper in the order in which a duplicator prints them on both sides: front of the first sheet, its
    /// back, front of the second. A page that completes a sheet and does not exist is left blank.
    /// </summary>
    /// <param name="spec">How.</param>
    /// <param name="sheet">The sheet that the edition was set for.</param>
    /// <param name="pages">Pages of the edition, 1 or more.</param>
    /// <param name="direction">How the edition's language is read; decides the side of the binding where the spec does not.</param>
    public static ImmutableArray<PaperSide> Impose(PrintSpec spec, Sheet sheet, int pages, TextDirection direction)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentOutOfRangeException.ThrowIfLessThan(pages, 1);
        var kind = spec.KindFor(sheet);
        var paper = new PaperFrame(spec, kind, sheet);
        var bindRight = spec.BindRight ?? direction == TextDirection.RightToLeft;
        var sides = ImmutableArray.CreateBuilder<PaperSide>();
        foreach (var spread in Spreads(kind, pages))
        {
            var ordered = bindRight && spread.Right is { } right ? spread with { Left = right, Right = spread.Left } : spread;
            sides.Add(paper.Side(ordered.Left, ordered.Right, spread.Sheet * spec.Creep, isBack: sides.Count % 2 == 1, pages));
        }

        return sides.ToImmutable();
    }

    /// <summary>Which pages stand on each side, for binding on the left. Pages are counted from 0; those past the last are blank.</summary>
    private static IEnumerable<Spread> Spreads(PrintKind kind, int pages)
    {
        switch (kind)
        {
            case PrintKind.AsIs:
                return Enumerable.Range(0, pages).Select(page => new Spread(page, null, 0));
            case PrintKind.TwoUp:
                return Enumerable.Range(0, pages).Select(page => new Spread(page, page, 0));
            case PrintKind.Folded:
                return Enumerable.Range(0, (pages + 3) / 4).SelectMany(sheet => Nested(4 * sheet, 4));
            default:
                return Nested(0, (pages + 3) / 4 * 4);
        }
    }

    /// <summary>The sides of sheets that are laid into each other, the outermost first.</summary>
    private static IEnumerable<Spread> Nested(int first, int count)
    {
        for (var sheet = 0; sheet < count / 4; sheet++)
        {
            var outer = first + (2 * sheet);
            var last = first + count - 1 - (2 * sheet);
            yield return new Spread(last, outer, sheet);
            yield return new Spread(outer + 1, last - 1, sheet);
        }
    }

    private readonly record struct Spread(int Left, int? Right, int Sheet);
}
