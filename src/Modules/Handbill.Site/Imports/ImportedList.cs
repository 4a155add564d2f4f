namespace Handbill.Site.Imports;

/// <summary>What a list of an older archive was of.</summary>
internal enum ImportedListKind
{
    /// <summary>All pieces.</summary>
    All,

    Section,

    Topic,

    Author,
}

/// <summary>A list of an older archive, with where it stood.</summary>
/// <param name="Kind">What it was of.</param>
/// <param name="Name">Name of the section, topic or author, as the pieces have it; empty for all.</param>
/// <param name="OldPaths">Its own paths, with their query where that names it; none where it stood at the root.</param>
/// <param name="OldFeeds">Paths of its feeds.</param>
internal sealed record ImportedList(ImportedListKind Kind, string Name, IReadOnlyList<string> OldPaths, IReadOnlyList<string> OldFeeds);
