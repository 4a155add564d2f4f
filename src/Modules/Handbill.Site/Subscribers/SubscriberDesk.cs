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

/// <summary>Who asked to be written to: asked for, confirmed by a letter, ended with one press. An address that nobody confirmed gets that one letter and nothing else.</summary>
internal sealed class SubscriberDesk(HandbillDb db, IPost post, ISealedTexts texts, SiteFrame frame, AskPace pace, TimeProvider clock, IStringLocalizer<SubscriberWords> words) : ILetterReturns
{
    /// <summary>What addresses are sealed for, and tokens are made for.</summary>
    public const string Address = "Subscriber", Confirm = "confirm", Leave = "leave";

    // Letters that came back for a while before an address is given up.
    private const int MostBounces = 5;

    private static readonly TimeSpan BetweenAsks = TimeSpan.FromMinutes(10);

    /// <summary>Keeps a wish and writes a letter that asks whether it is theirs. Who asks learns nothing of whether the address was there.</summary>
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
        var isAskedAgain = row is not null && row.ConfirmedAt is null && row.AskedAt > now - BetweenAsks;
        if (row is null)
        {
            db.Add(row = new Subscriber { Id = Guid.NewGuid(), AddressMark = mark, Address = texts.Seal(Address, to.ToString()), Language = wish.Language, AskedAt = now });
        }

        if (row.ConfirmedAt is null)
        {
            (row.Language, row.Publications, row.Workplaces, row.AskedAt) = (wish.Language, wish.Publications, wish.Workplaces, isAskedAgain ? row.AskedAt : now);
        }

        await db.SaveActAsync(act, cancellation);

        if (!isAskedAgain)
        {
            await office.Outlet.SendAsync(await QuestionAsync(office, row, to, wish, now, cancellation), cancellation);
        }

        return true;
    }

    /// <summary>Confirms an address.</summary>
    public async Task<bool> ConfirmAsync(string? token, CancellationToken cancellation)
    {
        if (await ReadAsync(Confirm, token, cancellation) is not { } id)
        {
            return false;
        }

        await using var act = await db.BeginActAsync(cancellation);
        if (await db.Set<Subscriber>().FirstOrDefaultAsync(one => one.Id == id, cancellation) is not { } row)
        {
            return false;
        }

        row.ConfirmedAt ??= clock.GetUtcNow();
        db.Record(new AuditAct(null, "subscriber.confirm", "subscriber", id));
        await db.SaveActAsync(act, cancellation);
        return true;
    }

    /// <summary>Ends it: nothing of the address stays.</summary>
    public async Task<bool> LeaveAsync(string? token, CancellationToken cancellation) =>
        await ReadAsync(Leave, token, cancellation) is { } id && await ForgetAsync(id, cancellation);

    /// <summary>Whether a token is one of ours, for a page that offers a button.</summary>
    public async Task<bool> IsTokenAsync(string purpose, string? token, CancellationToken cancellation) => await ReadAsync(purpose, token, cancellation) is not null;

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

    private async Task<Posting> QuestionAsync(PostOffice office, Subscriber row, MailAddress to, SubscriberWish wish, DateTimeOffset now, CancellationToken cancellation)
    {
        var (setting, organisation, _) = await frame.BaseAsync(cancellation);
        var language = Language.Find(wish.Language) ?? Language.English;
        var link = $"{setting.Host}{SiteDoor.Root}/{wish.Language}/subscribe/confirm?t={MailToken.Make(office.Secret.Span, Confirm, row.Id.ToByteArray())}";
        var letter = language.Say(() => new Letter(
            words["Do you want letters from {0}?", SiteFrame.TitleOf(setting, organisation)],
            string.Join(
                "\n\n", words["Somebody asked for letters from {0} to this address. If it was you, open this page and press the button:", SiteFrame.TitleOf(setting, organisation)], link,
                words["If it was not you, do nothing: you will not be written to again."]),
            null));
        return office.Notice(letter, to, now, Guid.NewGuid(), row.Id, wish.Language);
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
