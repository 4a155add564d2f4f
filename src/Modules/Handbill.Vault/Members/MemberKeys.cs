using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Vault.Contracts;
using Handbill.Vault.Groups;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Vault.Members;

/// <summary>
/// Keeps members' public keys and the ways to open the secret halves, one act after the other, so that of two acts at once the second sees what
/// the first did. All that comes in was looked at before.
/// </summary>
internal sealed class MemberKeys(HandbillDb db, TimeProvider clock) : IAccountClosing
{
    public async Task<MemberKey?> FindAsync(AccountId account, CancellationToken cancellation) =>
        await db.Set<MemberKey>().AsNoTracking().FirstOrDefaultAsync(one => one.AccountId == account, cancellation);

    /// <summary>The ways to open somebody's key, the oldest first.</summary>
    public async Task<IReadOnlyList<KeyWrap>> WrapsAsync(AccountId account, CancellationToken cancellation) =>
        [.. (await db.Set<KeyWrap>().AsNoTracking().Where(one => one.AccountId == account).ToListAsync(cancellation)).OrderBy(one => one.Kind).ThenBy(one => one.MadeAt)];

    /// <summary>The public keys of those of some accounts that have one.</summary>
    public async Task<IReadOnlyDictionary<AccountId, MemberKey>> OfAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken cancellation)
    {
        var ids = accounts.ToList();
        return await db.Set<MemberKey>().AsNoTracking().Where(one => EF.Parameter(ids).Contains(one.AccountId)).ToDictionaryAsync(one => one.AccountId, cancellation);
    }

    /// <summary>Takes a new key with its first two ways to open it.</summary>
    /// <returns>False when somebody has a key already, or the recipient is somebody's.</returns>
    public async Task<bool> MakeAsync(AccountId account, string recipient, byte[] byPassphrase, byte[] byRecovery, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        if (await db.Set<MemberKey>().AnyAsync(one => one.AccountId == account || one.Recipient == recipient, cancellation))
        {
            return false;
        }

        db.Add(new MemberKey { AccountId = account, Recipient = recipient, MadeAt = clock.GetUtcNow() });
        db.AddRange(Wrap(account, WrapKind.Passphrase, byPassphrase), Wrap(account, WrapKind.Recovery, byRecovery));
        db.Record(new AuditAct(account.Value, "key.make", "account", account.Value));
        await db.SaveActAsync(work, cancellation);
        return true;
    }

    /// <summary>Adds a way to open a key; a passphrase or a recovery code takes the place of the one before.</summary>
    /// <returns>False when there is no key, or there are too many passkeys.</returns>
    public async Task<bool> WrapAsync(AccountId account, WrapKind kind, byte[] file, string label, string passkey, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        var wraps = await db.Set<KeyWrap>().Where(one => one.AccountId == account).ToListAsync(cancellation);
        if (!await db.Set<MemberKey>().AnyAsync(one => one.AccountId == account, cancellation) || (kind == WrapKind.Passkey && wraps.Count(one => one.Kind == kind) >= KeyWrap.MostPasskeys))
        {
            return false;
        }

        if (kind != WrapKind.Passkey && wraps.Find(one => one.Kind == kind) is { } before)
        {
            db.Remove(before);
            await db.SaveChangesAsync(cancellation);
        }

        db.Add(Wrap(account, kind, file, label, passkey));
        db.Record(new AuditAct(account.Value, "key.wrap", "account", account.Value, $"kind={(int)kind}"));
        await db.SaveActAsync(work, cancellation);
        return true;
    }

    /// <summary>Takes a way to open a key away.</summary>
    public async Task<RemoveOutcome> RemoveAsync(AccountId account, WrapId id, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        var wraps = await db.Set<KeyWrap>().Where(one => one.AccountId == account).ToListAsync(cancellation);
        if (wraps.Find(one => one.Id == id) is not { } wrap)
        {
            return RemoveOutcome.NotThere;
        }

        if (wraps.Count == 1)
        {
            return RemoveOutcome.Last;
        }

        db.Remove(wrap);
        db.Record(new AuditAct(account.Value, "key.unwrap", "account", account.Value, $"kind={(int)wrap.Kind}"));
        await db.SaveActAsync(work, cancellation);
        return RemoveOutcome.Removed;
    }

    /// <summary>Notes that nothing opens somebody's key any more, or that it was found after all.</summary>
    public async Task SayLostAsync(AccountId account, bool isLost, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        if (await db.Set<MemberKey>().FirstOrDefaultAsync(one => one.AccountId == account, cancellation) is not { } key || key.LostAt is not null == isLost)
        {
            return;
        }

        key.LostAt = isLost ? clock.GetUtcNow() : null;
        db.Record(new AuditAct(account.Value, isLost ? "key.lost" : "key.found", "account", account.Value));
        await db.SaveActAsync(work, cancellation);
    }

    /// <summary>Deletes somebody's key, all ways to open it, and the groups' keys that were sealed to it. What they held is to be followed by new epochs.</summary>
    public async Task ForgetAsync(AccountId account, CancellationToken cancellation)
    {
        var given = await db.Set<GivenKey>().Where(one => one.AccountId == account).ToListAsync(cancellation);
        foreach (var group in given.Select(one => one.GroupId).Distinct())
        {
            var newest = await db.Set<KeyEpoch>().Where(one => one.GroupId == group).OrderByDescending(one => one.Number).FirstAsync(cancellation);
            if (given.Exists(one => one.GroupId == group && one.Number == newest.Number))
            {
                newest.DueAt ??= clock.GetUtcNow();
            }
        }

        db.RemoveRange(given);
        db.RemoveRange(await db.Set<KeyWrap>().Where(one => one.AccountId == account).ToListAsync(cancellation));
        db.RemoveRange(await db.Set<MemberKey>().Where(one => one.AccountId == account).ToListAsync(cancellation));
    }

    private KeyWrap Wrap(AccountId account, WrapKind kind, byte[] file, string label = "", string passkey = "")
    {
        var id = NewId.Of<WrapId>(clock);
        return new KeyWrap { Id = id, AccountId = account, Kind = kind, File = file, Label = label, Passkey = passkey, Slot = kind == WrapKind.Passkey ? $"passkey:{id}" : $"{(int)kind}", MadeAt = clock.GetUtcNow() };
    }
}

/// <summary>What became of a way to open a key that was to be taken away.</summary>
internal enum RemoveOutcome
{
    Removed,
    Last,
    NotThere,
}
