namespace Handbill.Site.Feeds;

/// <summary>What a feed says of itself.</summary>
internal sealed record FeedHead
{
    /// <summary>What the feed is known by for ever: a <c>tag:</c> or https address that no move of the site changes.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>One sentence about it; empty: none.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Who publishes it. Entries that name no author are theirs.</summary>
    public required string Publisher { get; init; }

    /// <summary>The page that lists the same.</summary>
    public required Uri Home { get; init; }

    /// <summary>Where this feed is found in this format and on this page of it.</summary>
    public required Uri Self { get; init; }

    /// <summary>Where the entries go on, older ones (RFC 5005, section 3); null: this is the last page.</summary>
    public Uri? Next { get; init; }

    /// <summary>The WebSub hub that tells readers of news; null: they have to ask.</summary>
    public Uri? Hub { get; init; }

    /// <summary>A square picture; null: none.</summary>
    public Uri? Icon { get; init; }

    /// <summary>The language as BCP 47 writes it.</summary>
    public required string Language { get; init; }

    /// <summary>When anything in it last changed.</summary>
    public required DateTimeOffset Updated { get; init; }
}
