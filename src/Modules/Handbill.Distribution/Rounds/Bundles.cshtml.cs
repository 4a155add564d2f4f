using Handbill.Distribution.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Handbill.Distribution.Rounds;

/// <summary>Who fetches how many of what, and from where, ticked as it is fetched.</summary>
[Authorize(nameof(Permission.HandOut))]
internal sealed class BundlesModel(RoundDesk desk, RoundActs acts, IIssues issues) : PageModel
{
    private const int RowsOfPage = 60;

    public IssueRounds Plan { get; private set; } = null!;

    /// <summary>Rounds with copies, by the place where these are fetched; those to be fetched first stand first.</summary>
    public IReadOnlyList<IGrouping<string, RoundRow>> Places { get; private set; } = [];

    /// <summary>What names the editions, where a bundle has copies of several.</summary>
    public IReadOnlyDictionary<EditionId, string> Editions { get; private set; } = new Dictionary<EditionId, string>();

    public int PageNumber { get; private set; } = 1;

    public int PageCount { get; private set; } = 1;

    public async Task<IActionResult> OnGetAsync(IssueId id, [FromQuery] int? page, CancellationToken cancellation)
    {
        if (await desk.OfIssueAsync(id, cancellation) is not { } found)
        {
            return NotFound();
        }

        Plan = found;
        var rows = found.Rows.Where(row => !row.IsOff && row.Copies > 0).OrderBy(row => row.Round.PickUp, StringComparer.CurrentCultureIgnoreCase).ToList();
        PageCount = Math.Max(1, (rows.Count + RowsOfPage - 1) / RowsOfPage);
        PageNumber = Math.Clamp(page ?? 1, 1, PageCount);
        Editions = (await issues.EditionsAsync(id, cancellation)).ToDictionary(edition => edition.Id, edition => $"{edition.Slug} ({edition.Language})");
        Places = [.. rows.Skip((PageNumber - 1) * RowsOfPage).Take(RowsOfPage).GroupBy(row => row.Round.PickUp, StringComparer.CurrentCultureIgnoreCase)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(IssueId id, string? round, string? fetched, CancellationToken cancellation)
    {
        if (!RoundId.TryParse(round, null, out var which) || await desk.FindAsync(which, cancellation) is not { } found || found.Row.Issue.Id != id || !(found.Row.MayKeep || found.Row.IGo))
        {
            return NotFound();
        }

        await acts.FetchAsync(which, fetched == "yes", desk.Me, cancellation);
        return Redirect($"/issues/{id}/bundles");
    }
}
