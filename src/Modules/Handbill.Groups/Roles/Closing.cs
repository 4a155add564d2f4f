using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Roles;

/// <summary>Closes accounts: all that tells who it was and all that lets them in goes, in one transaction; the row stays for what points at it.</summary>
internal sealed class Closing(HandbillDb db, Giving giving, IEnumerable<IAccountClosing> others, ILookupNormalizer normalizer, TimeProvider clock)
{
    /// <summary>False when this is not for the one who asks to do.</summary>
    public async Task<bool> CloseAsync(AccountId id, AccountId by, CancellationToken cancellation)
    {
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAsync(StoreGate.Audit, cancellation);
        var own = await giving.RolesOfAsync(by, cancellation);
        var theirs = await giving.RolesOfAsync(id, cancellation);
        var administrators = await giving.AdministratorsAsync(cancellation);
        if (id == by || !theirs.All(one => GivingRules.MayTake(own, one.Role, one.Scope, administrators)))
        {
            return false;
        }

        DateTimeOffset? now = clock.GetUtcNow();
        AccountId? inviter = id;
        var account = await db.Set<Account>().SingleAsync(one => one.Id == id.Value, cancellation);
        account.UserName = $"closed-{id.Value.ToString("N")[^8..]}";
        account.NormalizedUserName = normalizer.NormalizeName(account.UserName);
        (account.PasswordHash, account.TotpSecret, account.Language, account.SecurityStamp) = (null, null, null, LinkSecret.New().Text);
        account.ClosedAt = now;
        await db.Set<Session>().Where(one => one.AccountId == id && one.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.EndedAt, now), cancellation);
        await db.Set<Session>().Where(one => one.AccountId == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Device, ""), cancellation);
        await db.Set<Grant>().Where(one => one.AccountId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<RecoveryCode>().Where(one => one.AccountId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<SignInLink>().Where(one => one.AccountId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<IdentityUserPasskey<Guid>>().Where(one => one.UserId == id.Value).ExecuteDeleteAsync(cancellation);
        await db.Set<IdentityUserToken<Guid>>().Where(one => one.UserId == id.Value).ExecuteDeleteAsync(cancellation);
        await db.Set<Invitation>().Where(one => one.InvitedBy == inviter && one.UsedAt == null && one.WithdrawnAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.WithdrawnAt, now), cancellation);
        foreach (var other in others)
        {
            await other.ForgetAsync(id, cancellation);
        }

        db.Record(new AuditAct(by.Value, "account.close", "account", id.Value));
        await db.SaveChangesAsync(cancellation);
        await whole.CommitAsync(cancellation);
        return true;
    }
}
