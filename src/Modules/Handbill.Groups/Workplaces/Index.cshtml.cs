using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Kernel.Data;
using Handbill.Ui.Components;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Workplaces;

/// <summary>The workplaces that one keeps: filtered, sorted and put together by region or group. Four hundred make one page.</summary>
[Authorize(nameof(Permission.KeepWorkplaces))]
internal sealed class IndexModel(HandbillDb db, IAccess access, WorkplaceKeeping keeping, IStringLocalizer<WorkplaceWords> words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Group { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Archived { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    public bool MayImport { get; private set; }

    public IReadOnlyList<Choice> Regions { get; private set; } = [];

    public IReadOnlyList<Choice> Groups { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<(string? Key, IReadOnlyList<Row> Rows)> Parts => By switch
    {
        "region" => [.. Rows.GroupBy(row => row.Region).OrderBy(part => part.Key, StringComparer.OrdinalIgnoreCase).Select(part => (part.Key, (IReadOnlyList<Row>)[.. part]))],
        "group" => [.. Rows.GroupBy(row => row.Group).OrderBy(part => part.Key, StringComparer.OrdinalIgnoreCase).Select(part => (part.Key, (IReadOnlyList<Row>)[.. part]))],
        _ => [(null, Rows)],
    };

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        MayImport = await access.MayAsync(Permission.KeepGroups, new[] { Scope.Organisation }, cancellation);
        var reach = await keeping.ReachAsync(cancellation);
        var isArchived = Archived == "yes";
        var all = await (
            from one in db.Set<Workplace>().AsNoTracking()
            join its in db.Set<Group>().AsNoTracking() on one.GroupId equals its.Id
            where (reach.Everywhere || reach.Groups.Contains(one.GroupId)) && (one.ArchivedAt != null) == isArchived
            select new Row(one.Id, one.Name, one.Slug, one.Region, its.Id, its.Name, one.Languages, one.UsualCopies)).ToListAsync(cancellation);
        Regions = [new Choice("", words["all"]), .. all.Select(row => row.Region).Where(region => region.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase).Select(region => new Choice(region, region))];
        Groups = [new Choice("", words["all"]), .. all.DistinctBy(row => row.GroupId).OrderBy(row => row.Group, StringComparer.OrdinalIgnoreCase).Select(row => new Choice(row.GroupId.ToString(), row.Group))];
        Rows = [.. Sorted(all.Where(IsAskedFor))];
    }

    private bool IsAskedFor(Row row) =>
        (string.IsNullOrEmpty(Region) || row.Region == Region)
        && (string.IsNullOrEmpty(Group) || row.GroupId.ToString() == Group)
        && (string.IsNullOrWhiteSpace(Q) || Q.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
            row.Name.Contains(word, StringComparison.OrdinalIgnoreCase) || row.Slug.Contains(word, StringComparison.OrdinalIgnoreCase)
            || row.Region.Contains(word, StringComparison.OrdinalIgnoreCase) || row.Group.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private IEnumerable<Row> Sorted(IEnumerable<Row> rows)
    {
        var byName = rows.OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Slug, StringComparer.Ordinal);
        return Sort switch
        {
            "-name" => byName.Reverse(),
            "region" => byName.OrderBy(row => row.Region, StringComparer.OrdinalIgnoreCase),
            "-region" => byName.OrderByDescending(row => row.Region, StringComparer.OrdinalIgnoreCase),
            "group" => byName.OrderBy(row => row.Group, StringComparer.OrdinalIgnoreCase),
            "-group" => byName.OrderByDescending(row => row.Group, StringComparer.OrdinalIgnoreCase),
            "copies" => byName.OrderBy(row => row.Copies),
            "-copies" => byName.OrderByDescending(row => row.Copies),
            _ => byName,
        };
    }

    internal sealed record Row(WorkplaceId Id, string Name, string Slug, string Region, GroupId GroupId, string Group, IReadOnlyList<string> Languages, int Copies);
}
