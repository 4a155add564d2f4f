using Handbill.Site.Contracts;

namespace Handbill.Site.Imports.Saving;

/// <summary>Counts what becomes of an archive's pieces.</summary>
internal sealed class ImportTally
{
    private const string ByFault = "fault";

    private readonly Kind _articles = new(), _pages = new(), _issues = new();
    private readonly List<ArchiveFault> _faults = [];
    private int _taken, _onWeb, _refused, _files, _old;

    /// <summary>Pieces that were read.</summary>
    public int Read => _articles.Read + _pages.Read + _issues.Read;

    /// <summary>Whether anything was saved.</summary>
    public bool HasSaved => _old > 0 || new[] { _articles, _pages, _issues }.Any(kind => kind.Fates[(int)PieceFate.New] + kind.Fates[(int)PieceFate.Changed] > 0);

    public void Fault(ImportFault fault) => _faults.Add(new ArchiveFault(fault.Where, fault.Problem, fault.Remedy));

    /// <summary>A piece was read.</summary>
    public void Count(ImportedPiece piece) => Of(piece.Kind, piece.File is not null).Read++;

    /// <summary>A piece is left out.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="why">The archive's own word; null when a fault says why.</param>
    public void LeaveOut(ImportedPiece piece, string? why) => Of(piece.Kind, piece.File is not null).LeaveOut(why ?? ByFault);

    /// <summary>A batch is saved.</summary>
    public void Add(BatchOutcome outcome)
    {
        _old += outcome.OldAddresses;
        foreach (var (piece, fate) in outcome.Fates)
        {
            var kind = Of(piece.Kind, piece.Issue is not null);
            if (fate == PieceFate.Refused)
            {
                kind.LeaveOut(ByFault);
                continue;
            }

            kind.Fates[(int)fate]++;
            (_taken, _onWeb, _refused, _files) = (_taken + piece.Pictures.Count, _onWeb + piece.OnWeb.Count, _refused + piece.Faults.Count, _files + piece.Files.Count);
        }

        outcome.Faults.ForEach(Fault);
    }

    /// <summary>Old addresses of lists lead on.</summary>
    public void AddOldAddresses(int count) => _old += count;

    /// <summary>What the sums are now.</summary>
    public ArchiveImportReport Report(ArchiveImportOrder order, bool isEnded) => new()
    {
        Source = order.Source, IsDryRun = order.IsDryRun, IsEnded = isEnded, Articles = _articles.Counts(), Pages = _pages.Counts(), Issues = _issues.Counts(),
        Pictures = new PictureCounts(_taken, _onWeb, _refused), Files = _files, OldAddresses = _old, Faults = [.. _faults],
    };

    private Kind Of(ImportedKind kind, bool isFile) => isFile ? _issues : kind == ImportedKind.Page ? _pages : _articles;

    private sealed class Kind
    {
        private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);

        public int Read { get; set; }

        public int[] Fates { get; } = new int[Enum.GetValues<PieceFate>().Length];

        public void LeaveOut(string why) => _leftOut[why] = _leftOut.GetValueOrDefault(why) + 1;

        public PieceCounts Counts() => new(
            Read, Fates[(int)PieceFate.New], Fates[(int)PieceFate.Changed], Fates[(int)PieceFate.Unchanged], Fates[(int)PieceFate.Kept], new SortedDictionary<string, int>(_leftOut, StringComparer.Ordinal));
    }
}
