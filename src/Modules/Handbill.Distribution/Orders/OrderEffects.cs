using Handbill.Desk.Contracts;
using Handbill.Distribution.Orders.Jobs;
using Handbill.Distribution.Orders.Machines;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Distribution.Orders;

/// <summary>Which print jobs a correction comes too late for.</summary>
internal sealed class OrderEffects(HandbillDb db, IStringLocalizer<OrderWords> words) : ICorrectionEffects
{
    private static readonly PrintJobState[] Gone = [.. JobBook.HandedOn.Where(state => state != PrintJobState.Waiting)];

    public async Task<IReadOnlyList<CorrectionEffect>> OfAsync(IssueId issue, IReadOnlyCollection<EditionId> editions, CancellationToken cancellation)
    {
        var sent = await (
            from job in db.Set<PrintJob>().AsNoTracking()
            where job.IssueId == issue && Gone.Contains(job.State)
            join edition in db.Set<PrintJobEdition>().AsNoTracking() on job.Id equals edition.JobId
            where editions.Contains(edition.EditionId)
            join machine in db.Set<Machine>().AsNoTracking() on job.MachineId equals machine.Id
            select new { Machine = machine.Name, edition.WorkplaceName, edition.Copies, job.State, job.AskedAt }).ToListAsync(cancellation);
        return
        [
            .. sent.OrderBy(one => one.AskedAt).ThenBy(one => one.WorkplaceName, StringComparer.CurrentCultureIgnoreCase).Select(one => new CorrectionEffect(
                one.State == PrintJobState.Printed
                    ? words["{0}: {1} copies are printed on {2}. Keep them back, and print again.", one.WorkplaceName, one.Copies, one.Machine]
                    : words["{0}: {1} copies were sent to {2} and are not printed yet. Cancel the job, and send it again.", one.WorkplaceName, one.Copies, one.Machine],
                $"/issues/{issue}/orders")),
        ];
    }
}
