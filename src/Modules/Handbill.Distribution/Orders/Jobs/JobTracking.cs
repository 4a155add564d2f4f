using Handbill.Distribution.Orders.Ipp;
using Handbill.Distribution.Orders.Machines;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Kernel.Work;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Distribution.Orders.Jobs;

/// <summary>Asks printers what became of jobs.</summary>
internal sealed class JobTracking(HandbillDb db, JobStates states, IppPrinter printer, IWorkQueue queue)
{
    /// <summary>Asks after a job that a printer has, or may have.</summary>
    public async Task FollowAsync(PrintJob job, CancellationToken cancellation)
    {
        if (await AddressAsync(job, cancellation) is not { } address)
        {
            return;
        }

        try
        {
            if (job.State is PrintJobState.Unsure or PrintJobState.Sending)
            {
                await SettleAsync(job, address, cancellation);
            }
            else if (job.PrinterJob is { } number)
            {
                await FollowAsync(job, address, await printer.JobAsync(address, number, cancellation), cancellation);
            }
        }
        catch (IppException problem) when (problem.Fault == IppFault.NotFound && job.State is PrintJobState.Sent or PrintJobState.Printing)
        {
            // It forgets what is over; whether that was printed only its tray tells.
            await states.MoveAsync(job.Id, [PrintJobState.Sent, PrintJobState.Printing], PrintJobState.Unsure, JobTrouble.Forgotten, "order.unsure", null, cancellation);
        }
        catch (IppException problem)
        {
            if (job.State == PrintJobState.Sending)
            {
                await states.MoveAsync(job.Id, [PrintJobState.Sending], PrintJobState.Unsure, JobSending.WordOf(problem.Fault), "order.unsure", null, cancellation);
            }
            else if (job.Trouble != JobTrouble.Forgotten)
            {
                await states.NoteAsync(job.Id, JobSending.WordOf(problem.Fault), cancellation);
            }
        }
    }

    /// <summary>Takes a job back, from the printer too where it has it.</summary>
    /// <returns>False when it is over, or the printer does not let go of it.</returns>
    public async Task<bool> CancelAsync(PrintJob job, AccountId by, CancellationToken cancellation)
    {
        if (await states.MoveAsync(job.Id, [PrintJobState.Waiting, PrintJobState.Failed], PrintJobState.Cancelled, "", "order.cancel", by, cancellation))
        {
            return true;
        }

        if (job.PrinterJob is not { } number || job.State is not (PrintJobState.Sent or PrintJobState.Printing) || await AddressAsync(job, cancellation) is not { } address)
        {
            return false;
        }

        try
        {
            await printer.CancelAsync(address, number, cancellation);
        }
        catch (IppException)
        {
            // It is over there, or the printer is away: the next look at it says which.
            return false;
        }

        return await states.MoveAsync(job.Id, [PrintJobState.Sent, PrintJobState.Printing], PrintJobState.Cancelled, "", "order.cancel", by, cancellation);
    }

    private async Task FollowAsync(PrintJob job, Uri address, JobStanding standing, CancellationToken cancellation)
    {
        PrintJobState[] open = [PrintJobState.Sent, PrintJobState.Printing];
        switch (standing.State)
        {
            case JobState.Completed:
                await states.MoveAsync(job.Id, open, PrintJobState.Printed, "", "order.printed", null, cancellation);
                break;
            case JobState.Aborted:
                await states.MoveAsync(job.Id, open, PrintJobState.Failed, JobTrouble.Aborted, "order.failed", null, cancellation);
                break;
            case JobState.Canceled:
                await states.MoveAsync(job.Id, open, PrintJobState.Cancelled, "", "order.cancelled", null, cancellation);
                break;
            default:
                if (standing.State == JobState.Processing)
                {
                    await states.MoveAsync(job.Id, [PrintJobState.Sent], PrintJobState.Printing, job.Trouble, "order.printing", null, cancellation);
                }

                var card = await printer.AskAsync(address, cancellation);
                await states.NoteAsync(job.Id, JobTrouble.Of(standing.Reasons.Concat(card.Reasons)), cancellation);
                break;
        }
    }

    // What may have been sent: the printer is asked by its number for the job, or by our name for it.
    private async Task SettleAsync(PrintJob job, Uri address, CancellationToken cancellation)
    {
        PrintJobState[] unsure = [PrintJobState.Unsure, PrintJobState.Sending];
        var number = job.PrinterJob ?? await printer.FindAsync(address, job.Name, cancellation);
        if (number is null)
        {
            var isSafe = job.State == PrintJobState.Sending && (await printer.AskAsync(address, cancellation)).MakesJobsFirst;
            await (isSafe ? AgainAsync(job, unsure, cancellation) : states.MoveAsync(job.Id, [PrintJobState.Sending], PrintJobState.Unsure, "", "order.unsure", null, cancellation));
            return;
        }

        JobStanding standing;
        try
        {
            standing = await printer.JobAsync(address, number.Value, cancellation);
        }
        catch (IppException problem) when (problem.Fault == IppFault.NotFound)
        {
            await states.MoveAsync(job.Id, [PrintJobState.Sending], PrintJobState.Unsure, JobTrouble.Forgotten, "order.unsure", null, cancellation);
            return;
        }

        var isUnderWay = standing.State is JobState.Processing or JobState.Stopped or JobState.Completed;
        if (standing.Documents == 0 && !isUnderWay)
        {
            // The job is there and its document is not: it can be sent without printing anything twice.
            await printer.CancelAsync(address, number.Value, cancellation);
            await AgainAsync(job, unsure, cancellation);
        }
        else if (standing.Documents > 0 || isUnderWay)
        {
            await states.NumberAsync(job.Id, number.Value, cancellation);
            await states.MoveAsync(job.Id, unsure, PrintJobState.Sent, "", "order.sent", null, cancellation);
        }
        else
        {
            await states.MoveAsync(job.Id, [PrintJobState.Sending], PrintJobState.Unsure, "", "order.unsure", null, cancellation);
        }
    }

    private async Task<bool> AgainAsync(PrintJob job, PrintJobState[] from, CancellationToken cancellation)
    {
        var isDone = await states.MoveAsync(job.Id, from, PrintJobState.Waiting, "", "order.resend", null, cancellation);
        if (isDone)
        {
            queue.Enqueue(JobDesk.Work, job.Id.Value);
        }

        return isDone;
    }

    private async Task<Uri?> AddressAsync(PrintJob job, CancellationToken cancellation) =>
        await db.Set<Machine>().AsNoTracking().Where(machine => machine.Id == job.MachineId).Select(machine => machine.Address).FirstOrDefaultAsync(cancellation) is { } text
        && IppAddress.TryRead(text, out var address) ? address : null;
}
