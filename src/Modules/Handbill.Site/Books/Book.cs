namespace Handbill.Site.Books;

/// <summary>What is said in a book beside its text, in its language.</summary>
/// <param name="Contents">The heading of the table of contents.</param>
/// <param name="Cover">The title of the cover's page.</param>
/// <param name="Accessibility">A sentence or two for readers who want to know beforehand whether they can read it.</param>
internal sealed record BookWords(string Contents, string Cover, string Accessibility);

/// <summary>A picture as a chapter's body names it.</summary>
/// <param name="Address">What stands in <c>src</c>, letter by letter once references are read.</param>
/// <param name="Bytes">A JPEG or PNG file. What is anything else is left out of the book as remote pictures are: EPUB 3.2, which readers still check by, has no WebP.</param>
internal sealed record BookPicture(string Address, byte[] Bytes);

/// <summary>An issue, a series or a topic as a book.</summary>
internal sealed record Book
{
    /// <summary>What it is known by for ever: a URN, as <c>urn:uuid:…</c>.</summary>
    public required string Identifier { get; init; }

    public required string Title { get; init; }

    public required string Publisher { get; init; }

    /// <summary>The language as BCP 47 writes it.</summary>
    public required string Language { get; init; }

    /// <summary>Whether pages are turned from right to left.</summary>
    public bool IsRightToLeft { get; init; }

    /// <summary>When what is in it last changed. The same book of the same date is the same bytes.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>A JPEG or PNG file; null, or a file of another kind: none.</summary>
    public byte[]? Cover { get; init; }

    /// <summary>CSS for its chapters, which may name no file.</summary>
    public string Stylesheet { get; init; } = BookStyle.Usual;

    public required BookWords Words { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<Chapter> Chapters { get; init; }
}
