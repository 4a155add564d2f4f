using Handbill.Kernel.Data;

namespace Handbill.Kernel.Search;

/// <summary>The store's index of words. It holds nothing that the rows do not, and can be made anew from them.</summary>
public interface ITextIndex
{
    /// <summary>Makes the index where there is none.</summary>
    Task PrepareAsync(HandbillDb db, CancellationToken cancellation);

    /// <summary>Puts a text in, in place of what was known of its id. What was put in last is newest.</summary>
    Task PutAsync(HandbillDb db, IndexedText text, CancellationToken cancellation);

    /// <summary>Takes a text out.</summary>
    Task RemoveAsync(HandbillDb db, Guid id, CancellationToken cancellation);

    /// <summary>The ids of texts that have all that is asked for, the newest first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="marks">Marks, of each list of which a text must have one; no list for no limit.</param>
    /// <param name="onlyTitles">True for those that have the words in their title.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Ends the search.</param>
    Task<IReadOnlyList<Guid>> FindAsync(
        HandbillDb db, TextQuery query, IReadOnlyList<IReadOnlyList<string>> marks, bool onlyTitles, int most, CancellationToken cancellation);

    /// <summary>All ids in the index, to be held against the rows.</summary>
    Task<IReadOnlyList<Guid>> IdsAsync(HandbillDb db, CancellationToken cancellation);
}
