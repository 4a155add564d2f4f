using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Changes;
using Handbill.Kernel.Data;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Issues;
using Handbill.Site.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Handbill.Site.Serving;

/// <summary>
/// Lets go of answers that something changed, in every process: told by the feed of changes where somebody did something, and by the clock where an article's time has come.
/// </summary>
internal sealed partial class SiteNews(SiteCache cache, SiteTemplates templates, IChangeFeed feed, IServiceScopeFactory scopes, TimeProvider clock, ILogger<SiteNews> log) : BackgroundService
{
    // What a listener keeps unread; when it is full, something may have been lost.
    private const int MostUnread = 256;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30), AfterTrouble = TimeSpan.FromSeconds(2);

    private DateTimeOffset _seen = clock.GetUtcNow();
    private string? _menu;
    private IReadOnlyDictionary<string, YearSpan> _years = new Dictionary<string, YearSpan>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listener = feed.Listen();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await NextAsync(listener, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                // What changed is not known: nothing that is kept can be trusted.
                cache.DropAll();
                SayFailed(problem);
                await Task.Delay(AfterTrouble, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task NextAsync(ChangeListener listener, CancellationToken stopping)
    {
        if (_menu is null)
        {
            await DropMenuAsync(stopping);
        }

        await DropAsync(await listener.TakeAsync(await UntilDueAsync(stopping), clock, stopping), stopping);
        await DropDueAsync(stopping);
    }

    private async Task DropAsync(IReadOnlyList<AuditAct> acts, CancellationToken cancellation)
    {
        if (acts.Count >= MostUnread || acts.Any(act => act.Act is "site.settings" or "mail.settings" or "site.import" or "organisation.change" or IChangeFeed.Missed))
        {
            templates.Forget();
            cache.DropAll();
            return;
        }

        if (acts.Any(act => act.Act == "site.issue"))
        {
            cache.Drop([SiteNeeds.Issues]);
            await DropMenuAsync(cancellation);
        }

        cache.Drop(SiteNeeds.Sheets(acts.Where(act => act.Act == "group.sheets").Select(act => GroupId.From(act.SubjectId))));
        var articles = acts.Where(act => act.Subject == "article" && act.Act.StartsWith("site.", StringComparison.Ordinal)).Select(act => ArticleId.From(act.SubjectId)).Distinct().ToList();
        if (articles.Count > 0)
        {
            // Their own pages at once; where else they stand has to be read.
            cache.Drop(articles.Select(SiteNeeds.Of));
            await DropArticlesAsync(query => query.Where(one => EF.Parameter(articles).Contains(one.Id)), cancellation);
        }
    }

    private async Task DropDueAsync(CancellationToken cancellation)
    {
        var (since, now) = (_seen, clock.GetUtcNow());
        if (now <= since)
        {
            return;
        }

        await using (var scope = scopes.CreateAsyncScope())
        {
            if (await scope.ServiceProvider.GetRequiredService<HandbillDb>().Set<PublicIssue>().AnyAsync(one => one.PublishAt > since && one.PublishAt <= now, cancellation))
            {
                cache.Drop([SiteNeeds.Issues]);
                await DropMenuAsync(cancellation);
            }
        }

        await DropArticlesAsync(query => query.Where(one => one.PublishAt > since && one.PublishAt <= now), cancellation);
        _seen = now;
    }

    private async Task DropArticlesAsync(Func<IQueryable<Article>, IQueryable<Article>> which, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
        var articles = await which(db.Set<Article>().AsNoTracking()).ToListAsync(cancellation);
        if (articles.Count == 0)
        {
            return;
        }

        var ids = articles.ConvertAll(article => article.Id);
        var marks = (await db.Set<ArticleMark>().AsNoTracking().Where(mark => EF.Parameter(ids).Contains(mark.ArticleId)).ToListAsync(cancellation)).ToLookup(mark => mark.ArticleId);
        cache.Drop(articles.SelectMany(article => SiteNeeds.ChangedBy(article, marks[article.Id])).Distinct(StringComparer.Ordinal));
        await DropMenuAsync(cancellation);
    }

    // The first article of a section or of a language, the last that goes, the first issue: every page has another menu then. With the first of a year each year's page has one more to lead to.
    private async Task DropMenuAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var frame = scope.ServiceProvider.GetRequiredService<SiteFrame>();
        var years = await frame.YearsAsync(cancellation);
        cache.Drop(years.Keys.Union(_years.Keys).Where(language => years.GetValueOrDefault(language) != _years.GetValueOrDefault(language)).Select(SiteNeeds.Years));
        _years = years;
        var menu = await frame.MenuAsync(cancellation);
        if (menu != _menu)
        {
            cache.Drop([SiteNeeds.Frame]);
            _menu = menu;
        }
    }

    private async Task<TimeSpan> UntilDueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
        var seen = _seen;
        var article = await db.Set<Article>().Where(one => one.PublishAt > seen).OrderBy(one => one.PublishAt).Select(one => (DateTimeOffset?)one.PublishAt).FirstOrDefaultAsync(cancellation);
        var issue = await db.Set<PublicIssue>().Where(one => one.PublishAt > seen).OrderBy(one => one.PublishAt).Select(one => (DateTimeOffset?)one.PublishAt).FirstOrDefaultAsync(cancellation);
        var next = article < issue || issue is null ? article : issue;
        var wait = next - clock.GetUtcNow() ?? LongestWait;
        return wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : wait < LongestWait ? wait : LongestWait;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What changed on the public site could not be read; pages are made anew, and the next try is in two seconds.")]
    private partial void SayFailed(Exception problem);
}
