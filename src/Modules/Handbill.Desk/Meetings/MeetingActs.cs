using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Handbill.Desk.Meetings;

/// <summary>
/// Writes down what a meeting does. Each act brings an id that its device made: what arrives twice is done once. Who may is asked before.
/// </summary>
internal sealed class MeetingActs(HandbillDb db, StoryWriting writing, IIssues issues, EditionApproval approval, TimeProvider clock)
{
    /// <summary>Approves, holds or kills an item, or takes that back, if the item is still what was read.</summary>
    public async Task<Verdict> DecideAsync(ActHead head, StoryId id, DecisionKind kind, ItemSeen seen, string why, CancellationToken cancellation)
    {
        if (await IsKnownAsync(head.Id, cancellation))
        {
            return Verdict.AlreadySo;
        }

        var verdict = Verdict.Locked;
        await writing.ChangeAsync(
            id,
            $"meeting.{kind.ToString().ToLowerInvariant()}",
            head.By,
            async story =>
            {
                var before = await BeforeAsync(id, cancellation);
                var isKnown = await IsKnownAsync(head.Id, cancellation);
                var now = new ItemNow(story.Revision, story.State, await IsLockedAsync(head.Edition.Id, cancellation), before);

                // It was moved to another sheet meanwhile: another meeting reads it.
                verdict = story.EditionId == head.Edition.Id || isKnown ? MeetingDecisions.Of(now, kind, seen, isKnown) : Verdict.Changed;
                if (verdict != Verdict.Applied)
                {
                    return false;
                }

                db.Add(DecisionOf(head, await MeetingAsync(head, cancellation), kind, id, story.Revision, story.State, why));
                story.State = MeetingDecisions.After(kind, before);
                return true;
            },
            cancellation);
        return verdict;
    }

    /// <summary>Saves the words that were changed while an item was read; what another wrote meanwhile is put together with them or shown beside.</summary>
    public async Task<WriteOutcome> AmendAsync(ActHead head, StoryId id, StoryText text, int basedOn, CancellationToken cancellation)
    {
        if (await db.Set<Decision>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == head.Id, cancellation) is { Revision: { } made })
        {
            // It arrived before, and the answer was lost on its way back.
            var revision = await writing.FindRevisionAsync(id, made, cancellation);
            return new WriteOutcome.Written(made, IsMerged: revision is null || StoryText.Of(revision) != text, TookApprovalBack: false);
        }

        return await IsLockedAsync(head.Edition.Id, cancellation) ? new WriteOutcome.Locked() : await writing.AmendAsync(
            id,
            text,
            basedOn,
            head.By,
            async story => db.Add(DecisionOf(head, await MeetingAsync(head, cancellation), DecisionKind.Amend, id, story.Revision, story.State, "")),
            cancellation);
    }

    /// <summary>Puts the items into another order, unless somebody else did meanwhile.</summary>
    public async Task<Verdict> OrderAsync(ActHead head, IReadOnlyList<StoryId> seen, IReadOnlyList<StoryId> wanted, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        if (await IsKnownAsync(head.Id, cancellation))
        {
            return Verdict.AlreadySo;
        }

        if (await IsLockedAsync(head.Edition.Id, cancellation))
        {
            return Verdict.Locked;
        }

        var items = await db.Set<Story>().Where(story => story.EditionId == head.Edition.Id && story.Kind == StoryKind.Item)
            .OrderBy(story => story.Position).ThenBy(story => story.Id).ToListAsync(cancellation);
        var (verdict, order) = ReadingOrder.Of([.. items.Select(item => item.Id)], seen, wanted);
        if (verdict != Verdict.Applied)
        {
            return verdict;
        }

        for (var at = 0; at < order.Count; at++)
        {
            var item = items.Find(one => one.Id == order[at])!;
            if (item.Position != at + 1)
            {
                item.Position = at + 1;
                item.Version++;
            }
        }

        db.Add(DecisionOf(head, await MeetingAsync(head, cancellation), DecisionKind.Order, null, null, null, ""));
        db.Record(new AuditAct(head.By.Value, "edition.order", "edition", head.Edition.Id.Value));
        await db.SaveChangesAsync(cancellation);
        await issues.TouchAsync(head.Edition.Id, cancellation);
        await approval.SettleAsync(head.Edition.Id, cancellation);
        await work.CommitAsync(cancellation);
        return verdict;
    }

    /// <summary>Writes down that somebody does something.</summary>
    public async Task AddTaskAsync(ActHead head, StoryId? story, string text, string who, DateOnly? due, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        if (await IsKnownAsync(head.Id, cancellation))
        {
            return;
        }

        var task = DecisionOf(head, await MeetingAsync(head, cancellation), DecisionKind.Task, story, null, null, text);
        (task.FollowUp, task.DueOn) = (who, due);
        db.Add(task);
        db.Record(new AuditAct(head.By.Value, "meeting.task", "decision", head.Id.Value));
        await db.SaveActAsync(work, cancellation);
    }

    /// <summary>Says that something was done, or that it was not after all.</summary>
    /// <returns>False when the group has no such task.</returns>
    public async Task<bool> SettleTaskAsync(EditionCard edition, DecisionId id, bool isDone, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        var task = await (
            from one in db.Set<Decision>()
            join meeting in db.Set<Meeting>() on one.MeetingId equals meeting.Id
            where one.Id == id && one.Kind == DecisionKind.Task && meeting.GroupId == edition.GroupId
            select one).FirstOrDefaultAsync(cancellation);
        if (task is null)
        {
            return false;
        }

        if (task.DoneAt is not null != isDone)
        {
            task.DoneAt = isDone ? clock.GetUtcNow() : null;
            db.Record(new AuditAct(by.Value, isDone ? "meeting.done" : "meeting.undone", "decision", id.Value));
            await db.SaveActAsync(work, cancellation);
        }

        return true;
    }

    /// <summary>Begins a meeting where none goes on, or goes on with the last one.</summary>
    public async Task BeginMeetingAsync(ActHead head, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        await MeetingAsync(head, cancellation);
        await db.SaveActAsync(work, cancellation);
    }

    /// <summary>Ends what goes on, or takes back that the last one was ended.</summary>
    public async Task EndMeetingAsync(EditionCard edition, bool isOver, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        var last = await db.Set<Meeting>().Where(one => one.EditionId == edition.Id).OrderByDescending(one => one.BeganAt).ThenByDescending(one => one.Id).FirstOrDefaultAsync(cancellation);
        if (last is null || last.EndedAt is not null == isOver)
        {
            return;
        }

        last.EndedAt = isOver ? clock.GetUtcNow() : null;
        last.Version++;
        db.Record(new AuditAct(by.Value, isOver ? "meeting.end" : "meeting.resume", "meeting", last.Id.Value));
        await db.SaveActAsync(work, cancellation);
    }

    /// <summary>Saves the minutes, if nobody else did meanwhile.</summary>
    /// <returns>Null when they are saved, otherwise the meeting as somebody else left it.</returns>
    public async Task<Meeting?> SaveMinutesAsync(MeetingId id, string minutes, int? tookPart, int version, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        var meeting = await db.Set<Meeting>().FirstAsync(one => one.Id == id, cancellation);
        if ((meeting.Minutes, meeting.TookPart) == (minutes, tookPart))
        {
            return null;
        }

        if (meeting.Version != version)
        {
            return meeting;
        }

        (meeting.Minutes, meeting.TookPart) = (minutes, tookPart);
        meeting.Version++;
        db.Record(new AuditAct(by.Value, "meeting.minutes", "meeting", id.Value, $"version={meeting.Version}"));
        await db.SaveActAsync(work, cancellation);
        return null;
    }

    // The meeting that an act belongs to: the one that it says, however late it comes, otherwise the one that goes on, otherwise a new one.
    private async Task<MeetingId> MeetingAsync(ActHead head, CancellationToken cancellation)
    {
        var (edition, wanted) = (head.Edition.Id, head.Meeting);
        var found = await db.Set<Meeting>().Where(one => one.EditionId == edition && (one.Id == wanted || one.EndedAt == null))
            .OrderBy(one => one.Id == wanted ? 0 : 1).ThenByDescending(one => one.BeganAt).FirstOrDefaultAsync(cancellation);
        if (found is not null)
        {
            return found.Id;
        }

        var meeting = new Meeting { Id = NewId.Of<MeetingId>(clock), EditionId = edition, GroupId = head.Edition.GroupId, BeganAt = clock.GetUtcNow(), BegunBy = head.By };
        db.Add(meeting);
        db.Record(new AuditAct(head.By.Value, "meeting.begin", "meeting", meeting.Id.Value));
        return meeting.Id;
    }

    private Task<bool> IsKnownAsync(DecisionId id, CancellationToken cancellation) => db.Set<Decision>().AnyAsync(one => one.Id == id, cancellation);

    private Task<bool> IsLockedAsync(EditionId edition, CancellationToken cancellation) => IssueLocks.AnyAsync(db, [], [edition], cancellation);

    private Task<StoryState?> BeforeAsync(StoryId story, CancellationToken cancellation) => db.Set<Decision>().AsNoTracking()
        .Where(one => one.StoryId == story && (one.Kind == DecisionKind.Approve || one.Kind == DecisionKind.Hold || one.Kind == DecisionKind.Kill))
        .OrderByDescending(one => one.At).ThenByDescending(one => one.Id).Select(one => one.Before).FirstOrDefaultAsync(cancellation);

    private Decision DecisionOf(ActHead head, MeetingId meeting, DecisionKind kind, StoryId? story, int? revision, StoryState? before, string text) => new()
    {
        Id = head.Id, MeetingId = meeting, StoryId = story, Revision = revision, Before = before, Kind = kind, Text = text, At = clock.GetUtcNow(), By = head.By,
    };
}

/// <summary>What each act of a meeting says of itself.</summary>
/// <param name="Id">Made by the device, so that what is sent twice is known.</param>
/// <param name="Edition">The edition that is read.</param>
/// <param name="Meeting">The meeting that it was done in; null when its device did not know of one.</param>
/// <param name="By">Who did it.</param>
internal sealed record ActHead(DecisionId Id, EditionCard Edition, MeetingId? Meeting, AccountId By);
