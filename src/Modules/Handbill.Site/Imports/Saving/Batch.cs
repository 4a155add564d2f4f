using Handbill.Kernel.Data;
using Handbill.Kernel.Search.Archive;
using Handbill.Press.Contracts;
using Handbill.Site.Contracts;
using Microsoft.EntityFrameworkCore.Storage;

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
/// <param name="Zone">Whose clock says in which year something came out.</param>
internal sealed record SavingOrder(bool IsDryRun, DateTimeOffset Now, PublicationCard? Publication, string Title, TimeZoneInfo Zone);

/// <summary>Saves pieces, a batch in one transaction: all of it is there, with its place in the index, or nothing.</summary>
internal sealed class Batch(HandbillDb db, ArticleSaving articles, PageSaving pages, IssueSaving issues, OldAddresses addresses)
{
    private readonly ArchiveWords _known = new();

    public async Task<BatchOutcome> SaveAsync(PreparedBatch batch, SavingOrder order, CancellationToken cancellation)
    {
        var outcome = new BatchOutcome();
        var covers = await issues.DrawAsync([.. batch.Pieces.Where(piece => piece.Issue is not null)], order, cancellation);
        await using var work = order.IsDryRun ? null : await BeginAsync(cancellation);
        var moved = new List<(string Path, string Target)>();
        var (added, changed) = batch.Articles.Count > 0 ? await articles.PutAsync(batch.Articles, order, outcome, moved, cancellation) : (new HashSet<Guid>(), []);
        if (batch.Pieces.Where(piece => piece is { Issue: null, Kind: ImportedKind.Page }).ToList() is { Count: > 0 } beside)
        {
            await pages.PutAsync(beside, order, outcome, moved, cancellation);
        }

        await issues.PutAsync([.. batch.Pieces.Where(piece => piece.Issue is not null)], covers, order, outcome, cancellation);
        outcome.OldAddresses = await addresses.PutAsync(moved, order.IsDryRun, cancellation);
        if (work is not null)
        {
            await db.SaveChangesAsync(cancellation);
            var index = batch.Index.Only(added).After(_known);
            await db.Store.Archive.PutAsync(db, index, cancellation);
            await db.Store.Archive.PutAsync(db, changed, cancellation);
            await work.CommitAsync(cancellation);
            index.AddTo(_known);
        }

        db.ChangeTracker.Clear();
        return outcome;
    }

    /// <summary>Has lists and feeds of before lead on.</summary>
    /// <returns>How many did not yet.</returns>
    public async Task<int> SaveAsync(OldLists lists, SavingOrder order, CancellationToken cancellation)
    {
        await using var work = order.IsDryRun ? null : await BeginAsync(cancellation);
        var added = await addresses.PutAsync(lists.All, order.IsDryRun, cancellation);
        if (work is not null)
        {
            await db.SaveChangesAsync(cancellation);
            await work.CommitAsync(cancellation);
        }

        db.ChangeTracker.Clear();
        return added;
    }

    private async Task<IDbContextTransaction> BeginAsync(CancellationToken cancellation)
    {
        var work = await db.BeginActAsync(cancellation);
        await db.Store.ExpectGrowthAsync(db, cancellation);
        return work;
    }
}
