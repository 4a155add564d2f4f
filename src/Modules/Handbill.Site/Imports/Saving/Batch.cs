using Handbill.Kernel.Data;
using Handbill.Kernel.Search.Archive;
using Handbill.Press.Contracts;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using IndexedText = Handbill.Kernel.Search.Archive.ArchiveText;

namespace Handbill.Site.Imports.Saving;

/// <summary>What became of a batch of pieces.</summary>
internal sealed class BatchOutcome
{
    public List<(ReadyPiece Piece, PieceFate Fate)> Fates { get; } = [];

    /// <summary>Old addresses that are new.</summary>
    public int OldAddresses { get; set; }

    public List<ImportFault> Faults { get; } = [];
}

/// <summary>What saving is told of the whole run.</summary>
/// <param name="IsDryRun">True to save nothing.</param>
/// <param name="Now">When the run began: the time of what has none.</param>
/// <param name="Publication">The desk's own publication that all is of; null for none.</param>
/// <param name="Title">Name of the publication that issues are of; empty where nobody says.</param>
internal sealed record SavingOrder(bool IsDryRun, DateTimeOffset Now, PublicationCard? Publication, string Title);

/// <summary>Saves pieces, a batch in one transaction: all of it is there, with its place in the index, or nothing.</summary>
internal sealed class Batch(HandbillDb db, ArticleSaving articles, PageSaving pages, IssueSaving issues, OldAddresses addresses)
{
    public async Task<BatchOutcome> SaveAsync(IReadOnlyList<ReadyPiece> pieces, SavingOrder order, CancellationToken cancellation)
    {
        var outcome = new BatchOutcome();
        var covers = await issues.DrawAsync([.. pieces.Where(piece => piece.Issue is not null)], order, cancellation);
        await using var work = order.IsDryRun ? null : await db.BeginActAsync(cancellation);
        var moved = new List<(string Path, string Target)>();
        var texts = new List<IndexedText>();
        if (pieces.Where(piece => piece is { Issue: null, Kind: ImportedKind.Article }).ToList() is { Count: > 0 } written)
        {
            await articles.PutAsync(written, order, outcome, moved, texts, cancellation);
        }

        if (pieces.Where(piece => piece is { Issue: null, Kind: ImportedKind.Page }).ToList() is { Count: > 0 } beside)
        {
            await pages.PutAsync(beside, order, outcome, moved, cancellation);
        }

        await issues.PutAsync([.. pieces.Where(piece => piece.Issue is not null)], covers, order, outcome, cancellation);
        outcome.OldAddresses = await addresses.PutAsync(moved, order.IsDryRun, cancellation);
        if (work is not null)
        {
            // One asks the processor, the other the tables.
            var indexed = Task.Run(() => ArchiveBatch.Of(texts), cancellation);
            await db.SaveChangesAsync(cancellation);
            await db.Store.Archive.PutAsync(db, await indexed, cancellation);
            await work.CommitAsync(cancellation);
        }

        db.ChangeTracker.Clear();
        return outcome;
    }
}
