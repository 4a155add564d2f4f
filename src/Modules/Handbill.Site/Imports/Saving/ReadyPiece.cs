using Handbill.Site.Articles;

namespace Handbill.Site.Imports.Saving;

/// <summary>A piece as it goes into the tables: all that can be made of it without asking them is made.</summary>
internal sealed record ReadyPiece
{
    public required ImportedKind Kind { get; init; }

    public required string Source { get; init; }

    public required string Key { get; init; }

    public required string Language { get; init; }

    /// <summary>When it was published; null where nothing says.</summary>
    public required DateTimeOffset? At { get; init; }

    public required string Slug { get; init; }

    public required string Headline { get; init; }

    public required string Standfirst { get; init; }

    public required string Body { get; init; }

    public required IReadOnlyList<(MarkKind Kind, string Slug, string Name)> Marks { get; init; }

    public required IReadOnlyList<ReadyPicture> Pictures { get; init; }

    /// <summary>Names of its pictures that are on the web only.</summary>
    public required IReadOnlySet<string> OnWeb { get; init; }

    /// <summary>What of its pictures is none.</summary>
    public required IReadOnlyList<ImportFault> Faults { get; init; }

    /// <summary>Files that its body links to, and where each was: as <see cref="OldAddress.Path"/> has it, and where it is to lead.</summary>
    public IReadOnlyList<ReadyFile> Files { get; init; } = [];

    /// <summary>Where lists and feeds of before lead that it was in.</summary>
    public IReadOnlyList<OldList> Lists { get; init; } = [];

    /// <summary>As <see cref="OldAddress.Path"/> has them.</summary>
    public required IReadOnlyList<string> OldPaths { get; init; }

    /// <summary>The file that it is, with its cover; null for what is text.</summary>
    public ReadyIssue? Issue { get; init; }

    /// <summary>What it takes of memory, more or less.</summary>
    public long Bytes => (2L * Body.Length) + Pictures.Sum(picture => (long)picture.File.Bytes.Length) + Files.Sum(one => (long)one.File.Bytes.Length) + (Issue?.Pdf.Bytes.Length ?? 0);
}

/// <summary>A picture that is one.</summary>
internal sealed record ReadyPicture(string Name, SiteFile File, int Width, int Height, bool Leads);

/// <summary>A file that a body links to.</summary>
/// <param name="File">The file.</param>
/// <param name="OldPath">Where it was; empty when that cannot be kept.</param>
/// <param name="Target">Where that is to lead.</param>
internal sealed record ReadyFile(SiteFile File, string OldPath, string Target);

/// <summary>An issue that is a file.</summary>
/// <param name="Pdf">The file.</param>
/// <param name="Number">Its number; 0 for none.</param>
/// <param name="FirstPage">Takes the picture of its first page from it; null when there is none to be had.</param>
internal sealed record ReadyIssue(SiteFile Pdf, int Number, Func<Task<byte[]?>> FirstPage);

/// <summary>What became of a piece.</summary>
internal enum PieceFate
{
    New,
    Changed,
    Unchanged,

    /// <summary>It was changed here, so it is left alone.</summary>
    Kept,

    /// <summary>It could not be taken; a fault says why.</summary>
    Refused,
}
