using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Kernel.Work;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Press.IssueRuns;

/// <summary>Begins press runs and calls them off.</summary>
internal sealed class RunDesk(HandbillDb db, IIssues issues, IWorkQueue queue, TimeProvider clock)
{
    /// <summary>Name of the work that makes a run's sheets.</summary>
    public const string Work = "press-run";

    // So many workers, of all machines together, can be at one run.
    private const int Lanes = 16;

    private const int SmallestPart = 8, LargestPart = 50, PartsWanted = 32;

    /// <summary>Has a worker get ready for an issue, so that a run begins at full speed.</summary>
    public void GetReady(IssueId issue) => queue.Enqueue(RunReadiness.Work, issue.Value);

    /// <summary>Begins a run of a locked issue.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="withReading">Whether files for reading are made too.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="cancellation">Ends it; nothing is begun then.</param>
    /// <param name="only">Editions to make; null for all.</param>
    /// <returns>
    /// The run: the one that goes on, where somebody began one before. Null when the issue is not locked, or has nothing to print, or when another run goes on and only some editions were asked for.
    /// </returns>
    public async Task<RunId?> BeginAsync(IssueId issue, bool withReading, AccountId by, CancellationToken cancellation, IReadOnlySet<EditionId>? only = null)
    {
        if (await RunningAsync(issue, cancellation) is { } running)
        {
            return only is null ? running : null;
        }

        if (await issues.FindAsync(issue, cancellation) is not { LockedAt: not null } card)
        {
            return null;
        }

        // What was left out when the issue was locked has no approval, and is not printed.
        var editions = (await issues.EditionsAsync(issue, cancellation)).Where(edition => edition.ApprovedAt is not null && only?.Contains(edition.Id) != false).Select(edition => edition.Id).ToArray();
        if (editions.Length == 0)
        {
            return null;
        }

        // Before the choice all variants are made, so that any can be given out at once; after it only the chosen one is of use.
        var run = new IssueRun
        {
            Id = NewId.Of<RunId>(clock), IssueId = issue, AskedAt = await NextAsync(issue, cancellation), AskedBy = by, WithReading = withReading, Editions = editions.Length,
            Variants = card.Chosen ?? string.Join(' ', card.VariantKeys), IsOfSome = only is not null,
        };
        db.Add(run);
        var parts = Parts(editions);
        db.AddRange(parts.Select((part, number) => new RunPart { RunId = run.Id, Number = number, Editions = RunPart.Pack(part) }));
        db.Record(new AuditAct(by.Value, RunActs.Begin, "issue", issue.Value, $"editions={editions.Length}"));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException problem) when (db.Store.IsDuplicate(problem))
        {
            db.ChangeTracker.Clear();
            return only is null ? await RunningAsync(issue, cancellation) : null;
        }

        Call(run.Id, parts.Count);
        return run.Id;
    }

    /// <summary>Calls for workers: as many as there are parts, and no more than can be at one run.</summary>
    public void Call(RunId run, int parts)
    {
        for (var lane = 0; lane < Math.Min(parts, Lanes); lane++)
        {
            queue.Enqueue(Work, run.Value);
        }
    }

    /// <summary>Calls a run off. What was made is kept; another run makes the rest.</summary>
    /// <returns>False when it had ended.</returns>
    public async Task<bool> CallOffAsync(RunId run, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.Database.BeginTransactionAsync(cancellation);
        DateTimeOffset? now = clock.GetUtcNow();
        if (await db.Set<IssueRun>().Where(one => one.Id == run && one.EndedAt == null).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.EndedAt, now).SetProperty(one => one.IsCalledOff, true), cancellation) == 0)
        {
            return false;
        }

        db.Record(new AuditAct(by.Value, RunActs.CallOff, "run", run.Value));
        await db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return true;
    }

    // Smaller towards the end: whoever has nothing left to take waits for the last part of another.
    internal static List<EditionId[]> Parts(ReadOnlySpan<EditionId> editions)
    {
        var parts = new List<EditionId[]>();
        while (!editions.IsEmpty)
        {
            var size = Math.Min(editions.Length, Math.Clamp(editions.Length / PartsWanted, SmallestPart, LargestPart));
            parts.Add(editions[..size].ToArray());
            editions = editions[size..];
        }

        return parts;
    }

    // The newest run of an issue is the one that was asked for last: a clock that was set back makes no later run an earlier one.
    private async Task<DateTimeOffset> NextAsync(IssueId issue, CancellationToken cancellation)
    {
        var last = await db.Set<IssueRun>().Where(run => run.IssueId == issue).OrderByDescending(run => run.AskedAt).Select(run => (DateTimeOffset?)run.AskedAt).FirstOrDefaultAsync(cancellation);
        var now = clock.GetUtcNow();
        return last >= now ? last.Value.AddMilliseconds(1) : now;
    }

    private async Task<RunId?> RunningAsync(IssueId issue, CancellationToken cancellation) =>
        await db.Set<IssueRun>().Where(run => run.IssueId == issue && run.EndedAt == null).Select(run => (RunId?)run.Id).FirstOrDefaultAsync(cancellation);
}

/// <summary>What is told of runs.</summary>
internal static class RunActs
{
    public const string Begin = "run.begin", CallOff = "run.calloff", End = "run.end";

    /// <summary>A part was done. It stands on no audit trail: nobody did it.</summary>
    public const string Part = "run.part";
}
