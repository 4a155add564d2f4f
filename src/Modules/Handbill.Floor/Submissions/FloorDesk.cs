using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Ui.Words;
using Handbill.Vault.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Floor.Submissions;

/// <summary>Whether a group can be written to, and with which keys.</summary>
internal sealed class FloorDesk(HandbillDb db, IGroups groups, IGroupKeys keys, IWorkplaces workplaces)
{
    /// <summary>The group that a short address is of; null when there is none, or it is no longer there.</summary>
    public async Task<OpenInbox?> FindAsync(string slug, CancellationToken cancellation)
    {
        if (slug.Length > Inbox.LongestSlug || await db.Set<Inbox>().AsNoTracking().FirstOrDefaultAsync(one => one.Slug == slug, cancellation) is not { } inbox
            || await groups.FindAsync(inbox.GroupId, cancellation) is not { IsArchived: false } group)
        {
            return null;
        }

        return new OpenInbox(inbox, group, await KeysAsync(group.Id, cancellation));
    }

    /// <summary>The group that a short address is of, if it is not locked; null otherwise.</summary>
    public async Task<GroupId?> OpenGroupAsync(string slug, CancellationToken cancellation) =>
        slug.Length <= Inbox.LongestSlug && await db.Set<Inbox>().Where(one => one.Slug == slug).Select(one => (GroupId?)one.GroupId).FirstOrDefaultAsync(cancellation) is { } group
        && !await keys.IsLockedAsync(group, cancellation) ? group : null;

    /// <summary>Languages that a group's workplaces read and our screens speak; all that they speak where that is none.</summary>
    public async Task<IReadOnlyList<Language>> LanguagesAsync(GroupId group, CancellationToken cancellation)
    {
        var read = (await workplaces.AllAsync(cancellation)).Where(one => one.GroupId == group).SelectMany(one => one.Languages).Select(Language.Find).ToHashSet();
        var spoken = Language.All.Where(read.Contains).ToList();
        return spoken.Count > 0 ? spoken : Language.All;
    }

    // A group that one person has locked gives nothing out, and takes nothing that nobody may open.
    private async Task<IReadOnlyList<GroupEpoch>> KeysAsync(GroupId group, CancellationToken cancellation) =>
        await keys.IsLockedAsync(group, cancellation) ? [] : await keys.EpochsAsync(group, cancellation);
}

/// <summary>A group that is written to.</summary>
/// <param name="Inbox">Its short address.</param>
/// <param name="Group">The group.</param>
/// <param name="Epochs">Its keys, the newest last; none while it takes nothing.</param>
internal sealed record OpenInbox(Inbox Inbox, GroupCard Group, IReadOnlyList<GroupEpoch> Epochs)
{
    /// <summary>True when it takes nothing: it has no keys yet, or they are locked.</summary>
    public bool IsShut => Epochs.Count == 0;
}
