using Handbill.Groups.Contracts;
using Handbill.Groups.Organisations;
using Handbill.Groups.Roles;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Accounts;

/// <summary>Makes accounts, by invitation: the account, how it signs in, its role and the invitation's end are one transaction.</summary>
internal sealed class Joining(HandbillDb db, UserManager<Account> users, Giving giving, TimeProvider clock)
{
    /// <summary>The invitation that a secret opens; null when there is none, or it is used, withdrawn, too old, or no longer its inviter's to give.</summary>
    public async Task<Invitation?> FindAsync(string? secret, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(secret) || secret.Length > 100)
        {
            return null;
        }

        var (hash, now) = (new LinkSecret(secret).Hash, clock.GetUtcNow());
        var invitation = await db.Set<Invitation>().AsNoTracking()
            .FirstOrDefaultAsync(one => one.SecretHash == hash && one.UsedAt == null && one.WithdrawnAt == null && one.ExpiresAt > now, cancellation);
        var holds = invitation is not null
            && (invitation.InvitedBy is { } by
                ? await giving.MayAsync(by, invitation.Role, new Scope(invitation.ScopeKind, invitation.ScopeId), cancellation)
                : !await db.Set<Organisation>().AnyAsync(one => one.OpenedAt != null, cancellation));
        return holds ? invitation : null;
    }

    /// <summary>An account that is not yet in the database.</summary>
    public Account New(Guid id, string pseudonym) => new() { Id = id, UserName = pseudonym, CreatedAt = clock.GetUtcNow() };

    /// <summary>True when somebody has this pseudonym, or one that differs in capitals only.</summary>
    public async Task<bool> IsTakenAsync(string pseudonym) => await users.FindByNameAsync(pseudonym) is not null;

    public async Task<JoinOutcome> JoinAsync(
        InvitationId invitationId, Account account, UserPasskeyInfo? passkey, IEnumerable<string> recoveryCodes, CancellationToken cancellation)
    {
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        DateTimeOffset? now = clock.GetUtcNow();
        AccountId? me = account.AccountId;
        var open = db.Set<Invitation>().Where(one => one.Id == invitationId && one.UsedAt == null && one.WithdrawnAt == null && one.ExpiresAt > now);
        if (await open.ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedAt, now).SetProperty(one => one.UsedBy, me), cancellation) == 0)
        {
            return JoinOutcome.Gone;
        }

        var invitation = await db.Set<Invitation>().AsNoTracking().SingleAsync(one => one.Id == invitationId, cancellation);
        if (invitation.InvitedBy is null
            && await db.Set<Organisation>().Where(one => one.OpenedAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.OpenedAt, now), cancellation) == 0)
        {
            return JoinOutcome.Gone;
        }

        if (!await CreateAsync(account, cancellation))
        {
            return JoinOutcome.Taken;
        }

        if (passkey is not null)
        {
            await users.AddOrUpdatePasskeyAsync(account, passkey);
        }

        db.AddRange(recoveryCodes.Select(code => RecoveryCode.Of(account.AccountId, code)));
        db.Add(new Grant
        {
            Id = NewId.Of<GrantId>(clock), AccountId = account.AccountId, Role = invitation.Role, ScopeKind = invitation.ScopeKind, ScopeId = invitation.ScopeId,
            GivenAt = now.Value, GivenBy = invitation.InvitedBy,
        });
        db.Record(new AuditAct(account.Id, "account.join", "invitation", invitation.Id.Value, $"role={invitation.Role}"));
        await db.SaveChangesAsync(cancellation);
        await whole.CommitAsync(cancellation);
        return JoinOutcome.Joined;
    }

    private async Task<bool> CreateAsync(Account account, CancellationToken cancellation)
    {
        try
        {
            return (await users.CreateAsync(account)).Succeeded;
        }
        catch (DbUpdateException problem) when (db.Store.IsDuplicate(problem))
        {
            cancellation.ThrowIfCancellationRequested();
            return false;
        }
    }
}

/// <summary>What came of joining.</summary>
internal enum JoinOutcome
{
    Joined,

    /// <summary>The invitation was used, withdrawn or too old by then.</summary>
    Gone,

    /// <summary>Somebody has the pseudonym.</summary>
    Taken,
}
