using Handbill.Distribution.Orders;
using Handbill.Press.Contracts;

namespace Handbill.Distribution.Rounds;

/// <summary>How many copies there are to share out: as ordered where orders are kept, otherwise as planned.</summary>
internal sealed class EditionCopies(IEnumerable<ICopyCounts> counts)
{
    /// <summary>Copies of each of these editions of an issue.</summary>
    public async Task<IReadOnlyDictionary<EditionId, int>> OfAsync(IssueId issue, IReadOnlyList<EditionCard> editions, CancellationToken cancellation)
    {
        var ordered = counts.FirstOrDefault() is { } kept ? await kept.OfAsync(issue, cancellation) : null;
        return editions.ToDictionary(edition => edition.Id, edition => ordered is not null && ordered.TryGetValue(edition.Id, out var copies) ? copies : edition.Copies);
    }
}
