using Handbill.Kernel.Data;

namespace Handbill.Kernel.Search.Archive;

/// <summary>What a store does for the archive: it keeps texts under numbers that follow their dates, and says which have what is asked for.</summary>
internal interface IArchiveRows
{
    Task PrepareAsync(HandbillDb db, CancellationToken cancellation);

    /// <summary>Puts entries in, each in place of what was known of its id. No id stands twice; a transaction is open.</summary>
    Task PutAsync(HandbillDb db, IReadOnlyList<ArchiveEntry> entries, CancellationToken cancellation);

    Task RemoveAsync(HandbillDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>Numbers of the newest that match, the newest first.</summary>
    Task<IReadOnlyList<long>> NewestAsync(HandbillDb db, ArchiveMatch match, int most, CancellationToken cancellation);

    /// <summary>What is kept beside these numbers, in any order; those that are gone are left out.</summary>
    Task<IReadOnlyList<ArchiveRow>> RowsAsync(HandbillDb db, IReadOnlyCollection<long> numbers, CancellationToken cancellation);

    Task<IReadOnlyList<Guid>> IdsAsync(HandbillDb db, CancellationToken cancellation);
}

/// <summary>What is kept beside a number.</summary>
internal readonly record struct ArchiveRow(long Number, Guid Id, byte[] Weights);
