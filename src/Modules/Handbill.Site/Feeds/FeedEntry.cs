namespace Handbill.Site.Feeds;

/// <summary>A picture that stands with an entry.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Length">Its length in bytes.</param>
internal sealed record FeedPicture(Uri Address, string Type, long Length);

/// <summary>One article as feeds carry it: whole.</summary>
internal sealed record FeedEntry
{
    /// <summary>What the article is known by for ever, in every format: a <c>tag:</c> or https address.</summary>
    public required string Id { get; init; }

    /// <summary>Its page. Relative addresses in the body are understood from here.</summary>
    public required Uri Address { get; init; }

    public required string Title { get; init; }

    /// <summary>Plain text; empty: none.</summary>
    public string Standfirst { get; init; } = "";

    /// <summary>The whole text as HTML that was already made safe.</summary>
    public required string Body { get; init; }

    /// <summary>Names as signed; none: the publisher's.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    public required DateTimeOffset Published { get; init; }

    public required DateTimeOffset Updated { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The language as BCP 47 writes it.</summary>
    public required string Language { get; init; }

    /// <summary>Whether its script runs from right to left: its body says so to readers.</summary>
    public bool IsRightToLeft { get; init; }

    public FeedPicture? Picture { get; init; }

    /// <summary>
    /// What is said in the place of an article that was taken back, plain text; null: it stands. Then nothing else of the article is written
    /// but its id, its address and when it last changed. Empty: where a format has no sign for it, the entry is left out.
    /// </summary>
    public string? Retraction { get; init; }

    public bool IsRetracted => Retraction is not null;

    /// <summary>The body as it is read far from its page: whole addresses, and its direction where that is not the usual one.</summary>
    public string CarriedBody => IsRightToLeft
        ? $"<div lang=\"{XmlSigns.Escaped(Language)}\" dir=\"rtl\">{WholeAddresses.In(Body, Address)}</div>"
        : WholeAddresses.In(Body, Address);
}
