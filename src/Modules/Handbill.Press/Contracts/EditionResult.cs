using Handbill.Typesetting.Fitting;

namespace Handbill.Press.Contracts;

/// <summary>An edition that was made, and how it fits.</summary>
public sealed record EditionResult
{
    /// <summary>Its name in file names.</summary>
    public required string Slug { get; init; }

    /// <summary>The workplace as printed.</summary>
    public required string Workplace { get; init; }

    /// <summary>BCP 47 tag of its language.</summary>
    public required string Language { get; init; }

    /// <summary>Pages, those past the sheet's end included when copy is overset.</summary>
    public required int Pages { get; init; }

    /// <summary>How the front fits.</summary>
    public required SideFit Front { get; init; }

    /// <summary>How the back fits.</summary>
    public required SideFit Back { get; init; }

    /// <summary>Time that it took to read, fit, set and write, in milliseconds.</summary>
    public required double Milliseconds { get; init; }

    /// <summary>Bytes of the reading file; 0 when none was made.</summary>
    public long Bytes { get; init; }

    /// <summary>True when both sides are exactly full, so that it may go to print.</summary>
    public bool IsFitted => Front.Outcome == FitOutcome.Fitted && Back.Outcome == FitOutcome.Fitted;
}
