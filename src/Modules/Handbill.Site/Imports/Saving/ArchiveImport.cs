using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Publishing;
using Handbill.Site.Settings;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Imports.Saving;

/// <summary>Takes an older archive in: reads it to its end and saves it batch by batch.</summary>
internal sealed class ArchiveImport(HandbillDb db, Batch batch, ArticleWriting writing, IOrganisations organisations, IPublications publications, TimeProvider clock) : IArchiveImport
{
    private const int MostAtOnce = 2000;
    private const long MostBytes = 48 * 1024 * 1024;

    public IReadOnlyList<string> Sources => ArchiveReaders.Sources;

    public async Task<ArchiveImportReport> RunAsync(ArchiveImportOrder order, IProgress<int>? progress, CancellationToken cancellation)
    {
        var tally = new ImportTally();
        var (saving, fault) = await OrderAsync(order, cancellation);
        if (saving is null)
        {
            tally.Fault(fault!);
            return tally.Report(order, isEnded: false);
        }

        var isEnded = false;
        try
        {
            await ReadAsync(order, saving, tally, progress, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            isEnded = true;
        }

        if (!order.IsDryRun && tally.HasSaved)
        {
            // Also when it was ended: what is saved is there for readers, and pages that were made before must go.
            db.ChangeTracker.Clear();
            db.Record(new AuditAct(null, "site.import", "site", Guid.Empty, $"source={order.Source}"));
            await db.SaveChangesAsync(CancellationToken.None);
            await db.Store.Archive.TidyAsync(db, CancellationToken.None);
        }

        return tally.Report(order, isEnded);
    }

    private async Task ReadAsync(ArchiveImportOrder order, SavingOrder saving, ImportTally tally, IProgress<int>? progress, CancellationToken cancellation)
    {
        var settings = new ImportSettings { Language = LanguageTag.Of(order.Language), Base = order.Base, NamePattern = order.NamePattern, Uploads = order.Uploads, DrawCover = FirstPage.TakeAsync };
        var making = new ReadyPieces(order, await LanguagesAsync(cancellation));
        var lists = new OldLists();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (ready, bytes) = (new List<ReadyPiece>(MostAtOnce), 0L);
        Task<PreparedBatch>? waiting = null;
        using var line = new PieceLine(ArchiveReaders.Of(order.Source, order.Path, settings).Read(), making, MostAtOnce, MostBytes);
        foreach (var (step, piece, fault) in line.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (step.Fault is { } broken)
            {
                tally.Fault(broken);
            }
            else if (step.Piece is { } read && Take(read, piece, fault, seen, tally))
            {
                ready.Add(piece!);
                bytes += piece!.Bytes;
            }

            if (ready.Count >= MostAtOnce || bytes > MostBytes)
            {
                await SaveWaitingAsync(Prepare(ready));
                (ready, bytes) = ([], 0);
            }
        }

        await SaveWaitingAsync(ready.Count > 0 ? Prepare(ready) : null);
        await SaveWaitingAsync(null);
        tally.AddOldAddresses(await batch.SaveAsync(lists, saving, cancellation));
        progress?.Report(tally.Read);

        // One asks the processor, the other the tables: each batch is prepared while the one before is saved. By no thread of the pool: the answers of the database would wait for it.
        Task<PreparedBatch> Prepare(List<ReadyPiece> pieces) =>
            Task.Factory.StartNew(() => PreparedBatch.Of(pieces, saving, writing.NewId), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        async Task SaveWaitingAsync(Task<PreparedBatch>? next)
        {
            (var now, waiting) = (waiting, next);
            if (now is not null)
            {
                var outcome = await batch.SaveAsync(await now, saving, cancellation);
                tally.Add(outcome);
                lists.Add(outcome);
                progress?.Report(tally.Read);
            }
        }
    }

    // True when it is to be saved.
    private static bool Take(ImportedPiece piece, ReadyPiece? made, ImportFault? fault, HashSet<string> seen, ImportTally tally)
    {
        tally.Count(piece);
        if (!piece.IsPublished)
        {
            tally.LeaveOut(piece, piece.State);
            return false;
        }

        if (made is not null && !seen.Add(made.Key))
        {
            (made, fault) = (null, new ImportFault(piece.SourceKey, $"“{piece.Title}” has the key of a piece before it", "it is left out: give it one of its own there"));
        }

        if (made is null)
        {
            tally.Fault(fault!);
            tally.LeaveOut(piece, why: null);
            return false;
        }

        foreach (var one in made.Faults)
        {
            tally.Fault(one);
        }

        if (made is { At: null, Kind: ImportedKind.Article, Issue: null })
        {
            tally.Fault(new ImportFault(piece.SourceKey, $"nothing says when “{piece.Title}” was published", "it stands under the day of the import: give it a date there and import again"));
        }

        return true;
    }

    private async Task<(SavingOrder? Order, ImportFault? Fault)> OrderAsync(ArchiveImportOrder order, CancellationToken cancellation)
    {
        if (order.Uploads.Length > 0 && !Directory.Exists(order.Uploads))
        {
            return (null, new ImportFault("--uploads", $"there is no folder “{order.Uploads}”", "see how it is spelt, or leave it out: pictures then stay on the web"));
        }

        var (now, zone) = (clock.GetUtcNow(), await organisations.ZoneAsync(cancellation));
        var all = await publications.AllAsync(cancellation);
        var named = all.FirstOrDefault(one => string.Equals(one.Name, order.Publication, StringComparison.OrdinalIgnoreCase) || one.Slug == order.Publication);
        if (order.Source == "pdf")
        {
            named ??= order.Publication.Length == 0 && all.Count == 1 ? all[0] : null;
            return named is null && order.Publication.Length == 0
                ? (null, new ImportFault("--publication", "nobody says which publication these issues are of", "give its name, whether the desk has it or not"))
                : (new SavingOrder(order.IsDryRun, now, named, IssueSaving.Named(named?.Name ?? order.Publication), zone), null);
        }

        return order.Publication.Length > 0 && named is null
            ? (null, new ImportFault("--publication", $"the desk has no publication “{order.Publication}”", all.Count == 0 ? "leave it out" : $"name one of {string.Join(", ", all.Select(one => one.Slug))}, or leave it out"))
            : (new SavingOrder(order.IsDryRun, now, named, named?.Name ?? "", zone), null);
    }

    private async Task<SiteLanguages> LanguagesAsync(CancellationToken cancellation)
    {
        var chosen = await db.Set<SiteSetting>().Select(setting => setting.Language).FirstOrDefaultAsync(cancellation);
        var usual = chosen is { Length: > 0 } ? chosen : (await organisations.FindAsync(cancellation))?.Language ?? "en";
        return new SiteLanguages(usual, await db.Set<Article>().Select(one => one.Language).Distinct().ToListAsync(cancellation));
    }
}
