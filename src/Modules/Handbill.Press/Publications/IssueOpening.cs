using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Press.Publications;

/// <summary>
/// Opens issues: those that are due by the cadence, and those that somebody opens by hand. One at a time in the whole organisation, however
/// many servers it has, so that none is opened twice.
/// </summary>
internal sealed class IssueOpening(HandbillDb db, IWorkplaces workplaces, TimeProvider clock)
{
    /// <summary>Opens what is due.</summary>
    /// <returns>How many issues were opened.</returns>
    public async Task<int> OpenDueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        // Asked without the lock first: nearly always there is nothing to do.
        if (!(await DueAsync(now, cancellation)).Any())
        {
            return 0;
        }

        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAsync(StoreGate.Calendar, cancellation);
        var due = await DueAsync(now, cancellation);
        foreach (var (publication, dates) in due)
        {
            await AddAsync(publication, dates, dates.Date, await FreeNumberAsync(publication, cancellation), now, by: null, cancellation);
            await db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return due.Count;
    }

    /// <summary>Opens an issue by hand, with the dates and the number that were chosen.</summary>
    /// <returns>Its id; null when there is one of that number, or one for that date of the cadence.</returns>
    public async Task<IssueId?> OpenAsync(Publication publication, IssueDates dates, int number, AccountId? by, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAsync(StoreGate.Calendar, cancellation);
        var schedule = Schedule.Of(publication);
        DateOnly? slot = Cadence.NextAfter(schedule, dates.Date.AddDays(-1)) == dates.Date ? dates.Date : null;
        if (await db.Set<PlannedIssue>().AnyAsync(
            issue => issue.PublicationId == publication.Id && (issue.Number == number || (slot != null && issue.CadenceDate == slot)), cancellation))
        {
            return null;
        }

        var issue = await AddAsync(publication, dates, slot, number, clock.GetUtcNow(), by, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return issue;
    }

    /// <summary>The first number from the publication's next on that no issue has.</summary>
    public async Task<int> FreeNumberAsync(Publication publication, CancellationToken cancellation)
    {
        var taken = await db.Set<PlannedIssue>()
            .Where(issue => issue.PublicationId == publication.Id && issue.Number >= publication.NextNumber).Select(issue => issue.Number).ToListAsync(cancellation);
        return Enumerable.Range(publication.NextNumber, taken.Count + 1).Except(taken).First();
    }

    /// <summary>An edition of an issue for a workplace, as the workplace usually has it.</summary>
    public PlannedEdition EditionFor(IssueId issue, WorkplaceCard workplace, string usualLanguage) => new()
    {
        Id = NewId.Of<EditionId>(clock),
        IssueId = issue,
        WorkplaceId = workplace.Id,
        GroupId = workplace.GroupId,
        Slug = workplace.Slug,
        WorkplaceName = workplace.Name,
        Language = workplace.Languages.Count > 0 ? workplace.Languages[0] : usualLanguage,
        Copies = workplace.UsualCopies,
    };

    private async Task<IReadOnlyList<(Publication Publication, IssueDates Dates)>> DueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var publications = await db.Set<Publication>().Where(one => one.ArchivedAt == null && one.EveryWeeks > 0).ToListAsync(cancellation);
        var opened = await db.Set<PlannedIssue>().Where(issue => issue.CadenceDate != null)
            .GroupBy(issue => issue.PublicationId).Select(issues => new { issues.Key, Last = issues.Max(issue => issue.CadenceDate) })
            .ToDictionaryAsync(issues => issues.Key, issues => issues.Last, cancellation);
        return
        [
            .. from publication in publications
               from dates in Cadence.Due(Schedule.Of(publication), now, opened.GetValueOrDefault(publication.Id))
               select (publication, dates),
        ];
    }

    private async Task<IssueId> AddAsync(
        Publication publication, IssueDates dates, DateOnly? slot, int number, DateTimeOffset now, AccountId? by, CancellationToken cancellation)
    {
        var issue = new PlannedIssue
        {
            Id = NewId.Of<IssueId>(clock),
            PublicationId = publication.Id,
            Number = number,
            Date = dates.Date,
            CadenceDate = slot,
            OpenedAt = now,
            CopyDue = dates.CopyDue,
            LockDue = dates.LockDue,
            PressDue = dates.PressDue,
            HandOutAt = dates.HandOutAt,
        };
        db.Add(issue);
        if (publication.IsPaper)
        {
            db.Add(PlannedEdition.OfPaper(NewId.Of<EditionId>(clock), issue.Id, publication.Name, publication.Language));
        }

        foreach (var workplace in publication.IsPaper ? [] : await workplaces.AllAsync(cancellation))
        {
            db.Add(EditionFor(issue.Id, workplace, publication.Language));
        }

        publication.NextNumber = Math.Max(publication.NextNumber, number + 1);
        publication.Version++;
        db.Record(new AuditAct(by?.Value, "issue.open", "issue", issue.Id.Value, $"number={number}"));
        return issue.Id;
    }
}
