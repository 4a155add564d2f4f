using Handbill.Kernel.Data;
using Handbill.Press.Publications;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Press.Contracts;

/// <summary>Which issues are locked, for whoever guards what is written.</summary>
public static class IssueLocks
{
    /// <summary>Those of some issues, and of the issues of some editions, that are locked.</summary>
    /// <param name="db">The database.</param>
    /// <param name="issues">Issues.</param>
    /// <param name="editions">Editions.</param>
    /// <param name="cancellation">Ends the question.</param>
    public static async Task<(IReadOnlySet<IssueId> Issues, IReadOnlySet<EditionId> Editions)> FindAsync(
        HandbillDb db, IReadOnlyCollection<IssueId> issues, IReadOnlyCollection<EditionId> editions, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var locked = db.Set<PlannedIssue>().Where(issue => issue.LockedAt != null);
        var lockedIssues = issues.Count == 0 ? [] : await locked.Where(issue => issues.Contains(issue.Id)).Select(issue => issue.Id).ToListAsync(cancellation);
        var lockedEditions = editions.Count == 0 ? [] : await (
            from edition in db.Set<PlannedEdition>()
            where editions.Contains(edition.Id)
            join issue in locked on edition.IssueId equals issue.Id
            select edition.Id).ToListAsync(cancellation);
        return (lockedIssues.ToHashSet(), lockedEditions.ToHashSet());
    }
}
