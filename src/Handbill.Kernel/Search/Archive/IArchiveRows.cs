using Handbill.Kernel.Data;

namespace Handbill.Kernel.Search.Archive;

/// <summary>What a store does for the archive: it keeps texts under numbers that follow their dates, and says which have what is asked for.</summary>
internal interface IArchiveRows
{
    Task PrepareAsync(HandbillDb db, CancellationToken cancellation);

    /// <summary>Puts a batch in, each text in place of what was known of its id. No id stands twice; a transaction is open.</summary>
    Task PutAsync(HandbillDb db, ArchiveBatch batch, CancellationToken cancellation);

    Task TidyAsync(HandbillDb db, CancellationToken cancellation);

    Task RemoveAsync(HandbillDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>Begins a search, of which it is known what will be asked: a store may fetch all of it at once.</summary>
    Task<IArchiveLook> LookAsync(HandbillDb db, IReadOnlyCollection<ArchiveMatch> matches, CancellationToken cancellation);

    /// <summary>What is kept beside these numbers, in any order; those that are gone are left out.</summary>
    Task<IReadOnlyList<ArchiveRow>> RowsAsync(HandbillDb db, IReadOnlyCollection<long> numbers, CancellationToken cancellation);

    /// <summary>Words of texts that have one of these forms, each once for each form, in their order by number of letter (ordinal).</summary>
    Task<IReadOnlyList<KnownWord>> WithFormAsync(HandbillDb db, IReadOnlyCollection<string> forms, int most, CancellationToken cancellation);

    /// <summary>Words of texts that begin so, as above.</summary>
    Task<IReadOnlyList<KnownWord>> BeginningAsync(HandbillDb db, string beginning, int most, CancellationToken cancellation);

    Task<IReadOnlyList<Guid>> IdsAsync(HandbillDb db, CancellationToken cancellation);

    /// <summary>Numbers of these texts, in any order; those that are not there are left out.</summary>
    Task<IReadOnlyList<long>> NumbersAsync(HandbillDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellation);
}

/// <summary>A search that has begun.</summary>
internal interface IArchiveLook : IDisposable
{
    /// <summary>Numbers of the newest that match, the newest first.</summary>
    /// <param name="match">One of those that the search began with.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<IReadOnlyList<long>> NewestAsync(ArchiveMatch match, int most, CancellationToken cancellation);
}

/// <summary>A word that stood in a text once, with a form that it has in some language.</summary>
internal readonly record struct KnownWord(string Word, string Form)
{
    /// <summary>The last letter there is, in UTF-8's order: what begins so lies before the beginning with this.</summary>
    public const string LastLetter = "\U0010FFFF";
}

/// <summary>What is kept beside a number.</summary>
internal readonly record struct ArchiveRow(long Number, Guid Id, byte[] Weights);
