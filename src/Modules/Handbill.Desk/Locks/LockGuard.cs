using Handbill.Desk.Contracts;
using Handbill.Desk.Corrections;
using Handbill.Desk.Stories;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Handbill.Desk.Locks;

/// <summary>
/// Lets no change of a locked text through, whoever writes: every save passes here. A correction passes, and changes the text alone. Items
/// that were held when the issue was locked are not printed in it and go their way. An editorial that the board locked may be unlocked while its
/// issue is not locked, and the text does not change by that.
/// </summary>
internal static class LockGuard
{
    // What a correction changes. All else about a locked story stays as it is.
    private static readonly string[] Correctable =
    [
        nameof(Story.Headline), nameof(Story.Kicker), nameof(Story.Byline), nameof(Story.Body), nameof(Story.Revision), nameof(Story.Version), nameof(Story.ChangedAt), nameof(Story.ChangedBy),
    ];

    // What a lock does not hold: counters, and when it was last looked at.
    private static readonly string[] Free = [nameof(Story.Version), nameof(Story.ChangedAt), nameof(Story.ChangedBy), nameof(Story.LockedAt)];

    public static async Task CheckAsync(HandbillDb db, CancellationToken cancellation)
    {
        var entries = db.ChangeTracker.Entries<Story>().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        if (entries.Count == 0)
        {
            return;
        }

        var corrections = db.ChangeTracker.Entries<Correction>().Where(entry => entry.State == EntityState.Added)
            .Select(entry => (entry.Entity.StoryId, entry.Entity.Revision)).ToHashSet();
        var unlocked = entries.FindAll(IsUnlocking);
        await CheckIssuesAsync(db, [.. unlocked.Select(entry => entry.Entity)], cancellation);
        foreach (var entry in entries.Where(entry => WasLocked(entry) && !unlocked.Contains(entry)))
        {
            Demand(IsCorrection(entry, corrections) || Changed(entry).All(name => Free.Contains(name) && name != nameof(Story.LockedAt)));
        }

        await CheckIssuesAsync(db, [.. entries.Where(entry => !WasLocked(entry) && IsNewcomer(entry)).Select(entry => entry.Entity)], cancellation);
    }

    private static bool WasLocked(EntityEntry<Story> entry) =>
        entry.State != EntityState.Added && entry.OriginalValues.GetValue<DateTimeOffset?>(nameof(Story.LockedAt)) is not null;

    private static bool IsUnlocking(EntityEntry<Story> entry) =>
        entry.State == EntityState.Modified && WasLocked(entry) && entry.Entity is { LockedAt: null, Kind: not StoryKind.Item }
        && Changed(entry).All(name => Free.Contains(name) || name == nameof(Story.LockedBy));

    private static bool IsCorrection(EntityEntry<Story> entry, HashSet<(StoryId, int)> corrections) =>
        entry.State == EntityState.Modified && corrections.Contains((entry.Entity.Id, entry.Entity.Revision))
        && entry.Entity.Revision == entry.OriginalValues.GetValue<int>(nameof(Story.Revision)) + 1
        && Changed(entry).All(Correctable.Contains);

    private static IEnumerable<string> Changed(EntityEntry<Story> entry) => entry.State == EntityState.Deleted
        ? [nameof(Story.Id)]
        : entry.Properties.Where(property => property.IsModified && !Equals(property.OriginalValue, property.CurrentValue)).Select(property => property.Metadata.Name);

    // A story that was not locked and would be printed: it must not come into an issue that is, nor change there.
    private static bool IsNewcomer(EntityEntry<Story> entry) => entry.State != EntityState.Deleted
        && entry.Entity.State is not (StoryState.Held or StoryState.Killed) && (entry.Entity.IssueId is not null || entry.Entity.EditionId is not null)
        && (entry.State == EntityState.Added || Changed(entry).Any(name => !Free.Contains(name)));

    private static async Task CheckIssuesAsync(HandbillDb db, List<Story> stories, CancellationToken cancellation)
    {
        if (stories.Count == 0)
        {
            return;
        }

        Demand(!await IssueLocks.AnyAsync(
            db,
            [.. stories.Select(story => story.IssueId).OfType<IssueId>().Distinct()],
            [.. stories.Select(story => story.EditionId).OfType<EditionId>().Distinct()],
            cancellation));
    }

    private static void Demand(bool isAllowed)
    {
        if (!isAllowed)
        {
            throw new LockedException();
        }
    }
}
