using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Groups.Organisations;
using Handbill.Kernel.Data;
using Handbill.Mail;
using Handbill.Ui.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace Handbill.Groups.Post;

/// <summary>
/// Once a morning tells members who want it that something waits. The letter is the same for all, whatever it is and whoever's: that something waits, and nothing else. One process does it for all.
/// </summary>
internal sealed partial class NoticeRound(IStore store, IServiceScopeFactory scopes, IPost post, SealedText texts, TimeProvider clock, ILogger<NoticeRound> log) : BackgroundService
{
    /// <summary>By the organisation's clock. What came on the day before is told, whenever it came.</summary>
    public static readonly TimeOnly Hour = new(7, 0);

    private static readonly TimeSpan Between = TimeSpan.FromMinutes(10);

    /// <summary>Writes the notices that are due.</summary>
    /// <returns>How many letters went out.</returns>
    public async Task<int> TellAsync(CancellationToken cancellation)
    {
        if (await post.OpenAsync(cancellation) is not { } office)
        {
            return 0;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
        if (await db.Set<Organisation>().AsNoTracking().FirstOrDefaultAsync(cancellation) is not { } organisation)
        {
            return 0;
        }

        var now = clock.GetUtcNow();
        var there = TimeZoneInfo.ConvertTime(now, TimeZones.Find(organisation.TimeZone) ?? TimeZoneInfo.Utc);
        if (TimeOnly.FromDateTime(there.DateTime) < Hour)
        {
            return 0;
        }

        await using var hold = await store.TryHoldAsync(StoreGate.Post, cancellation);
        if (hold is null)
        {
            return 0;
        }

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var due = await db.Set<NoticeAddress>().Where(one => one.ConfirmedAt != null && (one.NoticedOn == null || one.NoticedOn < today)).ToListAsync(cancellation);
        var sent = 0;
        foreach (var row in due)
        {
            sent += await TellAsync(db, scope.ServiceProvider, office, row, today, cancellation) ? 1 : 0;
        }

        return sent;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Between, clock, stoppingToken);
                await TellAsync(stoppingToken);
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

    private async Task<bool> TellAsync(HandbillDb db, IServiceProvider services, PostOffice office, NoticeAddress row, DateOnly today, CancellationToken cancellation)
    {
        var account = new AccountId(row.AccountId);
        var waits = false;
        foreach (var source in services.GetServices<INoticeSource>())
        {
            waits = waits || await source.WaitsAsync(account, row.NoticedOn ?? today.AddDays(-1), today, cancellation);
        }

        if (waits && (!MailAddress.TryParse(texts.Open(NoticeDesk.Address, row.Address), out var to, out _) || !await SentAsync(db, services, office, row, to, today, cancellation)))
        {
            return false;
        }

        row.NoticedOn = today;
        await db.SaveChangesAsync(cancellation);
        return waits;
    }

    private async Task<bool> SentAsync(HandbillDb db, IServiceProvider services, PostOffice office, NoticeAddress row, MailAddress to, DateOnly today, CancellationToken cancellation)
    {
        var tag = await db.Set<Account>().Where(one => one.Id == row.AccountId).Select(one => one.Language).FirstOrDefaultAsync(cancellation);
        var language = Language.Find(tag) ?? Language.English;
        var words = services.GetRequiredService<IStringLocalizer<PostWords>>();
        var letter = language.Say(() => new Letter(
            words["Something waits for you"],
            string.Join("\n\n", words["Something waits for you at {0}. Sign in as you always do to see it.", office.FromName], words["This letter says no more on purpose. You asked for it on the page “Notices” of your account, and can end it there."]),
            null));

        // The day is in the id: a second try is the same letter.
        var id = new Guid(System.Security.Cryptography.SHA256.HashData([.. row.AccountId.ToByteArray(), .. BitConverter.GetBytes(today.DayNumber)]).AsSpan(0, 16));
        var outcome = await office.Outlet.SendAsync(office.Notice(letter, to, clock.GetUtcNow(), id, row.AccountId, language.Code), cancellation);
        if (outcome.IsAddressBad)
        {
            db.Remove(row);
            await db.SaveChangesAsync(cancellation);
        }

        return outcome.Kind == SendKind.Sent;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Notices could not be sent; the next try is in ten minutes.")]
    private partial void SayFailed(Exception problem);
}
