using System.Globalization;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Kernel.Search.Archive;
using Handbill.Press.Contracts;
using Handbill.Site.Articles;
using Handbill.Site.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Issues;

/// <summary>Sheets in the archive's index: those that anybody may read, and no others. Within the caller's transaction.</summary>
internal sealed class SheetIndex(HandbillDb db, GroupWishes wishes, IPublications publications, IOrganisations organisations) : ISheetWishFollower
{
    /// <summary>Puts in those of some sheets whose groups want it, as they are now, and takes out the others.</summary>
    public async Task PutAsync(IQueryable<PublicSheet> which, CancellationToken cancellation)
    {
        var rows = await which.AsNoTracking().Join(db.Set<PublicIssue>().AsNoTracking(), sheet => sheet.IssueId, issue => issue.Id, (sheet, issue) => new { Sheet = sheet, Issue = issue }).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            return;
        }

        var willing = await wishes.PublicAsync(rows.Select(row => row.Sheet.GroupId), cancellation);
        var known = (await publications.AllAsync(cancellation)).ToDictionary(one => one.Slug, one => one.Id, StringComparer.Ordinal);
        var (shown, withheld) = (rows.Where(row => willing.Contains(row.Sheet.GroupId)), rows.Where(row => !willing.Contains(row.Sheet.GroupId)));
        var zone = await organisations.ZoneAsync(cancellation);
        await db.Store.Archive.PutAsync(db, [.. shown.Select(row => Of(row.Sheet, row.Issue, known.TryGetValue(row.Issue.PublicationSlug, out var id) ? id : null, zone))], cancellation);
        await db.Store.Archive.RemoveAsync(db, [.. withheld.Select(row => row.Sheet.Id)], cancellation);
    }

    /// <summary>Puts in those of these sheets whose groups want it.</summary>
    public Task PutAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) => PutAsync(db.Set<PublicSheet>().Where(sheet => EF.Parameter(ids).Contains(sheet.Id)), cancellation);

    /// <summary>All sheets that are to be in the index, each with when it came out.</summary>
    public async Task<IReadOnlyList<(Guid Id, DateTimeOffset At)>> WantedAsync(CancellationToken cancellation)
    {
        var all = await db.Set<PublicSheet>().Join(db.Set<PublicIssue>(), sheet => sheet.IssueId, issue => issue.Id, (sheet, issue) => new { sheet.Id, sheet.GroupId, issue.PublishAt }).ToListAsync(cancellation);
        return [.. (await wishes.WillingAsync(all, sheet => sheet.GroupId, cancellation)).Select(sheet => (sheet.Id, sheet.PublishAt))];
    }

    /// <inheritdoc/>
    public Task SaidAsync(GroupId group, CancellationToken cancellation) => PutAsync(db.Set<PublicSheet>().Where(sheet => sheet.GroupId == group), cancellation);

    /// <summary>A sheet as the index has it.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="issue">Its issue.</param>
    /// <param name="publication">The desk's publication that the issue is of; null for none.</param>
    /// <param name="zone">Whose clock says in which year it came out.</param>
    public static ArchiveText Of(PublicSheet sheet, PublicIssue issue, PublicationId? publication, TimeZoneInfo zone)
    {
        var marks = new List<string> { ArticleIndex.Year(LocalTime.YearOf(issue.PublishAt, zone)), ArticleIndex.Language(sheet.Language) };
        if (sheet.Workplace is { Length: > 0 } workplace)
        {
            marks.Add(ArticleIndex.Mark(MarkKind.Workplace, workplace));
        }

        if (publication is { } id)
        {
            marks.Add(ArticleIndex.Publication(id.Value));
        }

        var number = issue.Number > 0 ? issue.Number.ToString(CultureInfo.InvariantCulture) : "";
        return new ArchiveText(sheet.Id, sheet.Name, $"{issue.PublicationName} {number}", sheet.Text, sheet.Language, issue.PublishAt, marks);
    }
}
