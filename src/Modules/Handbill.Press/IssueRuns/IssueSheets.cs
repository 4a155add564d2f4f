using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Press.IssueRuns;

/// <summary>
/// The one answer to which sheets are an issue's, for all that gives sheets out: pages, downloads, archives, print orders. Where it has variants they are those of the
/// chosen one, and before the choice there are none.
/// </summary>
internal sealed class IssueSheets(HandbillDb db, RunDesk desk) : ISheetArchive
{
    /// <summary>The variant whose sheets are given out: empty where the issue has none, null before one is chosen.</summary>
    public static string? VariantOf(IssueCard issue) => issue.VariantNames.Count == 0 ? "" : issue.Chosen;

    /// <summary>What a run made of the issue's sheets.</summary>
    public IQueryable<RunSheet> OfRun(IssueCard issue, RunId run)
    {
        var variant = VariantOf(issue);
        return db.Set<RunSheet>().AsNoTracking().Where(sheet => sheet.RunId == run && sheet.Variant == variant);
    }

    /// <summary>The sheets as they are now: of each edition what the newest run made that had it, whether it fits or not.</summary>
    public IQueryable<RunSheet> Now(IssueCard issue)
    {
        var (id, variant) = (issue.Id, VariantOf(issue));
        return
            from sheet in db.Set<RunSheet>().AsNoTracking()
            join run in db.Set<IssueRun>() on sheet.RunId equals run.Id
            where run.IssueId == id && sheet.Variant == variant
                && !(from later in db.Set<RunSheet>()
                     join after in db.Set<IssueRun>() on later.RunId equals after.Id
                     where later.EditionId == sheet.EditionId && later.Variant == variant && after.AskedAt > run.AskedAt
                     select later).Any()
            select sheet;
    }

    public async Task<IReadOnlyList<SheetState>> StatesAsync(IssueCard issue, CancellationToken cancellation)
    {
        var (id, variant) = (issue.Id, VariantOf(issue));
        var made = await (
            from sheet in db.Set<RunSheet>().AsNoTracking()
            join run in db.Set<IssueRun>() on sheet.RunId equals run.Id
            where run.IssueId == id && sheet.Variant == variant
            select new { Sheet = sheet, run.AskedAt }).ToListAsync(cancellation);
        return
        [
            .. made.GroupBy(one => one.Sheet.EditionId)
                .Select(edition => StatesOf([.. edition.OrderBy(one => one.AskedAt).Select(one => (one.Sheet, one.AskedAt))]))
                .OrderBy(states => states[0].WorkplaceName, StringComparer.CurrentCultureIgnoreCase).ThenBy(states => states[0].Slug, StringComparer.Ordinal)
                .SelectMany(states => states),
        ];
    }

    public async Task<bool> MakeAsync(IssueId issue, IReadOnlyCollection<EditionId> editions, AccountId by, CancellationToken cancellation) =>
        await desk.BeginAsync(issue, withReading: true, by, cancellation, only: editions.ToHashSet()) is not null;

    // A run that made the same files made no new state; one that could not set the sheet ends what was before.
    private static List<SheetState> StatesOf(List<(RunSheet Sheet, DateTimeOffset At)> made)
    {
        var states = new List<SheetState>();
        foreach (var (sheet, at) in made)
        {
            if (states.Count > 0 && FileLines.Write(states[^1].Prints) == sheet.Prints)
            {
                states[^1] = states[^1].Reading.Length == 0 && sheet.Reading.Length > 0 ? states[^1] with { Reading = sheet.Reading, Run = sheet.RunId } : states[^1];
                continue;
            }

            if (states.Count > 0)
            {
                states[^1] = states[^1] with { Until = at };
            }

            states.Add(new SheetState(sheet.EditionId, sheet.RunId, at, sheet.Slug, sheet.WorkplaceName, sheet.Language, [.. FileLines.Read(sheet.Prints)], sheet.Reading, Until: null));
        }

        states.Reverse();
        return states;
    }
}
