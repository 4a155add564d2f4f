namespace Handbill.Site.Maps;

/// <summary>An article as others cite it.</summary>
internal sealed record CitedArticle
{
    public required string Title { get; init; }

    /// <summary>
    /// Names as signed; none: the publisher's. They are kept as they are: which part is the family's differs from people to people.
    /// </summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The publication's title.</summary>
    public required string Publication { get; init; }

    public required string Publisher { get; init; }

    /// <summary>The number of the issue; empty: none.</summary>
    public string Issue { get; init; } = "";

    public required DateOnly Date { get; init; }

    /// <summary>The address that stays.</summary>
    public required Uri Address { get; init; }

    /// <summary>The language as BCP 47 writes it.</summary>
    public required string Language { get; init; }
}
