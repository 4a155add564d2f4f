using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Distribution.Orders.Jobs;

/// <summary>Whether sheets of an issue went to a printer: then its variant stays the chosen one.</summary>
internal sealed class SentSheets(HandbillDb db) : ISheetsSent
{
    public Task<bool> AnyAsync(IssueId issue, CancellationToken cancellation) =>
        db.Set<PrintJob>().AnyAsync(job => job.IssueId == issue && JobBook.HandedOn.Contains(job.State), cancellation);
}
