using Handbill.Press.Contracts;

namespace Handbill.Desk.Contracts;

/// <summary>Puts an issue in the middle of its fortnight, so that a demonstration has something of everything.</summary>
public interface IDemonstration
{
    /// <summary>Some editions are approved, some read, some being written; the editorial is agreed.</summary>
    /// <param name="issue">An issue that was just taken in.</param>
    /// <param name="cancellation">Ends it; nothing is changed then.</param>
    Task StageAsync(IssueId issue, CancellationToken cancellation);
}
