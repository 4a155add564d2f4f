using Handbill.Press.Contracts;

namespace Handbill.Distribution.Orders;

/// <summary>How many copies of each edition are printed.</summary>
internal interface ICopyCounts
{
    /// <summary>Copies of each edition of an issue: as ordered, or as planned where nothing is ordered yet.</summary>
    Task<IReadOnlyDictionary<EditionId, int>> OfAsync(IssueId issue, CancellationToken cancellation);

    /// <summary>The same of editions of any issues, in one question.</summary>
    Task<IReadOnlyDictionary<EditionId, int>> OfAsync(IReadOnlyCollection<EditionCard> editions, CancellationToken cancellation);
}
