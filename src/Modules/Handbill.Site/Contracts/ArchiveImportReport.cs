namespace Handbill.Site.Contracts;

/// <summary>What came of taking an archive in; of a dry run, what would.</summary>
public sealed record ArchiveImportReport
{
    /// <summary>What it was read from.</summary>
    public required string Source { get; init; }

    /// <summary>True when nothing was saved.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>True when it was ended before the archive was read to its end.</summary>
    public bool IsEnded { get; init; }

    /// <summary>Posts and articles.</summary>
    public required PieceCounts Articles { get; init; }

    /// <summary>Pages that stand outside the order of time.</summary>
    public required PieceCounts Pages { get; init; }

    /// <summary>Issues that are files.</summary>
    public required PieceCounts Issues { get; init; }

    /// <summary>Pictures of articles.</summary>
    public required PictureCounts Pictures { get; init; }

    /// <summary>Files that pieces link to and that were at hand.</summary>
    public int Files { get; init; }

    /// <summary>Old addresses that lead on to where their piece stands now, and did not before.</summary>
    public required int OldAddresses { get; init; }

    /// <summary>All that is not whole, in the order of the archive.</summary>
    public required IReadOnlyList<ArchiveFault> Faults { get; init; }
}

/// <summary>What became of the pieces of a kind.</summary>
/// <param name="Read">All that the archive has.</param>
/// <param name="New">Were not there before.</param>
/// <param name="Changed">Were there in an older form, and are as the archive has them now.</param>
/// <param name="Unchanged">Were there just as the archive has them.</param>
/// <param name="Kept">Are not as the archive has them, since somebody changed them here: they were left alone.</param>
/// <param name="LeftOut">Not taken in, by the archive's own word for why: `draft`, `private`; `fault` for what the faults tell of.</param>
public sealed record PieceCounts(int Read, int New, int Changed, int Unchanged, int Kept, IReadOnlyDictionary<string, int> LeftOut);

/// <summary>What became of the pictures of the pieces that are in.</summary>
/// <param name="Taken">Were at hand.</param>
/// <param name="OnWeb">Are on the web only: nothing is fetched, their captions stay.</param>
/// <param name="Refused">Are no pictures, or stand on pages, which show none.</param>
public sealed record PictureCounts(int Taken, int OnWeb, int Refused);

/// <summary>What is not whole in an archive.</summary>
/// <param name="Where">File, and the line or the piece.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record ArchiveFault(string Where, string Problem, string Remedy);
