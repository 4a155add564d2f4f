using Handbill.Desk.Contracts;
using Handbill.Distribution.Orders.Jobs;
using Handbill.Distribution.Orders.Machines;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Distribution.Orders;

/// <summary>Which print jobs a correction comes too late for.</summary>
internal sealed class OrderEffects(HandbillDb db, JobBook book, IStringLocalizer<OrderWords> words) : ICorrectionEffects
{
    public async Task<IReadOnlyList<CorrectionEffect>> OfAsync(IssueId issue, IReadOnlyCollection<EditionId> editions, CancellationToken cancellation)
    {
        var sent = await (
            from job in db.Set<PrintJob>().AsNoTracking()
            where job.IssueId == issue && JobBook.Gone.Contains(job.State)
            join edition in db.Set<PrintJobEdition>().AsNoTracking() on job.Id equals edition.JobId
            where editions.Contains(edition.EditionId)
            select new { Job = job, Edition = edition }).ToListAsync(cancellation);
        return await SaidAsync([.. sent.Select(one => (one.Job, one.Edition))], cancellation);
    }

    public async Task<IReadOnlyList<CorrectionEffect>> OpenAsync(IssueId issue, CancellationToken cancellation) =>
        await SaidAsync([.. (await book.OldAsync(issue, cancellation)).SelectMany(job => job).Where(one => !one.IsSentAgain).Select(one => (one.Job, one.Edition))], cancellation);

    private async Task<IReadOnlyList<CorrectionEffect>> SaidAsync(IReadOnlyList<(PrintJob Job, PrintJobEdition Edition)> sent, CancellationToken cancellation)
    {
        var ids = sent.Select(one => one.Job.MachineId).Distinct().ToList();
        var machines = await db.Set<Machine>().AsNoTracking().Where(machine => ids.Contains(machine.Id)).ToDictionaryAsync(machine => machine.Id, machine => machine.Name, cancellation);
        return
        [
            .. sent.OrderBy(one => one.Job.AskedAt).ThenBy(one => one.Edition.WorkplaceName, StringComparer.CurrentCultureIgnoreCase).Select(one => new CorrectionEffect(
                one.Job.State == PrintJobState.Printed
                    ? words["{0}: {1} copies are printed on {2}. Keep them back, and print again.", one.Edition.WorkplaceName, one.Edition.Copies, machines[one.Job.MachineId]]
                    : words["{0}: {1} copies were sent to {2} and are not printed yet. Cancel the job, and send it again.", one.Edition.WorkplaceName, one.Edition.Copies, machines[one.Job.MachineId]],
                $"/issues/{one.Job.IssueId}/orders")),
        ];
    }
}
