using Handbill.Kernel.Data;
using Handbill.Press.Publications;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Press.Contracts;

/// <summary>Which issues are locked, for whoever guards what is written.</summary>
public static class IssueLocks
{
    /// <summary>Whether any of some issues, or of the issues of some editions, is locked.</summary>
    /// <param name="db">The database.</param>
    /// <param name="issues">Issues.</param>
    /// <param name="editions">Editions.</param>
    /// <param name="cancellation">Ends the question.</param>
    public static Task<bool> AnyAsync(HandbillDb db, IReadOnlyCollection<IssueId> issues, IReadOnlyCollection<EditionId> editions, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var locked = db.Set<PlannedIssue>().Where(issue => issue.LockedAt != null);
        var asked = locked.Where(issue => issues.Contains(issue.Id)).Select(issue => issue.Id);
        var around = from edition in db.Set<PlannedEdition>() where editions.Contains(edition.Id) join issue in locked on edition.IssueId equals issue.Id select issue.Id;
        return asked.Concat(around).AnyAsync(cancellation);
    }
}
