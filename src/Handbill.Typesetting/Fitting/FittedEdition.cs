using System.Collections.Immutable;
using Handbill.Typesetting.Pages;

namespace Handbill.Typesetting.Fitting;

/// <summary>An edition fitted to its sheet, or as near as it comes, ready to be drawn.</summary>
/// <param name="Edition">Its pages.</param>
/// <param name="Front">How the front fits.</param>
/// <param name="Back">How the other side fits: the second page, or the second to fourth of a folded sheet.</param>
public sealed record FittedEdition(TypesetEdition Edition, SideFit Front, SideFit Back)
{
    /// <summary>How each page of a newspaper fits; empty for a newsletter.</summary>
    public ImmutableArray<SideFit> Pages { get; init; } = [];

    /// <summary>How each frame of a newspaper with a flatplan fits, in its order; empty for all else.</summary>
    public ImmutableArray<FrameFit> Frames { get; init; } = [];

    /// <summary>True when both sides are exactly full.</summary>
    public bool Fits => Front.Outcome == FitOutcome.Fitted && Back.Outcome == FitOutcome.Fitted;
}

/// <summary>How one frame of a newspaper fits.</summary>
/// <param name="Outcome">How it came out: an empty frame is underset, and so is each frame of an article that does not fill them all.</param>
/// <param name="WordsOff">Words to cut, or words there is room for; 0 when it is fitted.</param>
/// <param name="LinesOff">Lines to cut, or lines there is room for; 0 when it is fitted.</param>
/// <param name="Words">Words of copy in the frame.</param>
/// <param name="X">Left edge on the page, in points.</param>
/// <param name="Y">Top edge, in points.</param>
/// <param name="Width">Width in points.</param>
/// <param name="Height">Height in points.</param>
public readonly record struct FrameFit(FitOutcome Outcome, int WordsOff, int LinesOff, int Words, double X, double Y, double Width, double Height);
