using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.Publications;

/// <summary>All publications that one keeps.</summary>
[Authorize(nameof(Permission.KeepPublications))]
internal sealed class IndexModel(HandbillDb db, IAccess access, TimeProvider clock, IStringLocalizer<PublicationWords> words) : PageModel
{
    public IReadOnlyList<Row> Publications { get; private set; } = [];

    public bool MayMake { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var reach = await access.ReachAsync(Permission.KeepPublications, cancellation);
        MayMake = reach.Everywhere;
        var mine = reach.Publications.Select(id => new Contracts.PublicationId(id)).ToList();
        var publications = await db.Set<Publication>().AsNoTracking().Where(one => reach.Everywhere || mine.Contains(one.Id)).ToListAsync(cancellation);
        var open = await db.Set<PlannedIssue>().Where(issue => issue.LockedAt == null).GroupBy(issue => issue.PublicationId)
            .Select(issues => new { issues.Key, Count = issues.Count() }).ToDictionaryAsync(issues => issues.Key, issues => issues.Count, cancellation);
        Publications =
        [
            .. publications.OrderBy(one => one.ArchivedAt is not null).ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase)
                .Select(one => new Row(one, CadenceWords.Say(words, Schedule.Of(one), clock.GetUtcNow()), open.GetValueOrDefault(one.Id))),
        ];
    }

    internal sealed record Row(Publication Publication, string Cadence, int OpenIssues);
}
