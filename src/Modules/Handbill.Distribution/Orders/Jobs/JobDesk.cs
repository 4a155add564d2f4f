using Handbill.Distribution.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Kernel.Work;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Distribution.Orders.Jobs;

/// <summary>Sends work to machines, and decides with whoever looks at the printer what becomes of it.</summary>
internal sealed class JobDesk(HandbillDb db, IIssues issues, IWorkQueue queue, JobStates states, TimeProvider clock)
{
    /// <summary>Name of the work that sends a job.</summary>
    public const string Work = "print-job";

    /// <summary>Sends all that a machine has.</summary>
    /// <param name="view">The order.</param>
    /// <param name="work">What the machine is to print.</param>
    /// <param name="turn">How often whoever asks saw it sent before.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellation">Ends it; nothing is sent then.</param>
    public async Task<SendOutcome> SendAsync(OrderView view, MachineWork work, int turn, AccountId by, CancellationToken cancellation)
    {
        if (!work.IsReady || work.Machine.Address.Length == 0 || work.Machine.ArchivedAt is not null)
        {
            return SendOutcome.NotReady;
        }

        // From here on the choice of a variant stands: whoever takes it back waits at the same gate, and finds what was sent.
        await using var act = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAsync(StoreGate.Audit, cancellation);
        if (await issues.FindAsync(view.Issue.Id, cancellation) is not { } now || now.Chosen != view.Issue.Chosen)
        {
            return SendOutcome.SomebodyElse;
        }

        var before = await db.Set<PrintJob>().AsNoTracking().Where(job => job.IssueId == view.Issue.Id && job.MachineId == work.Machine.Id).Select(job => new { job.Turn, job.State }).ToListAsync(cancellation);
        if (before.Select(job => job.Turn).DefaultIfEmpty(0).Max() != turn)
        {
            return SendOutcome.SomebodyElse;
        }

        if (before.Exists(job => JobBook.Open.Contains(job.State)))
        {
            return SendOutcome.StillOpen;
        }

        var jobs = work.Files.SelectMany(file => work.Machine.Repeats
            ? [JobOf(view, work, turn + 1, file.Ink, "", 1, file.Plan.Sheets, by)]
            : file.Plan.Sheets.Select((sheet, number) => JobOf(view, work, turn + 1, file.Ink, sheet.Edition!.Slug, JobPlan.TimesOf(work.Machine, file.Plan.Sheet, sheet.Copies), [sheet], by, number))
                .Prepend(JobOf(view, work, turn + 1, file.Ink, PrintJob.Cover, 1, [], by))).ToList();
        db.Record(new AuditAct(by.Value, "order.send", "issue", view.Issue.Id.Value, $"machine={work.Machine.Id},jobs={jobs.Count}"));
        try
        {
            await db.SaveChangesAsync(cancellation);
            await act.CommitAsync(cancellation);
        }
        catch (DbUpdateException problem) when (db.Store.IsDuplicate(problem))
        {
            db.ChangeTracker.Clear();
            return SendOutcome.SomebodyElse;
        }

        // What lies under a cover is called for when that is at the printer.
        foreach (var job in jobs.Where(job => job.IsCover || job.Part.Length == 0))
        {
            queue.Enqueue(Work, job.Id.Value);
        }

        return SendOutcome.Sent;
    }

    /// <summary>Tries a job again that failed.</summary>
    /// <returns>False when it is something else by now.</returns>
    public async Task<bool> AgainAsync(PrintJob job, AccountId by, CancellationToken cancellation)
    {
        if (!await states.MoveAsync(job.Id, [PrintJobState.Failed], PrintJobState.Waiting, "", "order.again", by, cancellation))
        {
            return false;
        }

        queue.Enqueue(Work, job.Id.Value);
        return true;
    }

    /// <summary>Says of a job that may have been sent what the printer shows.</summary>
    /// <param name="job">The job.</param>
    /// <param name="isPrinted">True when the sheets are there; false to send it again.</param>
    /// <param name="by">Who looked.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>False when it is something else by now.</returns>
    public async Task<bool> SettleAsync(PrintJob job, bool isPrinted, AccountId by, CancellationToken cancellation)
    {
        var isDone = await states.MoveAsync(
            job.Id, [PrintJobState.Unsure], isPrinted ? PrintJobState.Printed : PrintJobState.Waiting, "", isPrinted ? "order.isprinted" : "order.notprinted", by, cancellation);
        if (isDone && !isPrinted)
        {
            queue.Enqueue(Work, job.Id.Value);
        }

        return isDone;
    }

    private PrintJob JobOf(OrderView view, MachineWork work, int turn, string ink, string part, int copies, IReadOnlyList<PlannedSheet> sheets, AccountId by, int first = 0)
    {
        var job = new PrintJob
        {
            Id = NewId.Of<PrintJobId>(clock), IssueId = view.Issue.Id, MachineId = work.Machine.Id, Turn = turn, Ink = ink, Part = part, Copies = copies,
            Paper = view.Order.Paper, OrderedInk = view.Order.Ink, AskedAt = clock.GetUtcNow(), AskedBy = by,
        };
        db.Add(job);
        db.AddRange(sheets.Select((sheet, number) => new PrintJobEdition
        {
            JobId = job.Id, EditionId = sheet.Edition!.Id, Number = first + number, WorkplaceName = sheet.Workplace, Language = sheet.Language, Copies = sheet.Copies, Hash = sheet.Hash,
        }));
        return job;
    }
}

/// <summary>What became of pressing the button.</summary>
internal enum SendOutcome
{
    Sent,

    /// <summary>Somebody else pressed it a moment before.</summary>
    SomebodyElse,

    /// <summary>What was sent before is not over.</summary>
    StillOpen,

    /// <summary>Not all sheets are there, or the machine cannot be sent to.</summary>
    NotReady,
}
