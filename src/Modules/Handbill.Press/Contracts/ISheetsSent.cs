namespace Handbill.Press.Contracts;

/// <summary>
/// Says whether sheets of an issue were handed on: sent to a printer, given to who prints. A module that hands sheets on registers its own; all are asked before
/// the choice of a variant is taken back. Whoever hands on waits for <see cref="Handbill.Kernel.Data.StoreGate.Audit"/> first and reads the issue after it, so that the choice stands while they do.
/// </summary>
public interface ISheetsSent
{
    /// <summary>Whether any sheet of an issue was handed on.</summary>
    Task<bool> AnyAsync(IssueId issue, CancellationToken cancellation);
}
