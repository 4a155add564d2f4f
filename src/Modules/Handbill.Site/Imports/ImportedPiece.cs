namespace Handbill.Site.Imports;

/// <summary>What an older archive calls a piece of its own.</summary>
internal enum ImportedKind
{
    /// <summary>A post, an article, an issue as a PDF.</summary>
    Article,

    /// <summary>A page that stands outside the order of time: about, contact.</summary>
    Page,
}

/// <summary>A section of an older archive, with the one it stands in.</summary>
/// <param name="Slug">Its short name there.</param>
/// <param name="Name">Its name for readers.</param>
/// <param name="Parent">The section around it; null at the top.</param>
internal sealed record ImportedSection(string Slug, string Name, ImportedSection? Parent = null);

/// <summary>A topic of an older archive.</summary>
/// <param name="Slug">Its short name there, which stays its address here; empty where it has none of its own.</param>
/// <param name="Name">Its name for readers.</param>
internal sealed record ImportedTopic(string Slug, string Name);

/// <summary>A piece of an older archive, whatever it was read from.</summary>
internal sealed record ImportedPiece
{
    /// <summary>What it was read from: `wordpress`, `ghost`, `markdown`, `pdf` or `docx`.</summary>
    public required string Source { get; init; }

    /// <summary>What it is known by there: the same at every reading of the same archive, and of no other piece.</summary>
    public required string SourceKey { get; init; }

    public ImportedKind Kind { get; init; }

    /// <summary>Letters, digits and hyphens, also of other scripts; never empty.</summary>
    public required string Slug { get; init; }

    /// <summary>Paths under which it stood, with their query where that names it: `/2011/hello/`, `/?p=1`.</summary>
    public IReadOnlyList<string> OldPaths { get; init; } = [];

    /// <summary>Plain text, one line, never empty.</summary>
    public required string Title { get; init; }

    /// <summary>Plain text, one line; it may be empty.</summary>
    public string Standfirst { get; init; } = "";

    /// <summary>Markdown as docs/issue-folder.md has it; pictures are `![caption](name)` with a name of <see cref="Pictures"/>.</summary>
    public required string Body { get; init; }

    /// <summary>Names as they are shown.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>BCP 47; empty where the archive does not say.</summary>
    public string Language { get; init; } = "";

    public IReadOnlyList<ImportedSection> Sections { get; init; } = [];

    public IReadOnlyList<ImportedTopic> Topics { get; init; } = [];

    /// <summary>Number of the issue, where a file's name says one.</summary>
    public int? Number { get; init; }

    /// <summary>Whether anyone could read it there. Drafts, and what was for some only, are not.</summary>
    public bool IsPublished { get; init; } = true;

    /// <summary>The archive's own word for that: `publish`, `draft`, `private`, `password`, `members` …</summary>
    public string State { get; init; } = "publish";

    /// <summary>Pictures of the body by name, and the one that stands over it, if any, as <see cref="Lead"/>.</summary>
    public IReadOnlyList<ImportedPicture> Pictures { get; init; } = [];

    /// <summary>The picture of <see cref="Pictures"/> that stood over the piece; null when there is none.</summary>
    public ImportedPicture? Lead { get; init; }

    /// <summary>Lists that it was in there; none where the archive has no addresses of its own for them.</summary>
    public IReadOnlyList<ImportedList> Lists { get; init; } = [];

    /// <summary>Files at hand that the body links to under their hash.</summary>
    public IReadOnlyList<ImportedFile> Files { get; init; } = [];

    /// <summary>Opens the file that the piece is, where that is kept as it is; null for all but PDFs. May throw IOException.</summary>
    public Func<Stream>? File { get; init; }

    /// <summary>Makes a picture of the first page of a PDF, by <see cref="ImportSettings.DrawCover"/>; null for all else.</summary>
    public Func<Task<byte[]?>>? Cover { get; init; }
}
