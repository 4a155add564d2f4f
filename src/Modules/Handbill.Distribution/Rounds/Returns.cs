using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Distribution.Rounds;

/// <summary>Reckons returns from the reports that count.</summary>
internal sealed class Returns(HandbillDb db, IIssues issues) : IReturns
{
    // Older hand-outs say little about the next.
    private const int IssuesBack = 12;

    public async Task<IReadOnlyDictionary<EditionId, KnownReturns>> LatestAsync(IssueCard issue, IReadOnlyCollection<EditionCard> editions, CancellationToken cancellation)
    {
        var earlier = (await issues.LatestAsync(issue.PublicationId, int.MaxValue, cancellation)).Where(one => one.Number < issue.Number).Take(IssuesBack).ToList();
        var told = await ToldAsync(earlier, [.. editions], cancellation);
        var known = new Dictionary<EditionId, KnownReturns>();
        var wanted = editions.GroupBy(edition => edition.WorkplaceId).ToList();
        foreach (var before in earlier.Where(one => told.Contains(one.Id)))
        {
            var were = (await issues.EditionsAsync(before.Id, cancellation)).ToLookup(edition => edition.WorkplaceId);
            var returns = told[before.Id].ToDictionary(one => one.Edition, one => one.Returns with { Issue = before.Number });
            foreach (var place in wanted)
            {
                foreach (var edition in place.Where(edition => !known.ContainsKey(edition.Id)))
                {
                    if (LikeOf(edition, [.. place], [.. were[place.Key]]) is { } like && returns.TryGetValue(like.Id, out var found))
                    {
                        known.Add(edition.Id, found);
                    }
                }
            }

            if (known.Count == editions.Count)
            {
                break;
            }
        }

        return known;
    }

    // The edition that readers of this one had then: in its language, or the only one where there was but one and is but one.
    private static EditionCard? LikeOf(EditionCard edition, IReadOnlyList<EditionCard> now, IReadOnlyList<EditionCard> then) =>
        then.FirstOrDefault(one => string.Equals(one.Language, edition.Language, StringComparison.OrdinalIgnoreCase)) ?? (now.Count == 1 && then.Count == 1 ? then[0] : null);

    private async Task<ILookup<IssueId, (EditionId Edition, KnownReturns Returns)>> ToldAsync(
        IReadOnlyList<IssueCard> earlier, IReadOnlyList<EditionCard> editions, CancellationToken cancellation)
    {
        var (ids, workplaces) = (earlier.Select(issue => issue.Id).ToList(), editions.Select(edition => edition.WorkplaceId).Distinct().ToList());
        var rounds = db.Set<Round>().AsNoTracking().Where(round => ids.Contains(round.IssueId) && EF.Parameter(workplaces).Contains(round.WorkplaceId));

        // A line with neither taken nor left copies says nothing of them: who wrote it told of something else.
        var told = await (
            from round in rounds
            join line in db.Set<ReportLine>() on round.ReportId equals line.ReportId
            where line.Taken + line.Left > 0
            join bundle in db.Set<Bundle>() on new { RoundId = round.Id, line.EditionId } equals new { bundle.RoundId, bundle.EditionId }
            group new { line.Taken, line.Left, bundle.Copies } by new { round.IssueId, line.EditionId } into part
            select new { part.Key, Taken = part.Sum(one => one.Taken), Left = part.Sum(one => one.Left), Reported = part.Sum(one => one.Copies) }).ToListAsync(cancellation);
        var brought = await (
            from round in rounds
            where round.CalledOffAt == null || round.ReportId != null
            join bundle in db.Set<Bundle>() on round.Id equals bundle.RoundId
            group bundle by bundle.EditionId into part
            select new { Edition = part.Key, Copies = part.Sum(bundle => bundle.Copies) }).ToDictionaryAsync(one => one.Edition, one => one.Copies, cancellation);
        return told.ToLookup(
            one => one.Key.IssueId, one => (one.Key.EditionId, new KnownReturns(0, one.Taken, one.Left, one.Reported, Math.Max(one.Reported, brought.GetValueOrDefault(one.Key.EditionId)))));
    }
}
