using Handbill.Groups.Contracts;
using Handbill.Kernel.Changes;
using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Handbill.Site.Subscribers;

/// <summary>
/// Hands letters to the mail server, one process for all: see <see cref="DeliveryLine"/>.
/// </summary>
internal sealed partial class MailingRound(IStore store, IServiceScopeFactory scopes, IPost post, ISealedTexts texts, HandOverNotes notes, IChangeFeed feed, TimeProvider clock, ILogger<MailingRound> log) : BackgroundService
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

        await TakeUpAsync(db, office, cancellation);
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
        var letters = services.GetRequiredService<MailingLetters>();
        if (await letters.IsEarlyAsync(mailing, cancellation))
        {
            return null;
        }

        DeliveryLine? line = null;
        var state = LineState.Moving;
        while (state == LineState.Moving)
        {
            // Taken back before all were written to, it reaches no more.
            if (!await letters.IsWantedAsync(mailing, cancellation))
            {
                return await EndAsync(services, db, mailing, isCalledOff: true, cancellation);
            }

            line ??= new DeliveryLine(db, office, texts, clock, notes, await letters.OfAsync(office, mailing, cancellation), mailing.Id);
            state = await line.SendAsync(cancellation);
        }

        if (state == LineState.Trouble)
        {
            return clock.GetUtcNow() + AfterTrouble;
        }

        var next = await db.Set<Delivery>().Where(one => one.MailingId == mailing.Id && one.State == DeliveryState.Waits).OrderBy(one => one.NextAt).Select(one => (DateTimeOffset?)one.NextAt).FirstOrDefaultAsync(cancellation);
        return next ?? await EndAsync(services, db, mailing, isCalledOff: false, cancellation);
    }

    // Notes what a process that was killed could not. What it gave to a mail server on this machine is there, though it did not hear that it was taken; of another nobody knows, and it is sent again.
    private async Task TakeUpAsync(HandbillDb db, PostOffice office, CancellationToken cancellation)
    {
        foreach (var left in notes.Open().Where(one => one.State == HandOverState.Taken || office.Outlet.IsLoopback))
        {
            await using var all = await db.Database.BeginTransactionAsync(cancellation);
            var noted = await db.Set<Delivery>().Where(one => one.MailingId == left.Mailing && one.SubscriberId == left.Subscriber && one.State == DeliveryState.Waits)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, DeliveryState.Sent), cancellation);
            await db.Set<Mailing>().Where(one => one.Id == left.Mailing).ExecuteUpdateAsync(set => set.SetProperty(one => one.Sent, one => one.Sent + noted), cancellation);
            await all.CommitAsync(cancellation);
        }

        notes.Forget();
    }

    private async Task<DateTimeOffset?> EndAsync(IServiceProvider services, HandbillDb db, Mailing mailing, bool isCalledOff, CancellationToken cancellation)
    {
        // Who got what is nobody's business afterwards: the sums stay. All at once, whoever dies in between; first the end itself, for which whoever wants to tell something of it waits.
        var now = clock.GetUtcNow();
        await using var all = await db.Database.BeginTransactionAsync(cancellation);
        await db.Set<Mailing>().Where(one => one.Id == mailing.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.DoneAt, now).SetProperty(one => one.IsCalledOff, isCalledOff), cancellation);
        await services.GetRequiredService<Mailings>().TellReachedAsync(mailing, cancellation);
        await db.Set<Delivery>().Where(one => one.MailingId == mailing.Id).ExecuteDeleteAsync(cancellation);
        await all.CommitAsync(cancellation);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Letters to subscribers could not be sent; the next try is in twenty seconds.")]
    private partial void SayFailed(Exception problem);
}
