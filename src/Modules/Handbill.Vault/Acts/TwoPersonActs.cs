using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Vault.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Vault.Acts;

/// <summary>Keeps what is asked for, and does it once a second person agrees.</summary>
internal sealed class TwoPersonActs(HandbillDb db, IAccounts accounts, IServiceProvider services, TimeProvider clock) : ITwoPersonActs
{
    /// <summary>How long there is to agree, and then to use what was agreed to.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<AskedAct>> OfAsync(GroupId group, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var acts = await db.Set<TwoPersonAct>().AsNoTracking().Where(act => act.GroupId == group && act.WithdrawnAt == null && act.ExpiresAt > now).ToListAsync(cancellation);
        return [.. acts.OrderByDescending(act => act.AskedAt).Select(act => act.ToContract())];
    }

    public async Task<ActOutcome> AskAsync(GroupId group, string kind, Guid subject, string detail, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAsync(StoreGate.Audit, cancellation);
        var now = clock.GetUtcNow();
        var act = new TwoPersonAct
        {
            Id = NewId.Of<ActId>(clock), GroupId = group, Kind = kind, SubjectId = subject, Detail = detail, AskedBy = by, AskedAt = now, ExpiresAt = now + Lasts,
            Slot = TwoPersonAct.SlotOf(group, kind, subject),
        };
        if (!await MayAsync(act, by, cancellation))
        {
            return ActOutcome.NotTheirs;
        }

        if (await db.Set<TwoPersonAct>().FirstOrDefaultAsync(one => one.Slot == act.Slot, cancellation) is { } before)
        {
            if (before.ExpiresAt > now)
            {
                return ActOutcome.AlreadySo;
            }

            before.Slot = null;
            await db.SaveChangesAsync(cancellation);
        }

        db.Add(act);
        db.Record(new AuditAct(by.Value, "act.ask", "act", act.Id.Value, kind));
        await db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return ActOutcome.Done;
    }

    public async Task<ActOutcome> AgreeAsync(ActId act, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAsync(StoreGate.Audit, cancellation);
        if (await OpenAsync(act, by, cancellation) is not { } asked)
        {
            return ActOutcome.NotTheirs;
        }

        var now = clock.GetUtcNow();
        if (asked.Slot is null)
        {
            return ActOutcome.AlreadySo;
        }

        if (asked.AskedBy == by)
        {
            return ActOutcome.SamePerson;
        }

        if (asked.ExpiresAt <= now)
        {
            return ActOutcome.Expired;
        }

        // Who asked must still be of the group: somebody who was put out decides nothing any more.
        if (!await MayAsync(asked, asked.AskedBy, cancellation))
        {
            return ActOutcome.NotTheirs;
        }

        (asked.AgreedBy, asked.AgreedAt, asked.Slot) = (by, now, null);
        await ActOf(asked.Kind)!.DoAsync(asked.ToContract(), cancellation);
        db.Record(new AuditAct(by.Value, "act.agree", "act", act.Value, asked.Kind));
        await db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return ActOutcome.Done;
    }

    public async Task<ActOutcome> WithdrawAsync(ActId act, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAsync(StoreGate.Audit, cancellation);
        if (await db.Set<TwoPersonAct>().FirstOrDefaultAsync(one => one.Id == act, cancellation) is not { } asked || !await IsMemberAsync(asked.GroupId, by, cancellation))
        {
            return ActOutcome.NotTheirs;
        }

        if (asked.Slot is null)
        {
            return ActOutcome.AlreadySo;
        }

        (asked.WithdrawnAt, asked.Slot) = (clock.GetUtcNow(), null);
        db.Record(new AuditAct(by.Value, "act.withdraw", "act", act.Value, asked.Kind));
        await db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return ActOutcome.Done;
    }

    private async Task<TwoPersonAct?> OpenAsync(ActId id, AccountId by, CancellationToken cancellation) =>
        await db.Set<TwoPersonAct>().FirstOrDefaultAsync(one => one.Id == id, cancellation) is { } act && (act.Slot is null ? await IsMemberAsync(act.GroupId, by, cancellation) : await MayAsync(act, by, cancellation)) ? act : null;

    private async Task<bool> MayAsync(TwoPersonAct act, AccountId who, CancellationToken cancellation) =>
        ActOf(act.Kind) is { } kind && await IsMemberAsync(act.GroupId, who, cancellation) && await kind.MayAsync(act.ToContract(), who, cancellation);

    private async Task<bool> IsMemberAsync(GroupId group, AccountId who, CancellationToken cancellation) =>
        (await accounts.OfGroupAsync(group, cancellation)).Any(member => member.Id == who);

    private IAgreedAct? ActOf(string kind) => services.GetKeyedService<IAgreedAct>(kind);
}
