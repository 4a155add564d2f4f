using System.Security.Cryptography;
using System.Text;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Mail;
using Handbill.Site.Reading;
using Handbill.Site.Serving;
using Handbill.Ui.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Site.Subscribers;

/// <summary>Who asked to be written to: asked for, confirmed by a letter, ended with one press. An address that nobody confirmed gets no other letter, and an address no more than one such letter a day.</summary>
internal sealed class SubscriberDesk(HandbillDb db, IPost post, ISealedTexts texts, SiteFrame frame, AskPace pace, TimeProvider clock, IStringLocalizer<SubscriberWords> words) : ILetterReturns
{
    /// <summary>What addresses are sealed for, and what links are for.</summary>
    public const string Address = "Subscriber", Confirm = "confirm", Leave = "leave";

    // Letters that came back for a while before an address is given up.
    private const int MostBounces = 5;

    private static readonly TimeSpan BetweenAsks = TimeSpan.FromDays(1);

    /// <summary>Writes a letter that asks whether the wish is theirs, unless the address was asked within a day. Who asks learns nothing of whether it was, whether the address was there, or whether it is one.</summary>
    /// <returns>False when no mail server is set up, or so many ask at once that nobody is written to.</returns>
    public async Task<bool> AskAsync(MailAddress to, SubscriberWish wish, CancellationToken cancellation)
    {
        if (await post.OpenAsync(cancellation) is not { } office || !pace.MayAsk())
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var mark = MarkOf(office, to);
        await using var act = await db.BeginActAsync(cancellation);
        var row = await db.Set<Subscriber>().FirstOrDefaultAsync(one => one.AddressMark == mark, cancellation);
        if (row is not null && row.AskedAt > now - BetweenAsks)
        {
            return true;
        }

        var before = row?.AskedAt;
        if (row is null)
        {
            db.Add(row = new Subscriber { Id = Guid.NewGuid(), AddressMark = mark, Address = texts.Seal(Address, to.ToString()), Language = wish.Language, AskedAt = now });
        }

        row.AskedAt = now;
        var letter = await LetterAsync(office, new SubscriberQuestion(row.Id, wish, now), to, cancellation);
        await db.SaveActAsync(act, cancellation);

        // From here on whether or not whoever asks stays: they could otherwise keep the letter of the day from coming.
        if ((await office.Outlet.SendAsync(letter, CancellationToken.None)).Kind != SendKind.Sent)
        {
            await UndoAsync(row.Id, before);
        }

        return true;
    }

    /// <summary>Confirms an address, and what the letter said that it is to get.</summary>
    public async Task<bool> ConfirmAsync(string? token, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (SubscriberQuestion.Read(texts, token, now) is not { } question)
        {
            return false;
        }

        await using var act = await db.BeginActAsync(cancellation);
        if (await db.Set<Subscriber>().FirstOrDefaultAsync(one => one.Id == question.Subscriber, cancellation) is not { } row)
        {
            return false;
        }

        row.ConfirmedAt ??= now;
        (row.Language, row.Publications, row.Workplaces, row.Bounces) = (question.Wish.Language, question.Wish.Publications, question.Wish.Workplaces, 0);
        db.Record(new AuditAct(null, "subscriber.confirm", "subscriber", row.Id));
        await db.SaveActAsync(act, cancellation);
        return true;
    }

    /// <summary>Ends it: nothing of the address stays.</summary>
    public async Task<bool> LeaveAsync(string? token, CancellationToken cancellation) =>
        await ReadAsync(Leave, token, cancellation) is { } id && await ForgetAsync(id, cancellation);

    /// <summary>Whether a token is one of ours, for a page that offers a button.</summary>
    public async Task<bool> IsTokenAsync(string purpose, string? token, CancellationToken cancellation) =>
        purpose == Confirm ? SubscriberQuestion.Read(texts, token, clock.GetUtcNow()) is not null : await ReadAsync(purpose, token, cancellation) is not null;

    /// <inheritdoc/>
    public async Task<bool> CameBackAsync(Guid subject, BounceKind kind, CancellationToken cancellation)
    {
        if (await db.Set<Subscriber>().FirstOrDefaultAsync(one => one.Id == subject, cancellation) is not { } row)
        {
            return false;
        }

        if (kind is BounceKind.Hard or BounceKind.Complaint || (kind == BounceKind.Soft && row.Bounces + 1 >= MostBounces))
        {
            return await ForgetAsync(subject, cancellation);
        }

        row.Bounces += kind == BounceKind.Soft ? 1 : 0;
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>What tells an address from others without showing it.</summary>
    public static string MarkOf(PostOffice office, MailAddress address) => Convert.ToHexStringLower(HMACSHA256.HashData(office.Secret.Span, Encoding.UTF8.GetBytes(address.Key)));

    private async Task<bool> ForgetAsync(Guid id, CancellationToken cancellation)
    {
        await using var act = await db.BeginActAsync(cancellation);
        if (await db.Set<Subscriber>().FirstOrDefaultAsync(one => one.Id == id, cancellation) is not { } row)
        {
            // Pressed twice: they are gone, which is what was wanted.
            return true;
        }

        db.RemoveRange(await db.Set<Delivery>().Where(one => one.SubscriberId == id).ToListAsync(cancellation));
        db.Remove(row);
        db.Record(new AuditAct(null, "subscriber.leave", "subscriber", id));
        await db.SaveActAsync(act, cancellation);
        return true;
    }

    // Nobody was asked: whoever asks next is not to wait a day for it.
    private async Task UndoAsync(Guid id, DateTimeOffset? before)
    {
        var one = db.Set<Subscriber>().Where(row => row.Id == id);
        if (before is { } earlier)
        {
            await one.ExecuteUpdateAsync(set => set.SetProperty(row => row.AskedAt, earlier));
        }
        else
        {
            await one.ExecuteDeleteAsync();
        }
    }

    private async Task<Posting> LetterAsync(PostOffice office, SubscriberQuestion question, MailAddress to, CancellationToken cancellation)
    {
        var (setting, organisation, _) = await frame.BaseAsync(cancellation);
        var tag = question.Wish.Language;
        var title = SiteFrame.TitleOf(setting, organisation);
        var link = $"{setting.Host}{SiteDoor.Root}/{tag}/subscribe/confirm?t={question.Seal(texts)}";
        var letter = (Language.Find(tag) ?? Language.English).Say(() => new Letter(
            words["Do you want letters from {0}?", title],
            string.Join(
                "\n\n", words["Somebody asked for letters from {0} to this address. If it was you, open this page and press the button:", title], link,
                words["If it was not you, do nothing: then nothing changes. You are asked this once a day at most."]),
            null));
        return office.Notice(letter, to, question.AskedAt, Guid.NewGuid(), question.Subscriber, tag);
    }

    private async Task<Guid?> ReadAsync(string purpose, string? token, CancellationToken cancellation) =>
        await post.OpenAsync(cancellation) is { } office && MailToken.TryRead(office.Secret.Span, purpose, token, out var id) && id.Length == 16 ? new Guid(id) : null;
}

/// <summary>What somebody wants to get.</summary>
/// <param name="Language">BCP 47 tag of the letters.</param>
/// <param name="Publications">Slugs of publications, a space between; empty for all.</param>
/// <param name="Workplaces">Slugs of workplaces besides, a space between.</param>
internal sealed record SubscriberWish(string Language, string Publications, string Workplaces);

/// <summary>How many letters with a question go out in a minute, whoever asks: nobody's mailbox is flooded through us.</summary>
internal sealed class AskPace(TimeProvider clock)
{
    public const int MostAMinute = 60;

    private readonly Lock _gate = new();
    private DateTimeOffset _minute;
    private int _asked;

    public bool MayAsk()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (now - _minute >= TimeSpan.FromMinutes(1))
            {
                (_minute, _asked) = (now, 0);
            }

            return ++_asked <= MostAMinute;
        }
    }
}
