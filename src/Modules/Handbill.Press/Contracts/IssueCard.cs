namespace Handbill.Press.Contracts;

/// <summary>What other modules know of an issue, with what its publication prints on every sheet.</summary>
public sealed record IssueCard
{
    /// <summary>Its id.</summary>
    public required IssueId Id { get; init; }

    /// <summary>The publication it is a number of.</summary>
    public required PublicationId PublicationId { get; init; }

    /// <summary>The publication's slug.</summary>
    public required string PublicationSlug { get; init; }

    /// <summary>The publication's name, as on the masthead.</summary>
    public required string PublicationName { get; init; }

    /// <summary>True when the publication is a newspaper.</summary>
    public bool IsPaper { get; init; }

    /// <summary>Under the name; empty for none.</summary>
    public required string Motto { get; init; }

    /// <summary>At the foot, in words of its own; empty for none.</summary>
    public required string Imprint { get; init; }

    /// <summary>Lines that imprint rules of the publication give, by BCP 47 tag.</summary>
    public IReadOnlyDictionary<string, string> PublicationLines { get; init; } = new Dictionary<string, string>();

    /// <summary>Lines that further imprint rules of this issue give, by BCP 47 tag.</summary>
    public IReadOnlyDictionary<string, string> OwnLines { get; init; } = new Dictionary<string, string>();

    /// <summary>BCP 47 tag of the editorial and of editions that name no other.</summary>
    public required string Language { get; init; }

    /// <summary>Further languages that the editorial is translated into.</summary>
    public required IReadOnlyList<string> Translations { get; init; }

    /// <summary>As in `issue.yaml`: `A4`, `Letter` …</summary>
    public required string Sheet { get; init; }

    /// <summary>House style by name; empty for the usual one.</summary>
    public required string Style { get; init; }

    /// <summary>Names of inks, the one for text first; empty for black.</summary>
    public required IReadOnlyList<string> Inks { get; init; }

    /// <summary>Address where readers write in; empty for none.</summary>
    public required string Submit { get; init; }

    /// <summary>IANA name of the zone in which the deadlines were set.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Number in its publication.</summary>
    public required int Number { get; init; }

    /// <summary>The date that stands on the sheet.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Since when copy is taken.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When all copy is to be in.</summary>
    public required DateTimeOffset CopyDue { get; init; }

    /// <summary>When the text is to be locked.</summary>
    public required DateTimeOffset LockDue { get; init; }

    /// <summary>When the sheets are to be printed.</summary>
    public required DateTimeOffset PressDue { get; init; }

    /// <summary>When they are handed out.</summary>
    public required DateTimeOffset HandOutAt { get; init; }

    /// <summary>From then on the text changes only by a correction; null before.</summary>
    public DateTimeOffset? LockedAt { get; init; }

    /// <summary>Files of the issue folder that no table holds, by path.</summary>
    public required IReadOnlyDictionary<string, string> OtherFiles { get; init; }

    /// <summary>Names of the variants that it is made in; empty for one text.</summary>
    public IReadOnlyList<string> VariantNames { get; init; } = [];

    /// <summary>The variants that it is made in, in their order; empty for one text.</summary>
    public IReadOnlyList<IssueVariant> Variants => IssueVariant.Of(VariantNames);

    /// <summary>Key of the variant that was chosen; null as long as none is.</summary>
    public string? Chosen { get; init; }

    /// <summary>Keys of what may come to be printed: the variants, or the empty one where there are none.</summary>
    public IReadOnlyList<string> VariantKeys => VariantNames.Count == 0 ? [""] : [.. Variants.Select(variant => variant.Key)];

    /// <summary>One more with each change of the issue itself.</summary>
    public required int Version { get; init; }
}
