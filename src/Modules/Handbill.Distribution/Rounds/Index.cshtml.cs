using Handbill.Distribution.Orders;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Ui.Layout;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Distribution.Rounds;

/// <summary>The rounds of an issue: gaps first, what is no longer right, and the button that lays them out.</summary>
[Authorize(nameof(Permission.HandOut))]
internal sealed class IndexModel(RoundDesk desk, RoundActs acts, IGates gates, ICopyCounts copies, IStringLocalizer<RoundWords> words) : PageModel
{
    private const int RowsOfPage = 100;

    public IssueRounds Plan { get; private set; } = null!;

    public IReadOnlyList<RoundFault> Faults { get; private set; } = [];

    public IReadOnlyList<RoundRow> Rows { get; private set; } = [];

    public int PageNumber { get; private set; } = 1;

    public int PageCount => (Plan.Rows.Count + RowsOfPage - 1) / RowsOfPage;

    /// <summary>Rounds on which somebody is still wanted.</summary>
    public int Gaps => Plan.Rows.Count(row => row.Gap > 0);

    public async Task<IActionResult> OnGetAsync(IssueId id, [FromQuery] int? page, CancellationToken cancellation)
    {
        if (await desk.OfIssueAsync(id, cancellation) is not { } found)
        {
            return NotFound();
        }

        Plan = found;
        PageNumber = Math.Clamp(page ?? 1, 1, Math.Max(1, PageCount));
        Rows = [.. found.Rows.OrderBy(row => row.Gap > 0 ? 0 : row.IsOff ? 2 : 1).Skip((PageNumber - 1) * RowsOfPage).Take(RowsOfPage)];
        if (found is { MayKeep: true, Rows.Count: > 0 })
        {
            var kept = found.Kept.Select(edition => edition.WorkplaceId).ToHashSet();
            Faults = RoundCheck.Of(
                [.. found.Rows.Where(row => row.MayKeep).Select(row => (row.Round, row.Bundles))], await gates.OfAsync(kept, cancellation), found.Kept,
                await copies.OfAsync(id, cancellation));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostLayOutAsync(IssueId id, CancellationToken cancellation)
    {
        if (await desk.OfIssueAsync(id, cancellation) is not { MayKeep: true } found)
        {
            return NotFound();
        }

        var added = await acts.LayOutAsync(found.Issue, found.Kept, desk.Me, cancellation);
        Flash.Say(HttpContext, added > 0 ? words.Count(added, "{0} round is laid out.|{0} rounds are laid out.") : words["All rounds were there already. Nothing was added."]);
        return Redirect($"/issues/{id}/rounds");
    }

    public async Task<IActionResult> OnPostMendAsync(IssueId id, CancellationToken cancellation)
    {
        if (await desk.OfIssueAsync(id, cancellation) is not { MayKeep: true } found)
        {
            return NotFound();
        }

        await acts.MendAsync(found.Issue, found.Kept, desk.Me, cancellation);
        Flash.Say(HttpContext, words["The rounds fit the workplaces and the copies again. What was written by hand, fetched or reported on is left alone."]);
        return Redirect($"/issues/{id}/rounds");
    }

    public string Place(Round round) => words.Place(round);

    public string State(RoundRow row) => words.State(row);

    public string Said(RoundFault fault) => fault.Kind switch
    {
        RoundFaultKind.GateGone => words["{0}: there is no gate {1} any more.", fault.Workplace, fault.Detail],
        RoundFaultKind.ShiftGone => words["{0}: there is no shift {1} any more, or it has other hours.", fault.Workplace, fault.Detail],
        RoundFaultKind.WorkplaceArchived => words["{0} is archived.", fault.Workplace],
        _ => words["{0} ({1}): there are {2} copies, and {3} are shared out.", fault.Workplace, fault.Detail, Language.Current.Number(fault.Planned), Language.Current.Number(fault.Shared)],
    };
}

/// <summary>How rounds are called.</summary>
internal static class RoundNames
{
    /// <summary>Gate and shift, or that there are none.</summary>
    public static string Place(this IStringLocalizer<RoundWords> words, Round round) =>
        round.GateName.Length == 0 && round.ShiftName.Length == 0 ? words["the whole workplace"] : string.Join(", ", new[] { round.GateName, round.ShiftName }.Where(name => name.Length > 0));

    /// <summary>How far it is.</summary>
    public static string State(this IStringLocalizer<RoundWords> words, RoundRow row) =>
        row.IsOff ? words["called off"] : row.Round.ReportId is not null ? words["reported"] : row.IsFetched ? words["fetched already"] : row.Gap > 0 ? words.Count(row.Gap, "{0} wanted|{0} wanted") : words["ready"];
}
