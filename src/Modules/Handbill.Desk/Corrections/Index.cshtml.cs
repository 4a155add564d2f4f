using Handbill.Desk.Stories;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Corrections;

/// <summary>All corrections of an issue, for every reader. An issue that is not locked has none to show, and is not told of.</summary>
[AllowAnonymous]
internal sealed class IndexModel(HandbillDb db, IIssues issues, TimeProvider clock) : PageModel
{
    public IssueCard Issue { get; private set; } = null!;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(IssueId id, CancellationToken cancellation)
    {
        if (await issues.FindAsync(id, cancellation) is not { LockedAt: not null } issue)
        {
            return NotFound();
        }

        Issue = issue;
        var now = clock.GetUtcNow();
        var rows = await (
            from correction in db.Set<Correction>().AsNoTracking()
            where correction.IssueId == id
            join story in db.Set<Story>().AsNoTracking() on correction.StoryId equals story.Id
            where story.EmbargoUntil == null || story.EmbargoUntil <= now
            select new { Correction = correction, story.Headline, story.Language, story.EditionId }).ToListAsync(cancellation);
        var workplaces = (await issues.EditionsAsync(id, cancellation)).ToDictionary(edition => edition.Id, edition => edition.WorkplaceName);
        Rows =
        [
            .. rows.OrderBy(row => row.Correction.At)
                .Select(row => new Row(row.Correction, row.Headline, row.Language, row.EditionId is { } edition ? workplaces.GetValueOrDefault(edition, "") : "")),
        ];
        return Page();
    }

    internal sealed record Row(Correction Correction, string Headline, string Language, string Workplace);
}
