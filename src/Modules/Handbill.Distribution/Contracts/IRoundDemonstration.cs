using Handbill.Press.Contracts;

namespace Handbill.Distribution.Contracts;

/// <summary>Lays out rounds for a demonstration: some with gaps, some that were early and are reported on.</summary>
public interface IRoundDemonstration
{
    /// <summary>Every edition's workplace has two rounds; members of its group go on some of them.</summary>
    /// <param name="issue">An issue that was just taken in.</param>
    /// <param name="cancellation">Ends it; nothing is changed then.</param>
    Task StageAsync(IssueId issue, CancellationToken cancellation);
}
