using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Issues;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Handbill.Site.Publishing;

/// <summary>
/// Holds the archive's index against the articles and the sheets that anybody may read when the server starts, and puts in what is not there: all of them after the index was lost, or after a new version began another one. Readers find more and
/// more meanwhile. One process does it for all.
/// </summary>
internal sealed partial class ArchiveMend(IStore store, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ArchiveMend> log) : BackgroundService
{
    private const int AtOnce = 500;

    // Whoever waits for the server's first page is not kept waiting by this.
    private static readonly TimeSpan AtStart = TimeSpan.FromSeconds(2);

    /// <summary>Does it.</summary>
    /// <returns>How many were put in or taken out.</returns>
    public async Task<int> MendAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
        await using var hold = await store.TryHoldAsync(StoreGate.Archive, cancellation);
        if (hold is null)
        {
            return 0;
        }

        var known = (await store.Archive.IdsAsync(db, cancellation)).ToHashSet();
        var wanted = await db.Set<Article>().Where(article => article.RetractedAt == null).OrderByDescending(article => article.PublishAt).Select(article => new { article.Id, article.PublishAt }).ToListAsync(cancellation);
        var index = scope.ServiceProvider.GetRequiredService<SheetIndex>();
        var sheets = await index.WantedAsync(cancellation);
        var missing = wanted.Where(one => !known.Contains(one.Id.Value)).Select(one => one.Id).ToList();

        // The organisation's clocks may stand elsewhere by now, where another year had begun.
        var zone = await scope.ServiceProvider.GetRequiredService<IOrganisations>().ZoneAsync(cancellation);
        foreach (var some in missing.Concat(wanted.Where(one => known.Contains(one.Id.Value) && LocalTime.IsOfTwoYears(one.PublishAt)).Select(one => one.Id)).Chunk(AtOnce))
        {
            await PutAsync(db, some, zone, cancellation);
        }

        var unread = sheets.Where(sheet => !known.Contains(sheet.Id)).ToList();
        foreach (var some in unread.Concat(sheets.Where(sheet => known.Contains(sheet.Id) && LocalTime.IsOfTwoYears(sheet.At))).Select(sheet => sheet.Id).Chunk(AtOnce))
        {
            await using var all = await db.Database.BeginTransactionAsync(cancellation);
            await index.PutAsync(some, cancellation);
            await all.CommitAsync(cancellation);
        }

        // Those that came meanwhile are not among them: the ids were read first.
        known.ExceptWith(wanted.Select(one => one.Id.Value).Concat(sheets.Select(sheet => sheet.Id)));
        await store.Archive.RemoveAsync(db, known, cancellation);
        var put = missing.Count + unread.Count;
        if (put >= AtOnce)
        {
            await store.Archive.TidyAsync(db, cancellation);
        }

        return put + known.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(AtStart, clock, stoppingToken);
            if (await MendAsync(stoppingToken) is var many and > 0)
            {
                SayMended(many);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start goes on.
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            SayFailed(problem);
        }
    }

    // As they are now, in one transaction with their place in the index.
    private static async Task PutAsync(HandbillDb db, ArticleId[] ids, TimeZoneInfo zone, CancellationToken cancellation)
    {
        await using var all = await db.Database.BeginTransactionAsync(cancellation);
        var articles = await db.Set<Article>().AsNoTracking().Where(article => EF.Parameter(ids).Contains(article.Id) && article.RetractedAt == null).ToListAsync(cancellation);
        var marks = (await db.Set<ArticleMark>().AsNoTracking().Where(mark => EF.Parameter(ids).Contains(mark.ArticleId)).ToListAsync(cancellation)).ToLookup(mark => mark.ArticleId);
        await db.Store.Archive.PutAsync(db, articles.ConvertAll(article => ArticleIndex.Of(article, marks[article.Id], zone)), cancellation);
        await all.CommitAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The archive's index was held against articles and sheets: {Many} were put in or taken out.")]
    private partial void SayMended(int many);

    [LoggerMessage(Level = LogLevel.Error, Message = "The archive's index could not be held against articles and sheets; the next start tries again.")]
    private partial void SayFailed(Exception problem);
}
