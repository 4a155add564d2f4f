using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Vault.Contracts;
using Handbill.Vault.Groups;
using Handbill.Vault.Members;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Vault.Acts;

/// <summary>The acts on keys that take two people.</summary>
internal static class KeyActs
{
    public const string Unlock = "key.unlock", Destroy = "key.destroy", Recover = "key.recover", Export = "key.export";
}

/// <summary>Lets a locked group's keys be given out again.</summary>
internal sealed class Unlocking(HandbillDb db, GroupKeyBook book) : IAgreedAct
{
    public async Task<bool> MayAsync(AskedAct act, AccountId who, CancellationToken cancellation) => act.Subject == act.Group.Value && await book.IsLockedAsync(act.Group, cancellation);

    public async Task DoAsync(AskedAct act, CancellationToken cancellation)
    {
        db.RemoveRange(await db.Set<GroupLock>().Where(one => one.GroupId == act.Group).ToListAsync(cancellation));
        db.Record(new AuditAct(act.AgreedBy?.Value, "group.unlock", "group", act.Group.Value));
    }
}

/// <summary>Deletes all sealed keys of a group. Nothing opens what was sealed to it afterwards, and its sheets are told to stop.</summary>
internal sealed class Destruction(HandbillDb db, TimeProvider clock) : IAgreedAct
{
    public Task<bool> MayAsync(AskedAct act, AccountId who, CancellationToken cancellation) =>
        act.Subject == act.Group.Value ? db.Set<GivenKey>().AnyAsync(one => one.GroupId == act.Group, cancellation) : Task.FromResult(false);

    public async Task DoAsync(AskedAct act, CancellationToken cancellation)
    {
        db.RemoveRange(await db.Set<GivenKey>().Where(one => one.GroupId == act.Group).ToListAsync(cancellation));
        foreach (var epoch in await db.Set<KeyEpoch>().Where(one => one.GroupId == act.Group).ToListAsync(cancellation))
        {
            epoch.StoppedAt ??= clock.GetUtcNow();
        }

        db.Record(new AuditAct(act.AgreedBy?.Value, "group.destroy", "group", act.Group.Value));
    }
}

/// <summary>Lets a member who said that they lost everything make new keys. They themselves do not count.</summary>
internal sealed class Recovery(HandbillDb db, IAccounts accounts, MemberKeys members) : IAgreedAct
{
    public async Task<bool> MayAsync(AskedAct act, AccountId who, CancellationToken cancellation)
    {
        var lost = new AccountId(act.Subject);
        return who != lost && (await members.FindAsync(lost, cancellation))?.LostAt is not null && (await accounts.OfGroupAsync(act.Group, cancellation)).Any(one => one.Id == lost);
    }

    public async Task DoAsync(AskedAct act, CancellationToken cancellation)
    {
        await members.ForgetAsync(new AccountId(act.Subject), cancellation);
        db.Record(new AuditAct(act.AgreedBy?.Value, "key.recover", "account", act.Subject));
    }
}

/// <summary>Agreed, it lets whoever asked take the group's keys out, sealed to the recipient that both saw. The sealing is done in their browser.</summary>
internal sealed class KeyExport(HandbillDb db, GroupKeyBook book) : IAgreedAct
{
    public async Task<bool> MayAsync(AskedAct act, AccountId who, CancellationToken cancellation) =>
        act.Subject == act.Group.Value && AgeForm.IsRecipient(act.Detail) && !await book.IsLockedAsync(act.Group, cancellation)
        && await db.Set<GivenKey>().AnyAsync(one => one.GroupId == act.Group && one.AccountId == act.AskedBy, cancellation);

    public Task DoAsync(AskedAct act, CancellationToken cancellation)
    {
        db.Record(new AuditAct(act.AgreedBy?.Value, "group.export", "group", act.Group.Value));
        return Task.CompletedTask;
    }
}
