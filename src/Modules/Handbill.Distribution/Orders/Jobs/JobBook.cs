using Handbill.Distribution.Contracts;
using Handbill.Distribution.Orders.Machines;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Distribution.Orders.Jobs;

/// <summary>Puts together what a machine prints of an issue, and reads what was sent.</summary>
internal sealed class JobBook(HandbillDb db, IIssues issues, IIssueCopy copy, IPressedSheets pressed)
{
    /// <summary>States in which a job is not over.</summary>
    public static readonly PrintJobState[] Open = [PrintJobState.Waiting, PrintJobState.Sending, PrintJobState.Sent, PrintJobState.Printing, PrintJobState.Unsure];

    /// <summary>States in which its sheets are, or may be, out of our hands.</summary>
    public static readonly PrintJobState[] HandedOn = [.. Open, PrintJobState.Printed];

    /// <summary>States in which a printer has its sheets, or may have them.</summary>
    public static readonly PrintJobState[] Gone = [.. HandedOn.Where(state => state != PrintJobState.Waiting)];

    /// <summary>What a machine is to print now, a file for each ink.</summary>
    /// <param name="view">The order.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<MachineWork> WorkAsync(OrderView view, Machine machine, CancellationToken cancellation)
    {
        var hidden = await copy.HiddenAsync(view.Issue.Id, cancellation);
        var rows = view.Rows.Where(row => row.Line?.MachineId == machine.Id && row.Copies > 0).ToList();
        var (ready, obstacles) = (new List<OrderRow>(), new Dictionary<WorkObstacle, int>());
        foreach (var row in rows)
        {
            var obstacle = hidden.Hides(row.Edition.Id) ? WorkObstacle.Embargo
                : row.Pressed is not { Files.Count: > 0 } ? WorkObstacle.NotMade
                : !row.Pressed.IsCurrent ? WorkObstacle.Old : WorkObstacle.None;
            obstacles[obstacle] = obstacles.GetValueOrDefault(obstacle) + 1;
            if (obstacle == WorkObstacle.None)
            {
                ready.Add(row);
            }
        }

        var inks = ready.SelectMany(row => row.Pressed!.Files.Select(file => file.Ink)).Distinct(StringComparer.Ordinal).ToList();
        return new MachineWork(machine, rows, obstacles, [.. inks.Select(ink => (ink, new JobPlan
        {
            Issue = view.Issue, Sheet = view.Sheet, Machine = machine, Ink = ink.Length > 0 ? ink : view.Order.Ink, Paper = view.Order.Paper,
            Sheets = [.. ready.Where(row => row.Pressed!.Files.Any(file => file.Ink == ink))
                .Select(row => new PlannedSheet(row.Edition.WorkplaceName, row.Edition.Language, row.Copies, row.Pressed!.Files.First(file => file.Ink == ink).Hash) { Edition = row.Edition })],
        }))]);
    }

    /// <summary>The jobs of an issue, the newest first.</summary>
    public async Task<IReadOnlyList<PrintJob>> JobsAsync(IssueId issue, CancellationToken cancellation) =>
        await db.Set<PrintJob>().AsNoTracking().Where(job => job.IssueId == issue).OrderByDescending(job => job.AskedAt).ThenBy(job => job.Part).Take(400).ToListAsync(cancellation);

    /// <summary>
    /// What printers got of an issue that is no longer as its text is: sheets of before a correction, whether they were made anew since or not. By job, workplaces in their order.
    /// </summary>
    public async Task<ILookup<PrintJobId, OldCopies>> OldAsync(IssueId issue, CancellationToken cancellation)
    {
        var sent = await (
            from job in db.Set<PrintJob>().AsNoTracking()
            where job.IssueId == issue && Gone.Contains(job.State)
            join edition in db.Set<PrintJobEdition>().AsNoTracking() on job.Id equals edition.JobId
            select new { Job = job, Edition = edition }).ToListAsync(cancellation);
        var current = sent.Count == 0 ? [] : (await pressed.OfAsync(issue, cancellation)).Where(sheet => sheet.IsCurrent)
            .SelectMany(sheet => sheet.Files.Select(file => (sheet.Edition.Id, file.Hash))).ToHashSet();
        var (now, old) = (sent.Where(one => current.Contains((one.Edition.EditionId, one.Edition.Hash))).ToList(), sent.Where(one => !current.Contains((one.Edition.EditionId, one.Edition.Hash))));
        var again = now.Select(one => (one.Edition.EditionId, one.Job.Ink)).ToHashSet();
        return old.OrderBy(one => one.Job.AskedAt).ThenBy(one => one.Edition.Number)
            .ToLookup(one => one.Job.Id, one => new OldCopies(one.Job, one.Edition, again.Contains((one.Edition.EditionId, one.Job.Ink))));
    }

    /// <summary>Whether all sheets of a job are still those of the text as it is.</summary>
    public async Task<bool> IsCurrentAsync(PrintJob job, CancellationToken cancellation)
    {
        var current = (await pressed.OfAsync(job.IssueId, cancellation)).Where(sheet => sheet.IsCurrent).SelectMany(sheet => sheet.Files).Select(file => file.Hash).ToHashSet(StringComparer.Ordinal);
        return (await EditionsAsync(job, cancellation)).TrueForAll(edition => current.Contains(edition.Hash));
    }

    /// <summary>The jobs that a cover lies on and that wait to be sent; none for a job that is no cover.</summary>
    public async Task<IReadOnlyList<PrintJobId>> WaitingUnderAsync(PrintJob job, CancellationToken cancellation) =>
        job.IsCover ? await Under(job).Where(one => one.State == PrintJobState.Waiting).OrderBy(one => one.Part).Select(one => one.Id).ToListAsync(cancellation) : [];

    /// <summary>The file of a job as it was sent; null when its issue or machine is no longer there.</summary>
    public async Task<JobPlan?> PlanAsync(PrintJob job, CancellationToken cancellation)
    {
        if (await issues.FindAsync(job.IssueId, cancellation) is not { } issue || await db.Set<Machine>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == job.MachineId, cancellation) is not { } machine)
        {
            return null;
        }

        var editions = await EditionsAsync(job, cancellation);
        return new JobPlan
        {
            Issue = issue, Sheet = JobPlan.SheetOf(issue, await copy.PagesAsync(issue.Id, cancellation)), Machine = machine, Ink = job.Ink.Length > 0 ? job.Ink : job.OrderedInk, Paper = job.Paper,
            Contents = job.IsCover ? JobContents.Cover : job.Part.Length > 0 ? JobContents.Sheets : JobContents.All,
            Sheets = [.. editions.Select(edition => new PlannedSheet(edition.WorkplaceName, edition.Language, edition.Copies, edition.Hash))],
        };
    }

    // What a job prints; a cover lists what the jobs under it print.
    private Task<List<PrintJobEdition>> EditionsAsync(PrintJob job, CancellationToken cancellation)
    {
        var jobs = job.IsCover ? Under(job) : db.Set<PrintJob>().Where(one => one.Id == job.Id);
        return db.Set<PrintJobEdition>().AsNoTracking().Where(edition => jobs.Any(one => one.Id == edition.JobId)).OrderBy(edition => edition.Number).ToListAsync(cancellation);
    }

    private IQueryable<PrintJob> Under(PrintJob cover) => db.Set<PrintJob>().AsNoTracking().Where(
        job => job.IssueId == cover.IssueId && job.MachineId == cover.MachineId && job.Turn == cover.Turn && job.Ink == cover.Ink && job.Part != PrintJob.Cover);
}

/// <summary>What a machine is to print.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Rows">Its editions with copies.</param>
/// <param name="Obstacles">How many of them can be printed, and how many not, and why.</param>
/// <param name="Files">A file for each ink; none when nothing can be printed.</param>
internal sealed record MachineWork(Machine Machine, IReadOnlyList<OrderRow> Rows, IReadOnlyDictionary<WorkObstacle, int> Obstacles, IReadOnlyList<(string Ink, JobPlan Plan)> Files)
{
    /// <summary>True when all that the machine has can be printed.</summary>
    public bool IsReady => Rows.Count > 0 && Obstacles.GetValueOrDefault(WorkObstacle.None) == Rows.Count;
}

/// <summary>Copies that a printer got of a sheet that was corrected since.</summary>
/// <param name="Job">How they were sent.</param>
/// <param name="Edition">The edition, as it was sent.</param>
/// <param name="IsSentAgain">True when the corrected sheet was sent too.</param>
internal sealed record OldCopies(PrintJob Job, PrintJobEdition Edition, bool IsSentAgain);

/// <summary>What keeps an edition from being printed.</summary>
internal enum WorkObstacle
{
    None,

    /// <summary>It has no files: no run was made, or it did not fit.</summary>
    NotMade,

    /// <summary>It was corrected after its files were made.</summary>
    Old,

    /// <summary>A text of it is under embargo.</summary>
    Embargo,
}
