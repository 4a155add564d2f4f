using Handbill.Kernel.Data;

namespace Handbill.Kernel.Search.Archive;

/// <summary>
/// The index of what was published: words, their stems and marks, in tables of its own (`site_search…`). It holds nothing that the rows do not, and can be made anew from
/// them. Both stores are asked in the same words and give the same answer.
/// </summary>
public interface IArchiveIndex
{
    /// <summary>Makes the index where there is none.</summary>
    Task PrepareAsync(HandbillDb db, CancellationToken cancellation);

    /// <summary>
    /// Puts texts in, each in place of what was known of its id, in the transaction that is open or in one of its own. Many at once are put in faster than one after the
    /// other: some hundreds to some thousands are a good batch. Of texts with the same id the last counts.
    /// </summary>
    Task PutAsync(HandbillDb db, IReadOnlyCollection<ArchiveText> texts, CancellationToken cancellation);

    /// <summary>Puts in, as above, what was made ready before.</summary>
    Task PutAsync(HandbillDb db, ArchiveBatch texts, CancellationToken cancellation);

    /// <summary>Takes texts out; those that are not in are passed over.</summary>
    Task RemoveAsync(HandbillDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>Sorts in what was put in, so that searches have less to look through: after many texts at once. Others read and write meanwhile, and may wait for a second of it. No transaction is open.</summary>
    Task TidyAsync(HandbillDb db, CancellationToken cancellation);

    /// <summary>A page of what has all that is asked for.</summary>
    Task<ArchivePage> FindAsync(HandbillDb db, ArchiveQuery query, CancellationToken cancellation);

    /// <summary>All ids in the index, to be held against the rows.</summary>
    Task<IReadOnlyList<Guid>> IdsAsync(HandbillDb db, CancellationToken cancellation);
}
