using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.Publications;

/// <summary>A publication with its cadence in words and its issues.</summary>
[Authorize(nameof(Permission.KeepPublications))]
internal sealed class ShowModel(HandbillDb db, IAccess access, TimeProvider clock, IStringLocalizer<PublicationWords> words) : PageModel
{
    private const int MostIssues = 60;

    public Publication Publication { get; private set; } = null!;

    public string Sentence { get; private set; } = "";

    public IReadOnlyList<Row> Issues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(PublicationId id, CancellationToken cancellation)
    {
        if (!await access.MayAsync(Permission.KeepPublications, new[] { Scope.Publication(id.Value) }, cancellation)
            || await db.Set<Publication>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellation) is not { } publication)
        {
            return NotFound();
        }

        Publication = publication;
        Sentence = CadenceWords.Say(words, Schedule.Of(publication), clock.GetUtcNow());
        var issues = await db.Set<PlannedIssue>().AsNoTracking().Where(issue => issue.PublicationId == id)
            .OrderByDescending(issue => issue.Date).ThenByDescending(issue => issue.Number).Take(MostIssues).ToListAsync(cancellation);
        var ids = issues.Select(issue => issue.Id).ToList();
        var editions = await db.Set<PlannedEdition>().Where(edition => ids.Contains(edition.IssueId)).GroupBy(edition => edition.IssueId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        Issues = [.. issues.Select(issue => new Row(issue, IssueStandings.Of(issue, clock.GetUtcNow()), editions.GetValueOrDefault(issue.Id)))];
        return Page();
    }

    internal sealed record Row(PlannedIssue Issue, IssueStanding Standing, int Editions);
}
