using Handbill.Press.Contracts;

namespace Handbill.Distribution.Rounds;

/// <summary>What was left over when sheets were last handed out.</summary>
internal interface IReturns
{
    /// <summary>
    /// What is known of the last copies that went where editions go: of the same workplace and language, in the latest earlier issue of the publication that somebody
    /// reported on. Nothing for those nobody reported on.
    /// </summary>
    /// <param name="issue">The issue that copies are wanted for: later ones do not count.</param>
    /// <param name="editions">All of its editions that are printed.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<IReadOnlyDictionary<EditionId, KnownReturns>> LatestAsync(IssueCard issue, IReadOnlyCollection<EditionCard> editions, CancellationToken cancellation);
}

/// <summary>What became of a workplace's copies of one issue in one language.</summary>
/// <param name="Issue">Number of the issue.</param>
/// <param name="Taken">Copies that people took on rounds that were reported on; 0 or more.</param>
/// <param name="Left">Copies that were brought back from them; 0 or more.</param>
/// <param name="Reported">Copies that went out on them.</param>
/// <param name="Brought">Copies that went out on all rounds; no fewer than <paramref name="Reported"/>.</param>
internal sealed record KnownReturns(int Issue, int Taken, int Left, int Reported, int Brought)
{
    /// <summary>True when there were rounds that nobody reported on.</summary>
    public bool IsPart => Reported < Brought;
}
