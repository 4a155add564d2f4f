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

    /// <summary>True when both sides are exactly full.</summary>
    public bool Fits => Front.Outcome == FitOutcome.Fitted && Back.Outcome == FitOutcome.Fitted;
}
