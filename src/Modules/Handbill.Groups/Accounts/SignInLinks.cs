using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Accounts;

/// <summary>Makes and takes links that sign their holder in once.</summary>
internal sealed class SignInLinks(HandbillDb db, TimeProvider clock)
{
    public static string PathOf(LinkSecret secret) => $"{SigningIn.Address}/link/{secret.Text}";

    public async Task<LinkSecret> MakeAsync(Account account, TimeSpan lasts, CancellationToken cancellation)
    {
        var secret = LinkSecret.New();
        db.Add(new SignInLink { SecretHash = secret.Hash, AccountId = account.AccountId, ExpiresAt = clock.GetUtcNow() + lasts });
        db.Record(new AuditAct(null, "link.make", "account", account.Id));
        await db.SaveChangesAsync(cancellation);
        return secret;
    }

    /// <summary>Whom a link signs in; null when it is used, too old or none of ours.</summary>
    public async Task<Account?> FindAsync(string secret, CancellationToken cancellation)
    {
        var (hash, now) = (new LinkSecret(secret).Hash, clock.GetUtcNow());
        var link = await db.Set<SignInLink>().AsNoTracking().FirstOrDefaultAsync(one => one.SecretHash == hash && one.UsedAt == null && one.ExpiresAt > now, cancellation);
        return link is null ? null : await db.Set<Account>().FirstOrDefaultAsync(one => one.Id == link.AccountId.Value && one.ClosedAt == null, cancellation);
    }

    /// <summary>Takes the link, so that it works no second time; false when somebody was quicker.</summary>
    public async Task<bool> TakeAsync(string secret, Account account, CancellationToken cancellation)
    {
        var hash = new LinkSecret(secret).Hash;
        DateTimeOffset? now = clock.GetUtcNow();
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        var taken = await db.Set<SignInLink>().Where(one => one.SecretHash == hash && one.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedAt, now), cancellation);
        if (taken == 1)
        {
            db.Record(new AuditAct(account.Id, "link.use", "account", account.Id));
            await db.SaveChangesAsync(cancellation);
        }

        await whole.CommitAsync(cancellation);
        return taken == 1;
    }
}
