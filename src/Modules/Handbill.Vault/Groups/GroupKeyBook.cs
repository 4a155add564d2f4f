using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Vault.Contracts;
using Handbill.Vault.Members;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Vault.Groups;

/// <summary>Reads the keys of groups: who has them, who waits, what is due.</summary>
internal sealed class GroupKeyBook(HandbillDb db, IAccounts accounts, MemberKeys members) : IGroupKeys
{
    public async Task<IReadOnlyList<GroupEpoch>> EpochsAsync(GroupId group, CancellationToken cancellation) => [.. (await RowsAsync(group, cancellation)).Select(EpochOf)];

    public async Task<IReadOnlyDictionary<GroupId, GroupEpoch>> NewestAsync(IReadOnlyCollection<GroupId> groups, CancellationToken cancellation)
    {
        var all = db.Set<KeyEpoch>();
        var newest = await all.AsNoTracking()
            .Where(one => EF.Parameter(groups).Contains(one.GroupId) && one.StoppedAt == null && !all.Any(later => later.GroupId == one.GroupId && later.Number > one.Number)
                && !db.Set<GroupLock>().Any(shut => shut.GroupId == one.GroupId))
            .ToListAsync(cancellation);
        return newest.ToDictionary(one => one.GroupId, EpochOf);
    }

    public Task<bool> IsLockedAsync(GroupId group, CancellationToken cancellation) => db.Set<GroupLock>().AnyAsync(one => one.GroupId == group, cancellation);

    /// <summary>How a group stands.</summary>
    public async Task<GroupStanding> StandingAsync(GroupId group, CancellationToken cancellation)
    {
        var epochs = await RowsAsync(group, cancellation);
        var given = await db.Set<GivenKey>().AsNoTracking().Where(one => one.GroupId == group).Select(one => new { one.Number, one.AccountId }).ToListAsync(cancellation);
        var people = await accounts.OfGroupAsync(group, cancellation);
        var keys = await members.OfAsync([.. people.Select(one => one.Id)], cancellation);
        var newest = epochs.Count == 0 ? null : epochs[^1];
        var holders = given.Where(one => one.Number == newest?.Number).Select(one => one.AccountId).ToHashSet();
        return new GroupStanding(
            epochs,
            [.. people.Select(one => new MemberStanding(one.Id, one.Pseudonym, keys.GetValueOrDefault(one.Id), holders.Contains(one.Id)))],
            await db.Set<GroupLock>().AsNoTracking().FirstOrDefaultAsync(one => one.GroupId == group, cancellation))
        {
            HasHolders = given.Count > 0,
            IsDue = newest?.DueAt is not null || holders.Any(holder => people.All(one => one.Id != holder)),
        };
    }

    /// <summary>The keys of a group that are sealed to somebody, the oldest epoch first; none while the group is locked.</summary>
    public async Task<IReadOnlyList<GivenKey>> GivenToAsync(GroupId group, AccountId account, CancellationToken cancellation) =>
        await IsLockedAsync(group, cancellation) ? [] : await db.Set<GivenKey>().AsNoTracking().Where(one => one.GroupId == group && one.AccountId == account).OrderBy(one => one.Number).ToListAsync(cancellation);

    private static GroupEpoch EpochOf(KeyEpoch one) => new(one.Number, one.Recipient, one.Verifying, one.Fingerprint, one.Succession, one.StoppedAt is null);

    private async Task<IReadOnlyList<KeyEpoch>> RowsAsync(GroupId group, CancellationToken cancellation) =>
        await db.Set<KeyEpoch>().AsNoTracking().Where(one => one.GroupId == group).OrderBy(one => one.Number).ToListAsync(cancellation);
}

/// <summary>How a group stands.</summary>
/// <param name="Epochs">All epochs, the newest last.</param>
/// <param name="Members">Its members, by pseudonym.</param>
/// <param name="Lock">Who locked it; null when it is not locked.</param>
internal sealed record GroupStanding(IReadOnlyList<KeyEpoch> Epochs, IReadOnlyList<MemberStanding> Members, GroupLock? Lock)
{
    /// <summary>False before the first key, and after a destruction: then a key without a predecessor may be made.</summary>
    public required bool HasHolders { get; init; }

    /// <summary>True when somebody holds the newest key who is not of the group any more.</summary>
    public required bool IsDue { get; init; }

    public KeyEpoch? Newest => HasHolders ? Epochs[^1] : null;

    public int NextNumber => Epochs.Count == 0 ? 1 : Epochs[^1].Number + 1;

    public IEnumerable<MemberStanding> Waiting => Members.Where(one => one is { Key: not null, HasIt: false });
}

/// <summary>A member of a group.</summary>
/// <param name="Id">Their account.</param>
/// <param name="Name">Their pseudonym.</param>
/// <param name="Key">Their key; null when they have made none.</param>
/// <param name="HasIt">Whether the newest key is sealed to them.</param>
internal sealed record MemberStanding(AccountId Id, string Name, MemberKey? Key, bool HasIt);
