using System.Collections.Immutable;
using Handbill.Pdf.Print;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Imposition;

/// <summary>The paper and where on it the pages' edges lie, the same for all sides.</summary>
internal sealed class PaperFrame
{
    private const double Mm = 72 / 25.4;

    // Marks stand clear of the cut, so that none is left on the sheet when the knife slips.
    private const double MarkGap = 3 * Mm;
    private const double MarkLength = 5 * Mm;
    private const double MarkMargin = 1 * Mm;

    // No duplicator prints nearer to the edge of the paper.
    private const double Unprintable = 8 * Mm;

    private readonly PrintSpec spec;
    private readonly PrintKind kind;
    private readonly Sheet sheet;
    private readonly double slug;
    private readonly double width;
    private readonly double height;
    private readonly double[] lefts;

    public PaperFrame(PrintSpec spec, PrintKind kind, Sheet sheet)
    {
        (this.spec, this.kind, this.sheet) = (spec, kind, sheet);
        var hasMarks = spec.CropMarks || (spec.FoldMarks && IsFolded);
        slug = hasMarks ? Math.Max(spec.Bleed, MarkGap) + MarkLength + MarkMargin : spec.Bleed;
        height = sheet.PageHeight + (2 * slug);
        if (kind == PrintKind.AsIs)
        {
            width = sheet.PageWidth + (2 * slug);
            lefts = [slug];
        }
        else if (kind == PrintKind.TwoUp && slug == 0)
        {
            // One cut through the middle of the paper; each page in the middle of its half.
            width = Math.Max(sheet.PaperWidth, 2 * sheet.PageWidth);
            height = sheet.PaperWidth >= 2 * sheet.PageWidth ? sheet.PaperHeight : sheet.PageHeight;
            var air = (width / 4) - (sheet.PageWidth / 2);
            lefts = [air, (width / 2) + air];
        }
        else
        {
            // Pages that are cut apart have a bleed each between them; pages that are folded meet.
            var gutter = kind == PrintKind.TwoUp ? 2 * spec.Bleed : 0;
            width = (2 * sheet.PageWidth) + gutter + (2 * slug);
            lefts = [slug, slug + sheet.PageWidth + gutter];
        }
    }

    private bool IsFolded => kind is PrintKind.Folded or PrintKind.Booklet;

    private double Top => (height - sheet.PageHeight) / 2;

    private double Bottom => Top + sheet.PageHeight;

    private double RightEdge => lefts[^1] + sheet.PageWidth;

    /// <summary>True when the back must stand on its head to lie behind the front: the paper turns about a level edge.</summary>
    private bool TurnsOverLevelEdge => spec.Flip is { } flip && (flip == FlipEdge.Long) == (width > height);

    public PaperSide Side(int left, int? right, double creep, bool isBack, int pages)
    {
        var turn = isBack && TurnsOverLevelEdge;
        var placements = ImmutableArray.CreateBuilder<PagePlacement>(2);
        Place(left, 0, creep);
        if (right is { } page)
        {
            Place(page, 1, -creep);
        }

        var trim = slug > 0 ? Box(lefts[0], Top, RightEdge, Bottom) : (PaperBox?)null;
        var bleed = spec.Bleed > 0 ? Box(lefts[0] - spec.Bleed, Top - spec.Bleed, RightEdge + spec.Bleed, Bottom + spec.Bleed) : (PaperBox?)null;
        return new PaperSide(width, height, placements.ToImmutable(), Marks(), trim, bleed);

        void Place(int page, int cell, double shift)
        {
            if (page >= pages)
            {
                return;
            }

            var matrix = PlacementMatrix.Move(lefts[cell] + shift, Top);
            var clip = Clip(cell);
            placements.Add(turn
                ? new PagePlacement(page, matrix.Then(PlacementMatrix.HalfTurn(width, height)), Turned(clip))
                : new PagePlacement(page, matrix, clip));
        }
    }

    /// <summary>A page may print up to its bleed where it is cut and up to the fold where it is folded.</summary>
    private PaperBox Clip(int cell)
    {
        var atLeft = IsFolded && cell == 1 ? 0 : spec.Bleed;
        var atRight = IsFolded && cell == 0 ? 0 : spec.Bleed;
        return Box(lefts[cell] - atLeft, Top - spec.Bleed, lefts[cell] + sheet.PageWidth + atRight, Bottom + spec.Bleed);
    }

    private PaperBox Turned(PaperBox box) => new(width - box.X - box.Width, height - box.Y - box.Height, box.Width, box.Height);

    // The frame is symmetrical, so that the marks of a turned side are the same marks.
    private ImmutableArray<PaperMark> Marks()
    {
        var marks = ImmutableArray.CreateBuilder<PaperMark>();
        var gap = Math.Max(spec.Bleed, MarkGap);
        if (spec.CropMarks)
        {
            var cuts = IsFolded || kind == PrintKind.AsIs
                ? (double[])[lefts[0], RightEdge]
                : [lefts[0], lefts[0] + sheet.PageWidth, lefts[1], RightEdge];
            foreach (var x in cuts.Distinct())
            {
                Upright(x, Top - gap - MarkLength, Bottom + gap, MarkLength, dashed: false);
            }

            foreach (var y in (double[])[Top, Bottom])
            {
                marks.Add(new PaperMark(lefts[0] - gap - MarkLength, y, lefts[0] - gap, y));
                marks.Add(new PaperMark(RightEdge + gap, y, RightEdge + gap + MarkLength, y));
            }
        }

        if (spec.FoldMarks && IsFolded)
        {
            Upright(width / 2, Top - gap - MarkLength, Bottom + gap, MarkLength, dashed: true);
        }

        if (kind == PrintKind.TwoUp && slug == 0)
        {
            // On the cut itself, where the knife takes it away.
            Upright(width / 2, Unprintable, height - Unprintable - MarkLength, MarkLength, dashed: false);
        }

        return marks.ToImmutable();

        void Upright(double x, double above, double below, double length, bool dashed)
        {
            marks.Add(new PaperMark(x, above, x, above + length, Dashed: dashed));
            marks.Add(new PaperMark(x, below, x, below + length, Dashed: dashed));
        }
    }

    private static PaperBox Box(double left, double top, double right, double bottom) => new(left, top, right - left, bottom - top);
}
