using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Press.IssueRuns;

/// <summary>What press operators see of an issue's runs.</summary>
internal sealed class RunBook(HandbillDb db, IIssues issues, IAccess access, RunTroubles troubles)
{
    /// <summary>Rows of a page: the largest organisation that we know has them all on one.</summary>
    public const int RowsOfPage = 400;

    /// <summary>The issue; null when there is none, or it is not theirs to print.</summary>
    public async Task<IssueCard?> FindIssueAsync(IssueId id, CancellationToken cancellation) =>
        await issues.FindAsync(id, cancellation) is { } issue && await access.MayAsync(Permission.RunPress, new[] { Scope.Publication(issue.PublicationId.Value) }, cancellation) ? issue : null;

    /// <summary>The issue's runs, the newest first.</summary>
    public async Task<IReadOnlyList<IssueRun>> RunsAsync(IssueId issue, CancellationToken cancellation) =>
        await db.Set<IssueRun>().AsNoTracking().Where(run => run.IssueId == issue).OrderByDescending(run => run.AskedAt).Take(50).ToListAsync(cancellation);

    /// <summary>A run as it stands; null when there is none, or it is not theirs to see.</summary>
    public async Task<(IssueRun Run, IssueCard Issue)?> FindAsync(RunId id, CancellationToken cancellation) =>
        await db.Set<IssueRun>().AsNoTracking().FirstOrDefaultAsync(run => run.Id == id, cancellation) is { } run && await FindIssueAsync(run.IssueId, cancellation) is { } issue ? (run, issue) : null;

    /// <summary>How far a run is.</summary>
    public async Task<RunStanding> StandingAsync(RunId id, CancellationToken cancellation)
    {
        var run = await db.Set<IssueRun>().AsNoTracking().FirstAsync(one => one.Id == id, cancellation);
        var counts = await db.Set<RunSheet>().Where(sheet => sheet.RunId == id).GroupBy(sheet => sheet.Outcome).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var trouble = run.EndedAt is null ? troubles.Of(id)?.ToString() ?? run.Trouble : "";
        return new RunStanding(run, counts.ToDictionary(count => count.Key, count => count.Count), trouble);
    }

    /// <summary>The variant whose sheets a page shows: the chosen one, before the choice the one that is asked for.</summary>
    public static string ShownVariant(IssueCard issue, IssueRun run, string? wanted) =>
        IssueSheets.VariantOf(issue) ?? Array.Find(run.VariantKeys, key => key == wanted) ?? run.VariantKeys[0];

    /// <summary>The editions of a run in their order, with what came of them; null for what is not made yet.</summary>
    /// <param name="run">The run.</param>
    /// <param name="variant">Key of the variant; empty where there are none.</param>
    /// <param name="page">Which page of them, from 1.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<RunRow>> RowsAsync(IssueRun run, string variant, int page, CancellationToken cancellation)
    {
        var some = run.IsOfSome ? await SomeAsync(run.Id, cancellation) : [];
        // An edition that was left out afterwards, or renamed, stands in a run as it was when it was made.
        var planned = await db.Set<PlannedEdition>().AsNoTracking().Where(edition => edition.IssueId == run.IssueId && (run.IsOfSome ? EF.Parameter(some).Contains(edition.Id) : edition.ApprovedAt != null || db.Set<RunSheet>().Any(sheet => sheet.RunId == run.Id && sheet.EditionId == edition.Id)))
            .OrderBy(edition => edition.Slug).Skip((page - 1) * RowsOfPage).Take(RowsOfPage)
            .Select(edition => new { edition.Id, edition.WorkplaceName, edition.Language }).ToListAsync(cancellation);
        var ids = planned.Select(edition => edition.Id).ToList();
        var made = await db.Set<RunSheet>().AsNoTracking().Where(sheet => sheet.RunId == run.Id && sheet.Variant == variant && EF.Parameter(ids).Contains(sheet.EditionId)).ToDictionaryAsync(sheet => sheet.EditionId, cancellation);
        return [.. planned.OrderBy(edition => edition.WorkplaceName, StringComparer.CurrentCultureIgnoreCase).Select(edition => new RunRow(edition.Id, edition.WorkplaceName, edition.Language, made.GetValueOrDefault(edition.Id)))];
    }

    // The editions of a run of some: as few as a correction touches.
    private async Task<List<EditionId>> SomeAsync(RunId run, CancellationToken cancellation) =>
        [.. (await db.Set<RunPart>().AsNoTracking().Where(part => part.RunId == run).ToListAsync(cancellation)).SelectMany(part => part.Unpack())];
}

/// <summary>How far a run is.</summary>
/// <param name="Run">The run.</param>
/// <param name="Counts">How many editions came out how.</param>
/// <param name="Trouble">What keeps it from going on, by its name in the code; empty for nothing.</param>
internal sealed record RunStanding(IssueRun Run, IReadOnlyDictionary<SheetOutcome, int> Counts, string Trouble)
{
    /// <summary>Editions of which it is known what came of them.</summary>
    public int Done => Counts.Values.Sum();

    /// <summary>Editions with files.</summary>
    public int Made => Of(SheetOutcome.Made) + Of(SheetOutcome.Unchanged);

    public int Of(SheetOutcome outcome) => Counts.GetValueOrDefault(outcome);
}

/// <summary>An edition of a run.</summary>
/// <param name="Edition">Its id.</param>
/// <param name="Workplace">As printed.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Sheet">What came of it; null when it is not made yet.</param>
internal sealed record RunRow(EditionId Edition, string Workplace, string Language, RunSheet? Sheet);
