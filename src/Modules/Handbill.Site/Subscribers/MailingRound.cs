using System.Collections.Concurrent;
using System.Security.Cryptography;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Changes;
using Handbill.Kernel.Data;
using Handbill.Mail;
using Handbill.Site.Contracts;
using Handbill.Site.Reading;
using Handbill.Site.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Handbill.Site.Subscribers;

/// <summary>
/// Hands letters to the mail server, one process for all. What was handed over is noted in groups; when the process dies in the middle of one, the letters of that group go out once more, each the same to
/// the byte and under the same Message-ID, by which mail hosts know it again.
/// </summary>
internal sealed partial class MailingRound(IStore store, IServiceScopeFactory scopes, IPost post, ISealedTexts texts, IChangeFeed feed, TimeProvider clock, ILogger<MailingRound> log) : BackgroundService
{
    private const int Group = 64, SideBySide = 8, MostTries = 8;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50), Quiet = TimeSpan.FromSeconds(30), AfterTrouble = TimeSpan.FromSeconds(20), FirstWait = TimeSpan.FromMinutes(2);

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
            var wait = Quiet;
            try
            {
                wait = await SendAsync(stoppingToken) is { } next ? next - clock.GetUtcNow() : Quiet;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                SayFailed(problem);
                wait = AfterTrouble;
            }

            await PauseAsync(listener, wait, stoppingToken);
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
        var article = (await services.GetRequiredService<ArticleShelf>().ReadAsync([ArticleId.From(mailing.ArticleId)], cancellation)).FirstOrDefault();
        if (article is null)
        {
            // Taken back before all were written to.
            return await EndAsync(db, mailing, isCalledOff: true, cancellation);
        }

        var letter = await services.GetRequiredService<Mailings>().LetterAsync(office, article, mailing.AskedAt, cancellation);
        var (setting, _, _) = await services.GetRequiredService<SiteFrame>().BaseAsync(cancellation);
        while (true)
        {
            var now = clock.GetUtcNow();
            var rows = await db.Set<Delivery>().Where(one => one.MailingId == mailing.Id && one.State == DeliveryState.Waits && one.NextAt <= now).OrderBy(one => one.NextAt).Take(Group).ToListAsync(cancellation);
            if (rows.Count == 0)
            {
                break;
            }

            var isTrouble = await SendGroupAsync(db, office, letter, $"{setting.Host}{SiteDoor.Root}/{article.Article.Language}/unsubscribe?t=", mailing, rows, cancellation);
            db.ChangeTracker.Clear();
            if (isTrouble)
            {
                return now + AfterTrouble;
            }
        }

        var next = await db.Set<Delivery>().Where(one => one.MailingId == mailing.Id && one.State == DeliveryState.Waits).OrderBy(one => one.NextAt).Select(one => (DateTimeOffset?)one.NextAt).FirstOrDefaultAsync(cancellation);
        return next ?? await EndAsync(db, mailing, isCalledOff: false, cancellation);
    }

    private async Task<bool> SendGroupAsync(HandbillDb db, PostOffice office, LetterTemplate letter, string leave, Mailing mailing, List<Delivery> rows, CancellationToken cancellation)
    {
        var ids = rows.ConvertAll(row => row.SubscriberId);
        var addresses = await db.Set<Subscriber>().AsNoTracking().Where(one => EF.Parameter(ids).Contains(one.Id)).Select(one => new { one.Id, one.Address }).ToDictionaryAsync(one => one.Id, one => one.Address, cancellation);
        var outcomes = new ConcurrentDictionary<Guid, (SendOutcome? Outcome, TimeSpan Wait)>();
        await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation }, async (row, ending) =>
        {
            if (!addresses.TryGetValue(row.SubscriberId, out var address) || !MailAddress.TryParse(texts.Open(SubscriberDesk.Address, address), out var to, out _))
            {
                outcomes[row.SubscriberId] = (new SendOutcome(SendKind.Refused, null, null, ""), TimeSpan.Zero);
            }
            else if (office.Rate.Ask(to.Host) is var wait && wait > TimeSpan.Zero)
            {
                outcomes[row.SubscriberId] = (null, wait);
            }
            else
            {
                outcomes[row.SubscriberId] = (await office.Outlet.SendAsync(letter.Write(Addressee(office, leave, mailing, row, to)), ending), TimeSpan.Zero);
            }
        });

        return await NoteAsync(db, mailing, rows, outcomes, cancellation);
    }

    private static Addressee Addressee(PostOffice office, string leave, Mailing mailing, Delivery row, MailAddress to) => new()
    {
        To = to,
        MessageId = Convert.ToHexStringLower(SHA256.HashData([.. mailing.Id.ToByteArray(), .. row.SubscriberId.ToByteArray()]).AsSpan(0, 16)),
        BounceToken = MailToken.Make(office.Secret.Span, PostOffice.BounceToken, row.SubscriberId.ToByteArray()),
        Unsubscribe = new Uri(leave + MailToken.Make(office.Secret.Span, SubscriberDesk.Leave, row.SubscriberId.ToByteArray())),
    };

    // True when the mail server itself is in trouble: nothing more is tried for a while.
    private async Task<bool> NoteAsync(HandbillDb db, Mailing mailing, List<Delivery> rows, ConcurrentDictionary<Guid, (SendOutcome? Outcome, TimeSpan Wait)> outcomes, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (sent, refused, isTrouble) = (new List<Guid>(), new List<Guid>(), false);
        foreach (var row in rows)
        {
            var (outcome, wait) = outcomes[row.SubscriberId];
            switch (outcome?.Kind)
            {
                case null:
                    row.NextAt = now + wait;
                    break;
                case SendKind.Sent:
                    sent.Add(row.SubscriberId);
                    row.State = DeliveryState.Sent;
                    break;
                case SendKind.Refused:
                    refused.Add(row.SubscriberId);
                    row.State = DeliveryState.Refused;
                    break;
                case SendKind.Trouble:
                    isTrouble = true;
                    break;
                case SendKind.Later when row.Tries + 1 < MostTries:
                    row.Tries++;
                    row.NextAt = now + (FirstWait * Math.Pow(2, row.Tries - 1));
                    break;
                default:
                    refused.Add(row.SubscriberId);
                    row.State = DeliveryState.Refused;
                    break;
            }
        }

        var gone = refused.Where(id => outcomes[id].Outcome!.IsAddressBad).ToList();
        if (gone.Count > 0)
        {
            db.RemoveRange(await db.Set<Subscriber>().Where(one => EF.Parameter(gone).Contains(one.Id)).ToListAsync(cancellation));
        }

        await using var all = await db.Database.BeginTransactionAsync(cancellation);
        await db.SaveChangesAsync(CancellationToken.None);
        await db.Set<Mailing>().Where(one => one.Id == mailing.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Sent, one => one.Sent + sent.Count).SetProperty(one => one.Refused, one => one.Refused + refused.Count), CancellationToken.None);
        await all.CommitAsync(CancellationToken.None);
        return isTrouble;
    }

    private async Task<DateTimeOffset?> EndAsync(HandbillDb db, Mailing mailing, bool isCalledOff, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await db.Set<Mailing>().Where(one => one.Id == mailing.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.DoneAt, now).SetProperty(one => one.IsCalledOff, isCalledOff), cancellation);

        // Who got what is nobody's business afterwards: the sums stay.
        await db.Set<Delivery>().Where(one => one.MailingId == mailing.Id).ExecuteDeleteAsync(cancellation);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Letters to subscribers could not be sent; the next try is in twenty seconds.")]
    private partial void SayFailed(Exception problem);
}
