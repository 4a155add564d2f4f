namespace Handbill.Press.Contracts;

/// <summary>What other modules know of a publication.</summary>
public sealed record PublicationCard
{
    /// <summary>Its id.</summary>
    public required PublicationId Id { get; init; }

    /// <summary>Lower-case letters, digits and hyphens.</summary>
    public required string Slug { get; init; }

    /// <summary>As on the masthead.</summary>
    public required string Name { get; init; }

    /// <summary>BCP 47 tag of its editorial.</summary>
    public required string Language { get; init; }

    /// <summary>Further languages that the editorial is translated into.</summary>
    public required IReadOnlyList<string> Translations { get; init; }

    /// <summary>IANA name of the zone that its deadlines are kept in.</summary>
    public required string TimeZone { get; init; }

    /// <summary>True when no more issues come out.</summary>
    public required bool IsArchived { get; init; }
}
