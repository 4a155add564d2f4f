namespace Handbill.Site.Books;

/// <summary>An article as a chapter of a book.</summary>
internal sealed record Chapter
{
    public required string Title { get; init; }

    /// <summary>Plain text; empty: none.</summary>
    public string Standfirst { get; init; } = "";

    /// <summary>Names as signed; may be none.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    public DateOnly? Date { get; init; }

    /// <summary>The date as readers of the language write it; empty: year, month and day as numbers.</summary>
    public string DateText { get; init; } = "";

    /// <summary>The whole text as HTML. Anything in it that no book can carry is left out.</summary>
    public required string Body { get; init; }

    public IReadOnlyList<BookPicture> Pictures { get; init; } = [];

    /// <summary>Its language where it is not the book's; null: it is.</summary>
    public string? Language { get; init; }

    /// <summary>Whether its script runs from right to left, where it has a language of its own.</summary>
    public bool IsRightToLeft { get; init; }
}
