using Handbill.Groups.Contracts;
using Handbill.Kernel.Changes;
using Handbill.Kernel.Data;
using Handbill.Site.Contracts;
using Handbill.Site.Reading;
using Handbill.Site.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Handbill.Site.Subscribers;

/// <summary>
/// Hands letters to the mail server, one process for all: see <see cref="DeliveryLine"/>.
/// </summary>
internal sealed partial class MailingRound(IStore store, IServiceScopeFactory scopes, IPost post, ISealedTexts texts, IChangeFeed feed, TimeProvider clock, ILogger<MailingRound> log) : BackgroundService
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50), Quiet = TimeSpan.FromSeconds(30), AfterTrouble = TimeSpan.FromSeconds(20);

    /// <summary>Sends what is due of all mailings.</summary>
    /// <returns>When there is more to do: null for nothing.</returns>
    public async Task<DateTimeOffset?> SendAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
        if (!await db.Set<Mailing>().AnyAsync(one => one.DoneAt == null, cancellation) || await post.OpenAsync(cancellation) is not { } office)
        {
            return null;
        }

        await using var hold = await store.TryHoldAsync(StoreGate.Mailings, cancellation);
        if (hold is null)
        {
            return clock.GetUtcNow() + Quiet;
        }

        DateTimeOffset? next = null;
        foreach (var mailing in await db.Set<Mailing>().Where(one => one.DoneAt == null).OrderBy(one => one.AskedAt).ToListAsync(cancellation))
        {
            var due = await SendAsync(scope.ServiceProvider, db, office, mailing, cancellation);
            next = due is null || next < due ? next ?? due : due;
        }

        return next;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listener = feed.Listen();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await PauseAsync(listener, await WaitAsync(stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    // Sends what is due, and says how long nothing more will be.
    private async Task<TimeSpan> WaitAsync(CancellationToken stopping)
    {
        try
        {
            return await SendAsync(stopping) is { } next ? next - clock.GetUtcNow() : Quiet;
        }
        catch (Exception problem) when (problem is not OutOfMemoryException && !stopping.IsCancellationRequested)
        {
            SayFailed(problem);
            return AfterTrouble;
        }
    }

    // Until somebody begins a mailing, or it is time.
    private async Task PauseAsync(ChangeListener listener, TimeSpan wait, CancellationToken stopping)
    {
        var until = clock.GetUtcNow() + (wait < Shortest ? Shortest : wait > Quiet ? Quiet : wait);
        while (until - clock.GetUtcNow() is var left && left > TimeSpan.Zero && !(await listener.TakeAsync(left, clock, stopping)).Any(act => act.Act == "site.mail"))
        {
            // Something else was done.
        }
    }

    private async Task<DateTimeOffset?> SendAsync(IServiceProvider services, HandbillDb db, PostOffice office, Mailing mailing, CancellationToken cancellation)
    {
        var shelf = services.GetRequiredService<ArticleShelf>();
        DeliveryLine? line = null;
        var state = LineState.Moving;
        while (state == LineState.Moving)
        {
            // Taken back before all were written to, it reaches no more.
            if ((await shelf.ReadAsync([ArticleId.From(mailing.ArticleId)], cancellation)).FirstOrDefault() is not { } article)
            {
                return await EndAsync(db, mailing, isCalledOff: true, cancellation);
            }

            line ??= await LineAsync(services, db, office, mailing, article, cancellation);
            state = await line.SendAsync(cancellation);
        }

        if (state == LineState.Trouble)
        {
            return clock.GetUtcNow() + AfterTrouble;
        }

        var next = await db.Set<Delivery>().Where(one => one.MailingId == mailing.Id && one.State == DeliveryState.Waits).OrderBy(one => one.NextAt).Select(one => (DateTimeOffset?)one.NextAt).FirstOrDefaultAsync(cancellation);
        return next ?? await EndAsync(db, mailing, isCalledOff: false, cancellation);
    }

    // All get the letter as it is now, whatever becomes of the article meanwhile.
    private async Task<DeliveryLine> LineAsync(IServiceProvider services, HandbillDb db, PostOffice office, Mailing mailing, WholeArticle article, CancellationToken cancellation)
    {
        var letter = await services.GetRequiredService<Mailings>().LetterAsync(office, article, mailing.AskedAt, cancellation);
        var (setting, _, _) = await services.GetRequiredService<SiteFrame>().BaseAsync(cancellation);
        return new DeliveryLine(db, office, texts, clock, letter, $"{setting.Host}{SiteDoor.Root}/{article.Article.Language}/unsubscribe?t=", mailing.Id);
    }

    private async Task<DateTimeOffset?> EndAsync(HandbillDb db, Mailing mailing, bool isCalledOff, CancellationToken cancellation)
    {
        // Who got what is nobody's business afterwards: the sums stay. Both at once, whoever dies in between.
        var now = clock.GetUtcNow();
        await using var all = await db.Database.BeginTransactionAsync(cancellation);
        await db.Set<Delivery>().Where(one => one.MailingId == mailing.Id).ExecuteDeleteAsync(cancellation);
        await db.Set<Mailing>().Where(one => one.Id == mailing.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.DoneAt, now).SetProperty(one => one.IsCalledOff, isCalledOff), cancellation);
        await all.CommitAsync(cancellation);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Letters to subscribers could not be sent; the next try is in twenty seconds.")]
    private partial void SayFailed(Exception problem);
}
