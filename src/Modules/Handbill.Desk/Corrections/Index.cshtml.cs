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

/// <summary>All corrections of an issue, for every reader. An issue that is not locked has none to show, and is not told of.</summary>
[AllowAnonymous]
internal sealed class IndexModel(HandbillDb db, IIssues issues, IAccess access, IEnumerable<ICorrectionEffects> effects, TimeProvider clock) : PageModel
{
    private readonly Dictionary<IssueId, IssueCard> _next = [];

    public IssueCard Issue { get; private set; } = null!;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>What was handed on before a correction and is to be dealt with; told to those who print the issue alone.</summary>
    public IReadOnlyList<CorrectionEffect> Open { get; private set; } = [];

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
            where (story.EmbargoUntil == null || story.EmbargoUntil <= now) && (story.Variant == "" || story.Variant == issue.Chosen)
            select new { Correction = correction, story.Headline, story.Language, story.EditionId }).ToListAsync(cancellation);
        var workplaces = (await issues.EditionsAsync(id, cancellation)).ToDictionary(edition => edition.Id, edition => edition.WorkplaceName);
        var printed = await (
            from correction in db.Set<Correction>()
            where correction.IssueId == id
            join answer in db.Set<CorrectionAnswer>() on correction.Id equals answer.CorrectionId
            join item in db.Set<Story>() on answer.StoryId equals item.Id
            where item.LockedAt != null && item.EditionId != null && item.IssueId != null
            select new { answer.CorrectionId, Issue = item.IssueId!.Value }).Distinct().ToListAsync(cancellation);
        foreach (var one in printed.Select(one => one.Issue).Distinct())
        {
            // Locked, it is printed: what is left out of an issue is not locked with it.
            if (await issues.FindAsync(one, cancellation) is { } next)
            {
                _next[one] = next;
            }
        }

        var inIssues = printed.ToLookup(one => one.CorrectionId, one => one.Issue);
        Rows =
        [
            .. rows.OrderBy(row => row.Correction.At)
                .Select(row => new Row(row.Correction, row.Headline, row.Language, row.EditionId is { } edition ? workplaces.GetValueOrDefault(edition, "") : "",
                    [.. inIssues[row.Correction.Id].Where(_next.ContainsKey).Select(one => _next[one]).OrderBy(one => one.Number)])),
        ];
        if (await access.MayAsync(Permission.RunPress, new[] { Scope.Publication(issue.PublicationId.Value) }, cancellation))
        {
            var open = new List<CorrectionEffect>();
            foreach (var one in effects)
            {
                open.AddRange(await one.OpenAsync(id, cancellation));
            }

            Open = open;
        }

        return Page();
    }

    internal sealed record Row(Correction Correction, string Headline, string Language, string Workplace, IReadOnlyList<IssueCard> PrintedIn);
}
