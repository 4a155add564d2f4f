using Handbill.Distribution.Orders;
using Handbill.Distribution.Rounds;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Distribution.HandOuts;

/// <summary>
/// Reckons how the hand-outs of a publication went. Two questions to the database whatever the number of workplaces and issues: one row comes back
/// for each gate and shift of each issue, and is added up here once. What was printed is asked for each issue.
/// </summary>
internal sealed class HandOutBook(HandbillDb db, IIssues issues, RoundDesk desk, ICopyCounts copies)
{
    /// <summary>Issues that are looked back at: a year of fortnights.</summary>
    public const int IssuesBack = 26;

    /// <summary>What is known of the latest issues; null when nothing of the publication is theirs to see.</summary>
    public async Task<HandOutRecord?> ReadAsync(PublicationId publication, CancellationToken cancellation)
    {
        var keeping = (await desk.SightAsync(cancellation)).Keeping;
        var isWhole = keeping.Everywhere || keeping.Publications.Contains(publication.Value);
        if (!isWhole && keeping.Groups.Count == 0)
        {
            return null;
        }

        var latest = (await issues.LatestAsync(publication, IssuesBack, cancellation)).OrderBy(issue => issue.Number).ToList();
        var ids = latest.ConvertAll(issue => issue.Id);
        var groups = keeping.Groups;
        var rounds = db.Set<Round>().AsNoTracking().Where(round => ids.Contains(round.IssueId) && (isWhole || groups.Contains(round.GroupId)));
        var brought = await (
            from round in rounds
            where round.CalledOffAt == null
            join bundle in db.Set<Bundle>() on round.Id equals bundle.RoundId
            group bundle by new { round.IssueId, round.WorkplaceId, round.WorkplaceName, round.GateName, round.ShiftName, IsReported = round.ReportId != null } into part
            select new { part.Key, Copies = part.Sum(bundle => bundle.Copies), Rounds = part.Select(bundle => bundle.RoundId).Distinct().Count() }).ToListAsync(cancellation);
        var told = await (
            from round in rounds
            join line in db.Set<ReportLine>() on round.ReportId equals line.ReportId
            group line by new { round.IssueId, round.WorkplaceId, round.WorkplaceName, round.GateName, round.ShiftName } into part
            select new { part.Key, Taken = part.Sum(line => line.Taken), Left = part.Sum(line => line.Left) }).ToListAsync(cancellation);
        var numbers = latest.ToDictionary(issue => issue.Id, issue => issue.Number);
        var facts = brought.Select(one => new HandOutFact(
                numbers[one.Key.IssueId], one.Key.WorkplaceId, one.Key.WorkplaceName, one.Key.GateName, one.Key.ShiftName, 0, one.Copies, one.Key.IsReported ? one.Copies : 0, 0, 0, one.Key.IsReported ? one.Rounds : 0))
            .Concat(told.Select(one => new HandOutFact(numbers[one.Key.IssueId], one.Key.WorkplaceId, one.Key.WorkplaceName, one.Key.GateName, one.Key.ShiftName, 0, 0, 0, one.Taken, one.Left, 0)))
            .Concat(await PrintedAsync(latest, edition => isWhole || groups.Contains(edition.GroupId), cancellation));
        return new HandOutRecord([.. latest.Select(issue => issue.Number)], [.. facts]);
    }

    // As ordered, or as planned where nothing was ordered. What is not locked is not printed, nor is what was left out then.
    private async Task<IReadOnlyList<HandOutFact>> PrintedAsync(IEnumerable<IssueCard> latest, Func<EditionCard, bool> isSeen, CancellationToken cancellation)
    {
        var editions = new List<EditionCard>();
        var numbers = latest.Where(issue => issue.LockedAt is not null).ToDictionary(issue => issue.Id, issue => issue.Number);
        foreach (var issue in numbers.Keys)
        {
            editions.AddRange((await issues.EditionsAsync(issue, cancellation)).Where(edition => edition.ApprovedAt is not null && isSeen(edition)));
        }

        var counts = await copies.OfAsync(editions, cancellation);
        return [.. editions.Where(edition => counts[edition.Id] > 0).Select(edition => new HandOutFact(numbers[edition.IssueId], edition.WorkplaceId, edition.WorkplaceName, "", "", counts[edition.Id], 0, 0, 0, 0, 0))];
    }
}

/// <summary>A part of what is known of one issue at one gate and shift; parts add up.</summary>
/// <param name="Issue">Number of the issue.</param>
/// <param name="Workplace">The workplace.</param>
/// <param name="Name">As printed.</param>
/// <param name="Gate">Empty for none.</param>
/// <param name="Shift">Empty for none.</param>
/// <param name="Printed">Copies that were printed, which is known of a workplace and not of its gates.</param>
/// <param name="Copies">Copies that went out.</param>
/// <param name="Reported">Copies that went out on rounds that were reported on.</param>
/// <param name="Taken">Copies that were taken.</param>
/// <param name="Left">Copies that were brought back.</param>
/// <param name="Rounds">Rounds that were reported on.</param>
internal sealed record HandOutFact(int Issue, WorkplaceId Workplace, string Name, string Gate, string Shift, int Printed, int Copies, int Reported, int Taken, int Left, int Rounds);

/// <summary>How hand-outs went, added up. Pure; each list is made in one pass over the facts and sorted.</summary>
/// <param name="Issues">Numbers of the issues, the oldest first.</param>
/// <param name="Facts">What is known.</param>
internal sealed record HandOutRecord(IReadOnlyList<int> Issues, IReadOnlyList<HandOutFact> Facts)
{
    /// <summary>Fewer hand-outs than this say little.</summary>
    public const int Few = 4;

    /// <summary>True when anything went out or was reported on.</summary>
    public bool WasHandedOut { get; } = Facts.Any(fact => fact.Copies > 0 || fact.Taken > 0 || fact.Left > 0);

    /// <summary>All of it by issue.</summary>
    public IReadOnlyList<HandOutSum> ByIssue() => Over(Facts);

    /// <summary>Each workplace with its sums by issue, those where the largest share was taken first; those nobody reported on last.</summary>
    public IReadOnlyList<HandOutLine> ByWorkplace() => Lines(Facts.Where(fact => fact.Workplace != default).GroupBy(fact => fact.Workplace), group => group.First().Name);

    /// <summary>Each gate with each shift, the best first.</summary>
    public IReadOnlyList<HandOutLine> ByGateAndShift() =>
        Lines(Facts.Where(fact => fact.Printed == 0).GroupBy(fact => (fact.Workplace, fact.Gate, fact.Shift)), group => string.Join(", ", new[] { group.First().Name, group.Key.Gate, group.Key.Shift }.Where(part => part.Length > 0)));

    private IReadOnlyList<HandOutLine> Lines<TKey>(IEnumerable<IGrouping<TKey, HandOutFact>> groups, Func<IGrouping<TKey, HandOutFact>, string> name) =>
        [.. groups.Select(group => new HandOutLine(name(group), Over(group))).OrderByDescending(line => line.Total.Share ?? -1).ThenBy(line => line.Name, StringComparer.CurrentCultureIgnoreCase)];

    private HandOutSum[] Over(IEnumerable<HandOutFact> facts)
    {
        var sums = facts.GroupBy(fact => fact.Issue).ToDictionary(group => group.Key, HandOutSum.Of);
        return [.. Issues.Select(issue => sums.GetValueOrDefault(issue) ?? HandOutSum.None)];
    }
}

/// <summary>A line of the record.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="ByIssue">Its sums, the oldest issue first.</param>
internal sealed record HandOutLine(string Name, IReadOnlyList<HandOutSum> ByIssue)
{
    /// <summary>All issues together.</summary>
    public HandOutSum Total { get; } = new(ByIssue.Sum(one => one.Printed), ByIssue.Sum(one => one.Copies), ByIssue.Sum(one => one.Reported), ByIssue.Sum(one => one.Taken), ByIssue.Sum(one => one.Left), ByIssue.Sum(one => one.Rounds));
}

/// <summary>Copies that were printed, those of them that went out, and what became of these where somebody reported.</summary>
internal sealed record HandOutSum(int Printed, int Copies, int Reported, int Taken, int Left, int Rounds)
{
    public static HandOutSum None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>What a plot outlines: what was printed, and where that is not known what went out.</summary>
    public int Outline => Printed > 0 ? Printed : Copies;

    /// <summary>Copies taken for each that was brought; null where nobody reported.</summary>
    public double? Share => Reported > 0 ? (double)Taken / Reported : null;

    public static HandOutSum Of(IEnumerable<HandOutFact> facts) =>
        facts.Aggregate(None, (sum, fact) => new HandOutSum(sum.Printed + fact.Printed, sum.Copies + fact.Copies, sum.Reported + fact.Reported, sum.Taken + fact.Taken, sum.Left + fact.Left, sum.Rounds + fact.Rounds));
}
