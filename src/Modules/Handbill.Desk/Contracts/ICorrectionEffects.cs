using Handbill.Press.Contracts;

namespace Handbill.Desk.Contracts;

/// <summary>
/// Says what a correction of a locked text reaches beyond its sheets: print jobs that were sent, bundles that were packed. A module that hands sheets on
/// registers its own; all are asked, before the correction is made and wherever it is shown to those who may see such things.
/// </summary>
public interface ICorrectionEffects
{
    /// <summary>What a change of some editions of an issue reaches; none for nothing.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="editions">Those whose sheets change.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<IReadOnlyList<CorrectionEffect>> OfAsync(IssueId issue, IReadOnlyCollection<EditionId> editions, CancellationToken cancellation);

    /// <summary>What was handed on of an issue and was corrected since, and waits for somebody to deal with it; none for nothing.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<IReadOnlyList<CorrectionEffect>> OpenAsync(IssueId issue, CancellationToken cancellation);
}

/// <summary>Something that a correction reaches.</summary>
/// <param name="Text">A sentence for whoever makes it, in their language: what it is, how it stands, what to do.</param>
/// <param name="Link">Path of the page where it is dealt with; empty for none.</param>
public sealed record CorrectionEffect(string Text, string Link);
