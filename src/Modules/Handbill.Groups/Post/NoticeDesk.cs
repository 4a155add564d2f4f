using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Mail;
using Handbill.Ui.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Post;

/// <summary>Where members want to be told that something waits: asked for, confirmed by a letter, taken away again.</summary>
internal sealed class NoticeDesk(HandbillDb db, SealedText texts, IPost post, TimeProvider clock, IStringLocalizer<PostWords> words) : IAccountClosing, ILetterReturns
{
    /// <summary>What addresses are sealed for.</summary>
    public const string Address = "NoticeAddress";

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(2);

    public Task<NoticeAddress?> FindAsync(AccountId account, CancellationToken cancellation) =>
        db.Set<NoticeAddress>().AsNoTracking().FirstOrDefaultAsync(one => one.AccountId == account.Value, cancellation);

    /// <summary>The address as its owner wrote it; null when this server cannot open it any more.</summary>
    public string? TextOf(NoticeAddress row) => texts.Open(Address, row.Address);

    /// <summary>Keeps an address and writes to it that it is to be confirmed.</summary>
    /// <param name="account">Whose it is.</param>
    /// <param name="to">The address.</param>
    /// <param name="confirm">Where the link in the letter leads; a secret is put behind it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How the letter went; null when no mail server is set up.</returns>
    public async Task<SendOutcome?> AskAsync(AccountId account, MailAddress to, Uri confirm, CancellationToken cancellation)
    {
        if (await post.OpenAsync(cancellation) is not { } office)
        {
            return null;
        }

        var secret = LinkSecret.New();
        var now = clock.GetUtcNow();
        var letter = new Letter(
            words["Is this your address?"],
            string.Join("\n\n", words["Somebody with an account at {0} asked for notices to this address. If it was you, open this link within two days:", office.FromName], confirm + secret.Text, words["If it was not you, do nothing."]),
            null);
        var outcome = await office.Outlet.SendAsync(office.Notice(letter, to, now, Guid.CreateVersion7(now), account.Value, Language.Current.Code), cancellation);
        if (outcome.Kind != SendKind.Sent)
        {
            return outcome;
        }

        await using var act = await db.BeginActAsync(cancellation);
        var row = await db.Set<NoticeAddress>().FirstOrDefaultAsync(one => one.AccountId == account.Value, cancellation);
        if (row is null)
        {
            db.Add(row = new NoticeAddress { AccountId = account.Value, Address = [] });
        }

        (row.Address, row.Asked, row.AskedAt, row.ConfirmedAt) = (texts.Seal(Address, to.ToString()), secret.Hash, now, null);
        db.Record(new AuditAct(account.Value, "notice.ask", "account", account.Value));
        await db.SaveActAsync(act, cancellation);
        return outcome;
    }

    /// <summary>Confirms the address that a link was written to.</summary>
    /// <returns>False when the link was used, or is too old.</returns>
    public async Task<bool> ConfirmAsync(AccountId account, string? secret, CancellationToken cancellation)
    {
        var hash = new LinkSecret(secret ?? "").Hash;
        var now = clock.GetUtcNow();
        await using var act = await db.BeginActAsync(cancellation);
        if (await db.Set<NoticeAddress>().FirstOrDefaultAsync(one => one.AccountId == account.Value && one.Asked == hash, cancellation) is not { } row || row.AskedAt < now - Lasts)
        {
            return false;
        }

        // What waits already is for the desk to show: notices begin with what comes from now on.
        (row.Asked, row.ConfirmedAt, row.NoticedOn) = ("", now, DateOnly.FromDateTime(now.UtcDateTime));
        db.Record(new AuditAct(account.Value, "notice.confirm", "account", account.Value));
        await db.SaveActAsync(act, cancellation);
        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> CameBackAsync(Guid subject, BounceKind kind, CancellationToken cancellation)
    {
        if (await db.Set<NoticeAddress>().FirstOrDefaultAsync(one => one.AccountId == subject, cancellation) is not { } row)
        {
            return false;
        }

        if (kind is BounceKind.Hard or BounceKind.Complaint)
        {
            db.Remove(row);
            db.Record(new AuditAct(null, "notice.end", "account", subject));
            await db.SaveChangesAsync(cancellation);
        }

        return true;
    }

    /// <summary>Takes the address away: nothing of it stays.</summary>
    public async Task ForgetAsync(AccountId account, CancellationToken cancellation)
    {
        if (await db.Set<NoticeAddress>().FirstOrDefaultAsync(one => one.AccountId == account.Value, cancellation) is { } row)
        {
            db.Remove(row);
            db.Record(new AuditAct(account.Value, "notice.end", "account", account.Value));
        }
    }
}
