namespace Handbill.Press.Contracts;

/// <summary>Gives a demonstration an imprint by rules.</summary>
public interface IImprintDemonstration
{
    /// <summary>Lets the publication of an issue follow the rules of printer and publisher, with what they ask for filled in.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="cancellation">Ends it; nothing is changed then.</param>
    Task StageAsync(IssueId issue, CancellationToken cancellation);
}
