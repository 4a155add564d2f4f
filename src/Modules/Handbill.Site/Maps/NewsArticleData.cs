namespace Handbill.Site.Maps;

/// <summary>A correction as it stands under an article.</summary>
/// <param name="When">When it was made.</param>
/// <param name="Text">What it says, plain text.</param>
internal sealed record CorrectionNote(DateTimeOffset When, string Text);

/// <summary>An organisation as search engines see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Home">Its front page.</param>
/// <param name="Logo">Its sign, if there is a picture of it.</param>
internal sealed record PublisherData(string Name, Uri Home, Uri? Logo);

/// <summary>What an article is a part of.</summary>
/// <param name="Kind">Its type in schema.org: <c>PublicationIssue</c>, <c>CreativeWorkSeries</c>, <c>Periodical</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Address">Its page.</param>
internal sealed record WholeWork(string Kind, string Name, Uri Address);

/// <summary>An article as search engines see it.</summary>
internal sealed record NewsArticleData
{
    public required Uri Address { get; init; }

    public required string Headline { get; init; }

    /// <summary>The standfirst; empty: none.</summary>
    public string Description { get; init; } = "";

    public required DateTimeOffset Published { get; init; }

    public required DateTimeOffset Updated { get; init; }

    /// <summary>Names as signed; none: the publisher's.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    public required PublisherData Publisher { get; init; }

    public IReadOnlyList<Uri> Pictures { get; init; } = [];

    /// <summary>The language as BCP 47 writes it.</summary>
    public required string Language { get; init; }

    /// <summary>Empty: none.</summary>
    public string Section { get; init; } = "";

    public IReadOnlyList<string> Topics { get; init; } = [];

    public IReadOnlyList<WholeWork> PartOf { get; init; } = [];

    public IReadOnlyList<CorrectionNote> Corrections { get; init; } = [];
}
