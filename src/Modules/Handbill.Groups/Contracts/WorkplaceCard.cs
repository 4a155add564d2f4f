namespace Handbill.Groups.Contracts;

/// <summary>What other modules know of a workplace.</summary>
public sealed record WorkplaceCard
{
    /// <summary>Its id.</summary>
    public required WorkplaceId Id { get; init; }

    /// <summary>The group around it.</summary>
    public required GroupId GroupId { get; init; }

    /// <summary>Names its sheets' files.</summary>
    public required string Slug { get; init; }

    /// <summary>As printed.</summary>
    public required string Name { get; init; }

    /// <summary>Free words; empty for none.</summary>
    public required string Region { get; init; }

    /// <summary>BCP 47 tags, the usual one first.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Copies wanted as a rule.</summary>
    public required int UsualCopies { get; init; }

    /// <summary>House style of its own; empty for the publication's.</summary>
    public required string Style { get; init; }
}
