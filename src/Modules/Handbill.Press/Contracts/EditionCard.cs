using Handbill.Groups.Contracts;

namespace Handbill.Press.Contracts;

/// <summary>What other modules know of an edition.</summary>
public sealed record EditionCard
{
    /// <summary>Its id.</summary>
    public required EditionId Id { get; init; }

    /// <summary>The issue it is of.</summary>
    public required IssueId IssueId { get; init; }

    /// <summary>The workplace it is for.</summary>
    public required WorkplaceId WorkplaceId { get; init; }

    /// <summary>The workplace's name, as printed.</summary>
    public required string WorkplaceName { get; init; }

    /// <summary>Names the sheet's files.</summary>
    public required string Slug { get; init; }

    /// <summary>The group that works on it.</summary>
    public required GroupId GroupId { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>True for a newspaper, which is for no workplace and of no group.</summary>
    public bool IsPaper => WorkplaceId == default;

    /// <summary>How many are to be printed.</summary>
    public required int Copies { get; init; }

    /// <summary>Address where readers write in, where it is not the publication's; empty for that.</summary>
    public required string Submit { get; init; }

    /// <summary>When it was approved; null when it is not, or no longer.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>`fitted`, `overset` or `underset` as last found; empty when that is not known.</summary>
    public required string Fit { get; init; }

    /// <summary>Words to cut when overset, room for words when underset, otherwise 0.</summary>
    public required int FitWords { get; init; }

    /// <summary>The copy version that the fit was found for; -1 before the first.</summary>
    public required int FitVersion { get; init; }

    /// <summary>Names what the fit was reckoned from; empty before the first.</summary>
    public string FitMark { get; init; } = "";

    /// <summary>One more with each change of what it prints.</summary>
    public required int CopyVersion { get; init; }

    /// <summary>How it fitted in each variant of its issue, in their order; empty without variants. <see cref="Fit"/> is then the worst of them.</summary>
    public string VariantFits { get; init; } = "";

    /// <summary>True when <see cref="Fit"/> tells of the copy as it is now.</summary>
    public bool IsFitCurrent => Fit.Length > 0 && FitVersion == CopyVersion;

    /// <summary>True when it was found that the copy as it is now cannot be set: a headline without text, no editorial in its language.</summary>
    public bool CannotBeSet => Fit.Length == 0 && FitVersion == CopyVersion;

    /// <summary>One more with each change of the edition itself: language, copies.</summary>
    public required int Version { get; init; }
}
