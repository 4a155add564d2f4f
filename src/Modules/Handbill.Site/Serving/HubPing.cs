using System.Text;
using Handbill.Kernel.Changes;
using Handbill.Kernel.Data;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Feeds;
using Handbill.Site.Reading;
using Handbill.Site.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Handbill.Site.Serving;

/// <summary>
/// Tells the WebSub hub, where one is set up, which feeds have news, by one process for all. A hub asks for the feeds itself: a ping that is lost, or comes twice, does no harm.
/// </summary>
internal sealed partial class HubPing(IStore store, IChangeFeed feed, IServiceScopeFactory scopes, TimeProvider clock, ILogger<HubPing> log) : BackgroundService
{
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(10), Look = TimeSpan.FromSeconds(30);

    private static readonly string[] Forms = ["feed.atom", "feed.rss", "feed.json"];

    private DateTimeOffset _seen = clock.GetUtcNow();

    /// <summary>Tells the hub of articles, and of those whose time came since it was last told.</summary>
    /// <param name="articles">Articles that were published, changed or taken back.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How many feeds it was told of.</returns>
    public async Task<int> TellAsync(IReadOnlyCollection<ArticleId> articles, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
        var (since, now) = (_seen, clock.GetUtcNow());
        _seen = now;
        if (await db.Set<SiteSetting>().AsNoTracking().FirstOrDefaultAsync(cancellation) is not { IsOpen: true, Hub.Length: > 0 } setting)
        {
            return 0;
        }

        var rows = await db.Set<Article>().AsNoTracking().Where(one => one.PublishAt <= now && (EF.Parameter(articles).Contains(one.Id) || one.PublishAt > since)).Select(one => new { one.Id, one.Language }).ToListAsync(cancellation);
        if (rows.Count == 0 || await store.TryHoldAsync(StoreGate.Hub, cancellation) is not { } hold)
        {
            return 0;
        }

        await using (hold)
        {
            var ids = rows.ConvertAll(row => row.Id);
            var lists = await db.Set<ArticleMark>().Where(mark => EF.Parameter(ids).Contains(mark.ArticleId)).Select(mark => new { mark.Language, mark.Kind, mark.Slug }).Distinct().ToListAsync(cancellation);
            var homes = rows.Select(row => $"{SiteDoor.Root}/{row.Language}").Concat(lists.Select(list => $"{SiteDoor.Root}/{list.Language}/{SiteReader.PartOf(list.Kind)}/{list.Slug}")).Distinct(StringComparer.Ordinal);
            var feeds = homes.SelectMany(home => Forms.Select(form => new Uri(new Uri(setting.Host), $"{home}/{form}"))).ToList();
            using var client = new HttpClient { Timeout = Patience };
            using var body = new StringContent(WebSub.Ping(feeds), Encoding.ASCII, WebSub.PingMediaType);
            using var answer = await client.PostAsync(new Uri(setting.Hub), body, cancellation);
            answer.EnsureSuccessStatusCode();
            return feeds.Count;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listener = feed.Listen();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TellAsync(await NewsAsync(listener, stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                SayFailed(problem);
            }
        }
    }

    // What was done within a moment is told at once.
    private async Task<IReadOnlyCollection<ArticleId>> NewsAsync(ChangeListener listener, CancellationToken stopping)
    {
        var acts = await listener.TakeAsync(Look, clock, stopping);
        if (acts.Count > 0)
        {
            await Task.Delay(Gathering, clock, stopping);
            acts = [.. acts, .. await listener.TakeAsync(TimeSpan.Zero, clock, stopping)];
        }

        return [.. acts.Where(act => act.Subject == "article" && act.Act is "site.publish" or "site.change" or "site.correct" or "site.retract").Select(act => ArticleId.From(act.SubjectId)).Distinct()];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The WebSub hub could not be told of news. Who follows a feed finds it at their own next look.")]
    private partial void SayFailed(Exception problem);
}
