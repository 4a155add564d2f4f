using System.Threading.Channels;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Mail;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Subscribers;

/// <summary>
/// Hands letters of one mailing over, several side by side, and notes each as soon as the mail server has taken it. Mail has no way to ask whether a letter was taken. What a process that was killed could not
/// note in the database any more stands in <see cref="HandOverNotes"/>; what does not stand there either goes out again, the same to the byte and with the same Message-ID, by which mail hosts know it.
/// </summary>
internal sealed class DeliveryLine(HandbillDb db, PostOffice office, ISealedTexts texts, TimeProvider clock, HandOverNotes notes, Func<Subscriber, MailAddress, Posting> write, Guid mailing)
{
    private const int Page = 500, SideBySide = 8, MostTries = 8;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(2);

    // Then the article is looked at again, however slow the mail server is: taken back, it reaches no more.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Hands over some of what is due.</summary>
    public async Task<LineState> SendAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<Delivery>().AsNoTracking()
            .Where(one => one.MailingId == mailing && one.State == DeliveryState.Waits && one.NextAt <= now).OrderBy(one => one.NextAt).ThenBy(one => one.SubscriberId).Take(Page).ToListAsync(cancellation);
        var ids = due.ConvertAll(one => one.SubscriberId);
        var known = await db.Set<Subscriber>().AsNoTracking().Where(one => EF.Parameter(ids).Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellation);
        var waiting = due.ConvertAll(one => new Waiting(one.SubscriberId, one.Tries, known.GetValueOrDefault(one.SubscriberId)));
        return waiting.Count == 0 ? LineState.Empty : await SendAsync(waiting, cancellation) ? LineState.Moving : LineState.Trouble;
    }

    private async Task<bool> SendAsync(List<Waiting> waiting, CancellationToken cancellation)
    {
        var outcomes = Channel.CreateUnbounded<Outcome>(new UnboundedChannelOptions { SingleReader = true });
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var sending = HandOverAsync(waiting, outcomes.Writer, ending.Token);
        var isWell = true;
        try
        {
            // What was handed over is noted, whoever wants it to end.
            while (await outcomes.Reader.WaitToReadAsync(CancellationToken.None))
            {
                var known = new List<Outcome>();
                while (outcomes.Reader.TryRead(out var outcome))
                {
                    known.Add(outcome);
                }

                await NoteAsync(known);
                known.ForEach(one => one.InHand.Noted());
                if (isWell && known.Exists(one => one.Send?.Kind == SendKind.Trouble))
                {
                    isWell = false;
                    await ending.CancelAsync();
                }
            }
        }
        catch
        {
            // What cannot be noted is not sent.
            await ending.CancelAsync();
            await sending.ContinueWith(_ => { }, TaskScheduler.Default);
            throw;
        }

        try
        {
            await sending;
        }
        catch (OperationCanceledException) when (!isWell)
        {
            // The others wait with it.
        }

        return isWell;
    }

    private async Task HandOverAsync(List<Waiting> waiting, ChannelWriter<Outcome> outcomes, CancellationToken cancellation)
    {
        try
        {
            // Those that are under way come to their end, so that a server that is told to stop sends nothing twice.
            var began = clock.GetTimestamp();
            await Parallel.ForEachAsync(waiting.TakeWhile(_ => clock.GetElapsedTime(began) < Longest), new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation }, async (one, ending) =>
            {
                outcomes.TryWrite(await HandOverAsync(one, await notes.TakeAsync(mailing, one.Subscriber, ending)));
            });
        }
        finally
        {
            outcomes.Complete();
        }
    }

    private async Task<Outcome> HandOverAsync(Waiting one, HandOverNotes.LetterInHand inHand)
    {
        if (one.To is null || !MailAddress.TryParse(texts.Open(SubscriberDesk.Address, one.To.Address), out var to, out _))
        {
            return new Outcome(one, inHand, new SendOutcome(SendKind.Refused, null, null, ""), TimeSpan.Zero);
        }

        return office.Rate.Ask(to.Host) is var wait && wait > TimeSpan.Zero
            ? new Outcome(one, inHand, null, wait)
            : new Outcome(one, inHand, await office.Outlet.SendAsync(write(one.To, to), inHand, CancellationToken.None), TimeSpan.Zero);
    }

    private async Task NoteAsync(List<Outcome> outcomes)
    {
        var now = clock.GetUtcNow();
        var later = outcomes.FindAll(one => one.Send?.Kind == SendKind.Later && one.To.Tries + 1 < MostTries);
        var sent = outcomes.FindAll(one => one.Send?.Kind == SendKind.Sent);
        var refused = outcomes.FindAll(one => one.Send is { Kind: SendKind.Refused or SendKind.Later }).Except(later).ToList();
        await using var all = await db.Database.BeginTransactionAsync();
        await NoteAsync(sent, DeliveryState.Sent);
        await NoteAsync(refused, DeliveryState.Refused);
        foreach (var one in later)
        {
            var next = now + (FirstWait * Math.Pow(2, one.To.Tries));
            await Of([one]).ExecuteUpdateAsync(set => set.SetProperty(row => row.Tries, row => row.Tries + 1).SetProperty(row => row.NextAt, next));
        }

        // Whoever has to wait for their host is asked again by the second.
        foreach (var held in outcomes.Where(one => one.Send is null).GroupBy(one => Math.Ceiling(one.Wait.TotalSeconds)))
        {
            var next = now + TimeSpan.FromSeconds(held.Key);
            await Of([.. held]).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, next));
        }

        if (sent.Count + refused.Count > 0)
        {
            await db.Set<Mailing>().Where(one => one.Id == mailing)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Sent, one => one.Sent + sent.Count).SetProperty(one => one.Refused, one => one.Refused + refused.Count));
        }

        var gone = refused.Where(one => one.Send!.IsAddressBad).Select(one => one.To.Subscriber).ToList();
        if (gone.Count > 0)
        {
            await db.Set<Subscriber>().Where(one => EF.Parameter(gone).Contains(one.Id)).ExecuteDeleteAsync();
        }

        await all.CommitAsync();
    }

    private async Task NoteAsync(List<Outcome> outcomes, DeliveryState state)
    {
        if (outcomes.Count > 0)
        {
            await Of(outcomes).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, state));
        }
    }

    private IQueryable<Delivery> Of(List<Outcome> outcomes)
    {
        var subscribers = outcomes.ConvertAll(one => one.To.Subscriber);
        return db.Set<Delivery>().Where(one => one.MailingId == mailing && EF.Parameter(subscribers).Contains(one.SubscriberId));
    }

    private sealed record Waiting(Guid Subscriber, int Tries, Subscriber? To);

    // Of what has to wait for its host, nothing was sent.
    private sealed record Outcome(Waiting To, HandOverNotes.LetterInHand InHand, SendOutcome? Send, TimeSpan Wait);
}

/// <summary>How a line stands.</summary>
internal enum LineState
{
    /// <summary>There may be more that is due.</summary>
    Moving,

    /// <summary>Nothing is due now.</summary>
    Empty,

    /// <summary>The mail server itself is in trouble: nothing more is to be tried for a while.</summary>
    Trouble,
}
