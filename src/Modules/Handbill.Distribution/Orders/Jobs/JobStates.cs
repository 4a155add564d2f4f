using Handbill.Distribution.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Distribution.Orders.Jobs;

/// <summary>Moves jobs from state to state. Each move says from which, so that of two at once one is made.</summary>
internal sealed class JobStates(HandbillDb db, TimeProvider clock)
{
    /// <summary>Moves a job.</summary>
    /// <param name="id">The job.</param>
    /// <param name="from">The states it may be in.</param>
    /// <param name="to">The state it comes to.</param>
    /// <param name="trouble">What is the matter with it then.</param>
    /// <param name="act">What is recorded.</param>
    /// <param name="by">Who did it; null for the system itself.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>False when it was in none of the states.</returns>
    public async Task<bool> MoveAsync(PrintJobId id, PrintJobState[] from, PrintJobState to, string trouble, string act, AccountId? by, CancellationToken cancellation)
    {
        await using var work = await db.Database.BeginTransactionAsync(cancellation);
        DateTimeOffset? ended = JobBook.Open.Contains(to) ? null : clock.GetUtcNow();
        var jobs = db.Set<PrintJob>().Where(job => job.Id == id && from.Contains(job.State));
        var moved = to == PrintJobState.Waiting
            ? await jobs.ExecuteUpdateAsync(
                set => set.SetProperty(job => job.State, to).SetProperty(job => job.Trouble, trouble).SetProperty(job => job.EndedAt, ended)
                    .SetProperty(job => job.HeldBy, (Guid?)null).SetProperty(job => job.PrinterJob, (int?)null), cancellation)
            : await jobs.ExecuteUpdateAsync(
                set => set.SetProperty(job => job.State, to).SetProperty(job => job.Trouble, trouble).SetProperty(job => job.EndedAt, ended), cancellation);
        if (moved == 0)
        {
            return false;
        }

        db.Record(new AuditAct(by?.Value, act, "job", id.Value));
        await db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Takes a job that waits, to send it.</summary>
    /// <param name="id">The job.</param>
    /// <param name="holder">Names the try.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null when it is not there to take.</returns>
    public async Task<PrintJob?> TakeAsync(PrintJobId id, Guid holder, CancellationToken cancellation) =>
        await db.Set<PrintJob>().Where(job => job.Id == id && job.State == PrintJobState.Waiting).ExecuteUpdateAsync(
            set => set.SetProperty(job => job.State, PrintJobState.Sending).SetProperty(job => job.HeldBy, holder).SetProperty(job => job.Trouble, ""), cancellation) > 0
            ? await db.Set<PrintJob>().AsNoTracking().FirstAsync(job => job.Id == id, cancellation) : null;

    /// <summary>Shows that somebody is still sending it.</summary>
    public Task BeatAsync(PrintJobId id, Guid holder, CancellationToken cancellation) =>
        db.Set<PrintJob>().Where(job => job.Id == id && job.HeldBy == holder).ExecuteUpdateAsync(set => set.SetProperty(job => job.Beat, job => job.Beat + 1), cancellation);

    /// <summary>Notes the printer's number for a job that one is sending.</summary>
    /// <returns>False when somebody took one for dead: the job is theirs now.</returns>
    public async Task<bool> NumberAsync(PrintJobId id, Guid holder, int number, CancellationToken cancellation) =>
        await db.Set<PrintJob>().Where(job => job.Id == id && job.HeldBy == holder && job.State == PrintJobState.Sending)
            .ExecuteUpdateAsync(set => set.SetProperty(job => job.PrinterJob, number), cancellation) > 0;

    /// <summary>Notes the number under which a printer knows a job.</summary>
    public Task NumberAsync(PrintJobId id, int number, CancellationToken cancellation) =>
        db.Set<PrintJob>().Where(job => job.Id == id).ExecuteUpdateAsync(set => set.SetProperty(job => job.PrinterJob, number), cancellation);

    /// <summary>Notes what is the matter with a job that goes on.</summary>
    public Task NoteAsync(PrintJobId id, string trouble, CancellationToken cancellation) =>
        db.Set<PrintJob>().Where(job => job.Id == id && job.Trouble != trouble).ExecuteUpdateAsync(set => set.SetProperty(job => job.Trouble, trouble), cancellation);
}
