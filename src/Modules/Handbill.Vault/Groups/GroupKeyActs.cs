using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Vault.Groups;

/// <summary>
/// Changes the keys of groups, one act after the other: what is read behind the gate is the newest, so that of two who make the next epoch at once
/// the second is told. Who may is asked before.
/// </summary>
internal sealed class GroupKeyActs(HandbillDb db, GroupKeyBook book, TimeProvider clock)
{
    /// <summary>Takes a group's next epoch with the key sealed to its members.</summary>
    /// <param name="group">The group.</param>
    /// <param name="next">Its public half.</param>
    /// <param name="given">The key, sealed to each member who is to have it; the maker must be one.</param>
    /// <param name="by">Who made it.</param>
    /// <param name="cancellation">Ends it; nothing is changed then.</param>
    public async Task<EpochOutcome> BeginEpochAsync(GroupId group, NextEpoch next, IReadOnlyList<SealedKey> given, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        var standing = await book.StandingAsync(group, cancellation);
        if (standing.Lock is not null)
        {
            return EpochOutcome.Locked;
        }

        if (next.Number != standing.NextNumber || await db.Set<KeyEpoch>().AnyAsync(one => one.Recipient == next.Recipient, cancellation))
        {
            return EpochOutcome.MadeMeanwhile;
        }

        var follows = standing.Newest is { } newest
            ? standing.Members.Any(one => one.Id == by && one.HasIt) && GroupKeyText.Follows(newest.Verifying, group, next.Number, next.Recipient, next.Verifying, next.Succession)
            : next.Succession.Length == 0;
        if (!follows || given.All(one => one.To != by) || !AreMembers(standing, given, next.Number))
        {
            return EpochOutcome.Unfit;
        }

        db.Add(new KeyEpoch
        {
            GroupId = group, Number = next.Number, Recipient = next.Recipient, Verifying = next.Verifying, Fingerprint = GroupKeyText.FingerprintOf(next.Recipient, next.Verifying),
            Succession = next.Succession, MadeAt = clock.GetUtcNow(), MadeBy = by,
        });
        Give(group, given, by);
        var members = standing.Members.Select(one => one.Id).ToList();
        db.RemoveRange(await db.Set<GivenKey>().Where(one => one.GroupId == group && !EF.Parameter(members).Contains(one.AccountId)).ToListAsync(cancellation));
        db.Record(new AuditAct(by.Value, "group.epoch", "group", group.Value, $"number={next.Number},members={given.Count}"));
        await db.SaveActAsync(work, cancellation);
        return EpochOutcome.Done;
    }

    /// <summary>Takes keys of the group, sealed to members who had none. What somebody has already stays as it is.</summary>
    /// <returns>How many members got something; null when they are none of the group, or it is locked.</returns>
    public async Task<int?> GiveAsync(GroupId group, IReadOnlyList<SealedKey> given, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        var standing = await book.StandingAsync(group, cancellation);
        var there = (await db.Set<GivenKey>().AsNoTracking().Where(one => one.GroupId == group).Select(one => new { one.Number, one.AccountId }).ToListAsync(cancellation)).ConvertAll(one => (one.Number, one.AccountId));
        if (standing.Lock is not null || !given.All(one => there.Contains((one.Number, by))) || !AreMembers(standing, given, number: null))
        {
            return null;
        }

        var missing = given.Where(one => !there.Contains((one.Number, one.To))).ToList();
        Give(group, missing, by);
        var got = missing.Select(one => one.To).Distinct().Count();
        db.Record(new AuditAct(by.Value, "group.give", "group", group.Value, $"members={got}"));
        await db.SaveActAsync(work, cancellation);
        return got;
    }

    /// <summary>Tells sheets of an epoch to stop, for good. Not the newest one's.</summary>
    public async Task<bool> StopAsync(GroupId group, int number, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        var epochs = await db.Set<KeyEpoch>().Where(one => one.GroupId == group).OrderBy(one => one.Number).ToListAsync(cancellation);
        if (epochs.Find(one => one.Number == number) is not { } epoch || epoch == epochs[^1])
        {
            return false;
        }

        epoch.StoppedAt ??= clock.GetUtcNow();
        db.Record(new AuditAct(by.Value, "group.stop", "group", group.Value, $"number={number}"));
        await db.SaveActAsync(work, cancellation);
        return true;
    }

    /// <summary>Locks a group; a group that is locked stays so.</summary>
    public async Task LockAsync(GroupId group, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        if (!await book.IsLockedAsync(group, cancellation))
        {
            db.Add(new GroupLock { GroupId = group, LockedAt = clock.GetUtcNow(), LockedBy = by });
            db.Record(new AuditAct(by.Value, "group.lock", "group", group.Value));
            await db.SaveActAsync(work, cancellation);
        }
    }

    // Each once, of an epoch that there is (or of the one that is being made), to a member who has a key.
    private static bool AreMembers(GroupStanding standing, IReadOnlyList<SealedKey> given, int? number) =>
        given.Count > 0 && given.Select(one => (one.Number, one.To)).Distinct().Count() == given.Count
        && given.All(one => (number is { } next ? one.Number == next : standing.Epochs.Any(epoch => epoch.Number == one.Number)) && standing.Members.Any(member => member.Id == one.To && member.Key is not null));

    private void Give(GroupId group, IEnumerable<SealedKey> given, AccountId by) =>
        db.AddRange(given.Select(one => new GivenKey { GroupId = group, Number = one.Number, AccountId = one.To, File = one.File, GivenAt = clock.GetUtcNow(), GivenBy = by }));
}

/// <summary>The public half of an epoch that is to begin.</summary>
internal sealed record NextEpoch(int Number, string Recipient, string Verifying, string Succession);

/// <summary>A group's key of one epoch, sealed to one member.</summary>
internal sealed record SealedKey(int Number, AccountId To, byte[] File);

/// <summary>What became of an epoch that was to begin.</summary>
internal enum EpochOutcome
{
    Done,
    MadeMeanwhile,
    Locked,
    Unfit,
}
