namespace Handbill.Kernel.Search.Archive;

/// <summary>What somebody looks for in the archive.</summary>
/// <param name="Text">What they typed. Where nothing in it must be there, the marks alone say what is found, the newest first; without marks nothing is.</param>
/// <param name="Language">
/// BCP 47: the language whose other forms of a word are looked for too, that of the page or of the filter. Words as they were typed are found in all languages.
/// </param>
public sealed record ArchiveQuery(TextQuery Text, string Language)
{
    /// <summary>Marks, of each list of which a text must have one; no list for no limit, and nothing is found by an empty list.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Marks { get; init; } = [];

    /// <summary>Texts that are not found, and not counted either, such as those that wait for their time; of what is not in the index nothing is known.</summary>
    public IReadOnlyCollection<Guid> Without { get; init; } = [];

    /// <summary>In which order.</summary>
    public ArchiveOrder Order { get; init; }

    /// <summary>How many of them are passed over; below zero counts as zero.</summary>
    public int Offset { get; init; }

    /// <summary>How many are given at most.</summary>
    public int Most { get; init; } = 20;
}

/// <summary>Which come first.</summary>
public enum ArchiveOrder
{
    /// <summary>Those that are most about it, and of two alike the newer.</summary>
    Best,

    /// <summary>Those that were published last.</summary>
    Newest,
}
