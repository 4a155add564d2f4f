using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Locks;

/// <summary>Locks an editorial or an article before its issue is, and unlocks it as long as the issue is not.</summary>
internal sealed class EditorialLocking(HandbillDb db, TimeProvider clock)
{
    /// <summary>Locks it.</summary>
    /// <returns>False when it is locked already, held, killed, or has no text.</returns>
    public async Task<bool> LockAsync(StoryId id, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.Database.BeginTransactionAsync(cancellation);
        var story = await FindAsync(id, cancellation);
        if (story.Kind == StoryKind.Item || story.LockedAt is not null || story.State is StoryState.Held or StoryState.Killed || story.Body.Length == 0)
        {
            return false;
        }

        (story.LockedAt, story.LockedBy) = (clock.GetUtcNow(), by);
        story.Version++;
        db.Record(new AuditAct(by.Value, "editorial.lock", "story", id.Value, $"revision={story.Revision}"));
        await db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Unlocks it. The reason stands among its comments.</summary>
    /// <returns>False when it is not locked, or its issue is.</returns>
    public async Task<bool> UnlockAsync(StoryId id, string reason, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.Database.BeginTransactionAsync(cancellation);
        var story = await FindAsync(id, cancellation);
        if (story.LockedAt is null)
        {
            return false;
        }

        (story.LockedAt, story.LockedBy) = (null, null);
        story.Version++;
        db.Add(new Comment { Id = NewId.Of<CommentId>(clock), StoryId = id, Revision = story.Revision, Text = reason, At = clock.GetUtcNow(), By = by });
        db.Record(new AuditAct(by.Value, "editorial.unlock", "story", id.Value, $"revision={story.Revision}"));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (LockedException)
        {
            return false;
        }

        await work.CommitAsync(cancellation);
        return true;
    }

    // Who writes a story waits at the same gate: none slips in between the look and the lock.
    private async Task<Story> FindAsync(StoryId id, CancellationToken cancellation)
    {
        await db.LockAsync(StoreGate.Audit, cancellation);
        db.ChangeTracker.Clear();
        return await db.Set<Story>().FirstAsync(story => story.Id == id, cancellation);
    }
}
