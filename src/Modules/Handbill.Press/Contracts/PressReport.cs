using System.Collections.Immutable;

namespace Handbill.Press.Contracts;

/// <summary>What came of a run.</summary>
public sealed record PressReport
{
    /// <summary>Number of the issue; null when it could not be read.</summary>
    public required int? Issue { get; init; }

    /// <summary>The editions that were made, in the issue's order.</summary>
    public required ImmutableArray<EditionResult> Editions { get; init; }

    /// <summary>All faults, in the order of their files and lines.</summary>
    public required ImmutableArray<IssueFault> Faults { get; init; }

    /// <summary>0 when every edition is fitted, 2 when some are not, 1 when some could not be made.</summary>
    public int ExitCode => Faults.Length > 0 ? 1 : Editions.All(edition => edition.IsFitted) ? 0 : 2;
}
