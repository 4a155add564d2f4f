using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Meetings;

/// <summary>
/// What lies before a meeting. Whoever writes for an edition may read along and amend; decisions, minutes and who follows up are the
/// group's alone.
/// </summary>
internal sealed class MeetingDesk(HandbillDb db, StoryDesk stories, IIssues issues, IAccess access)
{
    public AccountId Me => stories.Me;

    /// <summary>An edition whose items somebody may read; null when there is none, or it is not theirs.</summary>
    public async Task<Table?> FindAsync(EditionId id, CancellationToken cancellation)
    {
        if (await issues.FindEditionAsync(id, cancellation) is not { } edition || await issues.FindAsync(edition.IssueId, cancellation) is not { } issue
            || !await access.MayAsync(Permission.WriteItems, new[] { Scope.Group(edition.GroupId), Scope.Publication(issue.PublicationId.Value) }, cancellation))
        {
            return null;
        }

        var items = await (await stories.VisibleAsync(cancellation)).AsNoTracking().Where(story => story.EditionId == id && story.Kind == StoryKind.Item)
            .OrderBy(story => story.Position).ThenBy(story => story.Id).ToListAsync(cancellation);
        var mayDecide = await MayDecideAsync(edition, cancellation);
        var meeting = await db.Set<Meeting>().AsNoTracking().Where(one => one.EditionId == id).OrderByDescending(one => one.BeganAt).ThenByDescending(one => one.Id)
            .FirstOrDefaultAsync(cancellation);
        return new Table(edition, issue, items, mayDecide, meeting, mayDecide ? await TasksAsync(edition.GroupId, cancellation) : []);
    }

    /// <summary>Whether they may decide on the items of an edition, and read its minutes: its group, and nobody else.</summary>
    public async Task<bool> MayDecideAsync(EditionCard edition, CancellationToken cancellation) =>
        await access.MayAsync(Permission.ApproveItems, new[] { Scope.Group(edition.GroupId) }, cancellation);

    /// <summary>The meetings of an edition, the newest first, with what was decided.</summary>
    public async Task<IReadOnlyList<(Meeting Meeting, IReadOnlyList<Decision> Decisions)>> MinutesAsync(EditionId edition, CancellationToken cancellation)
    {
        var meetings = await db.Set<Meeting>().AsNoTracking().Where(one => one.EditionId == edition).OrderByDescending(one => one.BeganAt).ThenByDescending(one => one.Id)
            .ToListAsync(cancellation);
        var ids = meetings.ConvertAll(one => one.Id);
        var decisions = (await db.Set<Decision>().AsNoTracking().Where(one => ids.Contains(one.MeetingId)).OrderBy(one => one.At).ThenBy(one => one.Id).ToListAsync(cancellation))
            .ToLookup(one => one.MeetingId);
        return [.. meetings.Select(one => (one, (IReadOnlyList<Decision>)[.. decisions[one.Id]]))];
    }

    /// <summary>The text of an item as it was read; null when there is no such revision.</summary>
    public Task<Revision?> RevisionAsync(StoryId story, int number, CancellationToken cancellation) =>
        db.Set<Revision>().AsNoTracking().FirstOrDefaultAsync(one => one.StoryId == story && one.Number == number, cancellation);

    // Whatever the group said that somebody does, at any of its meetings, until it is done.
    private Task<List<Decision>> TasksAsync(GroupId whose, CancellationToken cancellation) => (
        from task in db.Set<Decision>().AsNoTracking()
        join meeting in db.Set<Meeting>() on task.MeetingId equals meeting.Id
        where meeting.GroupId == whose && task.Kind == DecisionKind.Task && task.DoneAt == null
        orderby task.DueOn == null, task.DueOn, task.At
        select task).ToListAsync(cancellation);
}

/// <summary>What lies on the table of a meeting.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Issue">Its issue.</param>
/// <param name="Items">Its items in the order in which they are read out, those that were held or killed with them.</param>
/// <param name="MayDecide">Whether whoever looks may decide.</param>
/// <param name="Meeting">The meeting that goes on, or the last one; null before the first.</param>
/// <param name="Tasks">What the group has still to do; empty for those who are not of it.</param>
internal sealed record Table(EditionCard Edition, IssueCard Issue, IReadOnlyList<Story> Items, bool MayDecide, Meeting? Meeting, IReadOnlyList<Decision> Tasks)
{
    public bool IsLocked => Issue.LockedAt is not null;

    public bool IsOn => Meeting is { EndedAt: null };

    /// <summary>The meeting's id for forms: what is decided in it belongs to it, however late it arrives. Empty when none goes on.</summary>
    public string MeetingField => IsOn ? Meeting!.Id.ToString() : "";

    /// <summary>What earlier meetings left to do.</summary>
    public IEnumerable<Decision> LeftToDo => Tasks.Where(task => !IsOn || task.MeetingId != Meeting!.Id);

    /// <summary>Items on which something was decided.</summary>
    public int Decided => Items.Count(item => item.State is StoryState.Approved or StoryState.Held or StoryState.Killed);

    public string OrderField => string.Join(',', Items.Select(item => item.Id));
}
