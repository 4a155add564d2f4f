using System.Collections.Immutable;

namespace Handbill.Pdf.Print;

/// <summary>
/// One side of a sheet of paper as the duplicator prints it. Points; the origin is the paper's top left corner and y goes
/// down, as on a page.
/// </summary>
/// <param name="Width">Width of the paper.</param>
/// <param name="Height">Height of the paper.</param>
/// <param name="Pages">The pages on it.</param>
/// <param name="Marks">Crop, fold and registration marks; they go on every plate.</param>
/// <param name="Trim">What is left after cutting; null for the whole paper.</param>
/// <param name="Bleed">What is printed beyond the cut; null for the trim box.</param>
public sealed record PaperSide(
    double Width, double Height, ImmutableArray<PagePlacement> Pages, ImmutableArray<PaperMark> Marks,
    PaperBox? Trim = null, PaperBox? Bleed = null);

/// <summary>A page on a paper side.</summary>
/// <param name="PageIndex">Index of the page in the edition; a blank page has no placement.</param>
/// <param name="Matrix">From the page's coordinates to the paper's.</param>
/// <param name="Clip">What of the paper the page may mark; null for all of it.</param>
public readonly record struct PagePlacement(int PageIndex, PlacementMatrix Matrix, PaperBox? Clip = null);

/// <summary>A rectangle on the paper.</summary>
public readonly record struct PaperBox(double X, double Y, double Width, double Height);

/// <summary>A straight line on the paper.</summary>
/// <param name="X1">Start.</param>
/// <param name="Y1">Start.</param>
/// <param name="X2">End.</param>
/// <param name="Y2">End.</param>
/// <param name="Thickness">Thickness in points.</param>
/// <param name="Dashed">True for a line to fold at, which is drawn in dashes.</param>
public readonly record struct PaperMark(double X1, double Y1, double X2, double Y2, double Thickness = 0.3, bool Dashed = false);

/// <summary>Maps (x, y) to (A x + C y + E, B x + D y + F), y going down on both sides.</summary>
public readonly record struct PlacementMatrix(double A, double B, double C, double D, double E, double F)
{
    /// <summary>Leaves everything where it is.</summary>
    public static PlacementMatrix Identity { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>Moves right and down.</summary>
    public static PlacementMatrix Move(double x, double y) => new(1, 0, 0, 1, x, y);

    /// <summary>Turns by 180 degrees about the centre of a rectangle of this size at the origin.</summary>
    public static PlacementMatrix HalfTurn(double width, double height) => new(-1, 0, 0, -1, width, height);

    /// <summary>This mapping, then another.</summary>
    public PlacementMatrix Then(PlacementMatrix next) => new(
        (A * next.A) + (B * next.C), (A * next.B) + (B * next.D),
        (C * next.A) + (D * next.C), (C * next.B) + (D * next.D),
        (E * next.A) + (F * next.C) + next.E, (E * next.B) + (F * next.D) + next.F);
}
