using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Corrections;

/// <summary>Every state that the sheets of an issue ever had, and what replaced each.</summary>
[Authorize(nameof(Permission.RunPress))]
internal sealed class SheetsModel(HandbillDb db, ISheetArchive archive, IIssues issues, IIssueCopy copy, IAccess access) : PageModel
{
    /// <summary>So many sheets stand on a page.</summary>
    private const int OfPage = 200;

    public IssueCard Issue { get; private set; } = null!;

    public IReadOnlyList<(SheetState State, IReadOnlyList<Correction> ReplacedBy)> Rows { get; private set; } = [];

    public HiddenSheets Hidden { get; private set; }

    public int PageNumber { get; private set; } = 1;

    public int PageCount { get; private set; } = 1;

    public async Task<IActionResult> OnGetAsync(IssueId id, [FromQuery(Name = "page")] int? number, CancellationToken cancellation)
    {
        if (await issues.FindAsync(id, cancellation) is not { } issue || !await access.MayAsync(Permission.RunPress, new[] { Scope.Publication(issue.PublicationId.Value) }, cancellation))
        {
            return NotFound();
        }

        Issue = issue;
        Hidden = await copy.HiddenAsync(id, cancellation);
        var states = await archive.StatesAsync(issue, cancellation);
        PageCount = Math.Max(1, (states.Count + OfPage - 1) / OfPage);
        PageNumber = Math.Clamp(number ?? 1, 1, PageCount);
        var corrections = await (
            from correction in db.Set<Correction>().AsNoTracking()
            where correction.IssueId == id
            join story in db.Set<Story>().AsNoTracking() on correction.StoryId equals story.Id
            orderby correction.At
            select new { Correction = correction, story.EditionId, story.Language }).ToListAsync(cancellation);
        Rows =
        [
            .. states.Skip((PageNumber - 1) * OfPage).Take(OfPage).Select(state => (state, (IReadOnlyList<Correction>)
            [
                .. corrections.Where(one => one.Correction.At > state.At && one.Correction.At <= state.Until
                        && (one.EditionId is { } edition ? edition == state.Edition : CommonLanguages.For(state.Language, new HashSet<string>(StringComparer.Ordinal) { one.Language }) == one.Language))
                    .Select(one => one.Correction),
            ])),
        ];
        return Page();
    }
}
