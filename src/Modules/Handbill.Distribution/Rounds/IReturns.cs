using Handbill.Groups.Contracts;

namespace Handbill.Distribution.Rounds;

/// <summary>What was left over when sheets were last handed out.</summary>
internal interface IReturns
{
    /// <summary>What is known of the last issues of a publication that were handed out at these workplaces; none for those nobody reported on.</summary>
    /// <param name="publication">The publication.</param>
    /// <param name="workplaces">The workplaces.</param>
    /// <param name="beforeIssue">Number of the issue that copies are wanted for: later ones do not count.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<IReadOnlyDictionary<WorkplaceId, KnownReturns>> LatestAsync(
        Guid publication, IReadOnlyCollection<WorkplaceId> workplaces, int beforeIssue, CancellationToken cancellation);
}

/// <summary>What became of a workplace's copies of one issue.</summary>
/// <param name="Issue">Number of the issue.</param>
/// <param name="Taken">Copies that people took; 0 or more.</param>
/// <param name="Left">Copies that were brought back; 0 or more.</param>
internal sealed record KnownReturns(int Issue, int Taken, int Left);
