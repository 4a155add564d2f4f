using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Distribution.Rounds;

/// <summary>Reckons returns from the reports that count.</summary>
internal sealed class Returns(HandbillDb db, IIssues issues) : IReturns
{
    // Older hand-outs say little about the next.
    private const int IssuesBack = 12;

    public async Task<IReadOnlyDictionary<WorkplaceId, KnownReturns>> LatestAsync(
        Guid publication, IReadOnlyCollection<WorkplaceId> workplaces, int beforeIssue, CancellationToken cancellation)
    {
        var numbers = (await issues.LatestAsync(PublicationId.From(publication), int.MaxValue, cancellation)).Where(issue => issue.Number < beforeIssue).Take(IssuesBack)
            .ToDictionary(issue => issue.Id, issue => issue.Number);
        var earlier = numbers.Keys.ToList();
        var sums = await (
            from round in db.Set<Round>().AsNoTracking()
            where earlier.Contains(round.IssueId) && EF.Parameter(workplaces).Contains(round.WorkplaceId)
            join line in db.Set<ReportLine>() on round.ReportId equals line.ReportId
            group line by new { round.IssueId, round.WorkplaceId } into part
            select new { part.Key.IssueId, part.Key.WorkplaceId, Taken = part.Sum(line => line.Taken), Left = part.Sum(line => line.Left) }).ToListAsync(cancellation);
        return sums.GroupBy(sum => sum.WorkplaceId).ToDictionary(group => group.Key, group =>
        {
            var latest = group.MaxBy(sum => numbers[sum.IssueId])!;
            return new KnownReturns(numbers[latest.IssueId], latest.Taken, latest.Left);
        });
    }
}
