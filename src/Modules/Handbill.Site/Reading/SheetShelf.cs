using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Site.Issues;
using Handbill.Site.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Reading;

/// <summary>Sheets that readers have now: of issues that are out, of groups that say that anybody may read them.</summary>
internal sealed class SheetShelf(HandbillDb db, GroupWishes wishes, TimeProvider clock)
{
    /// <summary>Sheets with their issues, in no order; those that are not out are left out.</summary>
    public async Task<IReadOnlyList<WholeSheet>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        ids.Count == 0 ? [] : await wishes.WillingAsync(await Out(db.Set<PublicSheet>().Where(sheet => EF.Parameter(ids).Contains(sheet.Id))).ToListAsync(cancellation), one => one.Sheet.GroupId, cancellation);

    /// <summary>The newest sheets of a workplace in all languages, by the address of its list.</summary>
    /// <returns>Their ids with the time of their issues; and the groups on whose word the list depends.</returns>
    public async Task<(IReadOnlyList<(Guid Id, DateTimeOffset At)> Sheets, IReadOnlyCollection<GroupId> Groups)> ListAsync(string workplace, int most, CancellationToken cancellation)
    {
        var all = (await PlacesAsync(cancellation)).Where(place => place.Slug == workplace).ToList();
        var names = all.Select(place => place.Name).Distinct(StringComparer.Ordinal).ToList();
        var willing = (await wishes.PublicAsync(all.Select(place => place.Group), cancellation)).ToList();
        var rows = await Out(db.Set<PublicSheet>().Where(sheet => EF.Parameter(names).Contains(sheet.Name) && EF.Parameter(willing).Contains(sheet.GroupId)))
            .OrderByDescending(one => one.Issue.PublishAt).ThenByDescending(one => one.Sheet.Id).Take(most).Select(one => new { one.Sheet.Id, one.Issue.PublishAt }).ToListAsync(cancellation);
        return ([.. rows.Select(row => (row.Id, row.PublishAt))], [.. all.Select(place => place.Group)]);
    }

    /// <summary>Workplaces that have a sheet for readers now, by their names.</summary>
    public async Task<IReadOnlyList<(string Slug, string Name)>> WorkplacesAsync(CancellationToken cancellation) =>
        [.. (await wishes.WillingAsync(await PlacesAsync(cancellation), place => place.Group, cancellation)).Select(place => (place.Slug, place.Name)).DistinctBy(place => place.Slug)];

    /// <summary>Sheets of a language, the newest first, without their texts.</summary>
    public async Task<IReadOnlyList<(Guid Id, DateTimeOffset At)>> DatedAsync(string language, CancellationToken cancellation)
    {
        var rows = await Out(db.Set<PublicSheet>().Where(sheet => sheet.Language == language)).Select(one => new { one.Sheet.Id, one.Sheet.GroupId, one.Issue.PublishAt }).ToListAsync(cancellation);
        return [.. (await wishes.WillingAsync(rows, row => row.GroupId, cancellation)).OrderByDescending(row => row.PublishAt).ThenByDescending(row => row.Id).Select(row => (row.Id, row.PublishAt))];
    }

    private async Task<IReadOnlyList<(GroupId Group, string Slug, string Name)>> PlacesAsync(CancellationToken cancellation)
    {
        var rows = await Out(db.Set<PublicSheet>().Where(sheet => sheet.GroupId != default)).Select(one => new { one.Sheet.GroupId, one.Sheet.Name }).Distinct().ToListAsync(cancellation);
        return [.. rows.Select(row => (row.GroupId, ArticleText.SlugOf(row.Name), row.Name)).OrderBy(row => row.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    private IQueryable<WholeSheet> Out(IQueryable<PublicSheet> sheets)
    {
        var now = clock.GetUtcNow();
        return sheets.AsNoTracking().Join(db.Set<PublicIssue>().AsNoTracking().Where(issue => issue.PublishAt <= now), sheet => sheet.IssueId, issue => issue.Id, (sheet, issue) => new WholeSheet { Sheet = sheet, Issue = issue });
    }
}

/// <summary>A sheet with its issue.</summary>
internal sealed record WholeSheet
{
    public required PublicSheet Sheet { get; init; }

    public required PublicIssue Issue { get; init; }
}
