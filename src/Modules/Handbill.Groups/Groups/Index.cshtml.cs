using Handbill.Groups.Contracts;
using Handbill.Groups.Workplaces;
using Handbill.Kernel.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Groups;

/// <summary>All groups.</summary>
[Authorize(nameof(Permission.KeepGroups))]
internal sealed class IndexModel(HandbillDb db, IAccess access) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await access.MayAsync(Permission.KeepGroups, new[] { Scope.Organisation }, cancellation))
        {
            return NotFound();
        }

        var counts = await db.Set<Workplace>().Where(one => one.ArchivedAt == null).GroupBy(one => one.GroupId)
            .Select(places => new { places.Key, Count = places.Count(), Copies = places.Sum(place => place.UsualCopies) })
            .ToDictionaryAsync(places => places.Key, cancellation);
        var rows = (await db.Set<Group>().AsNoTracking().ToListAsync(cancellation))
            .Where(group => string.IsNullOrWhiteSpace(Q) || group.Name.Contains(Q.Trim(), StringComparison.OrdinalIgnoreCase))
            .Select(group => new Row(group, counts.GetValueOrDefault(group.Id)?.Count ?? 0, counts.GetValueOrDefault(group.Id)?.Copies ?? 0))
            .OrderBy(row => row.Group.Name, StringComparer.OrdinalIgnoreCase);
        Rows =
        [
            .. Sort switch
            {
                "-name" => rows.Reverse(),
                "workplaces" => rows.OrderBy(row => row.Workplaces),
                "-workplaces" => rows.OrderByDescending(row => row.Workplaces),
                "copies" => rows.OrderBy(row => row.Copies),
                "-copies" => rows.OrderByDescending(row => row.Copies),
                _ => (IEnumerable<Row>)rows.OrderBy(row => row.Group.ArchivedAt is not null),
            },
        ];
        return Page();
    }

    internal sealed record Row(Group Group, int Workplaces, int Copies);
}
