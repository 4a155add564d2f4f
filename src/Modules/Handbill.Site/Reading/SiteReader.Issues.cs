using System.Globalization;
using Handbill.Groups.Contracts;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Issues;
using Handbill.Site.Serving;
using Handbill.Ui.Words;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Reading;

/// <summary>The archive of issues by their covers, and one issue with its articles and sheets.</summary>
internal sealed partial class SiteReader
{
    private const int CoversOnPage = 60;

    private Task<SiteAnswer?> IssuesAsync(string language, string[] parts, SiteRequest request, CancellationToken cancellation) => parts switch
    {
        [] => CoversAsync(language, "", request, cancellation),
        ["feed.atom" or "feed.rss" or "feed.json"] => IssueFeedAsync(language, "", parts[0], request, cancellation),
        [var publication, "feed.atom" or "feed.rss" or "feed.json"] => IssueFeedAsync(language, publication, parts[1], request, cancellation),
        [var publication] => CoversAsync(language, publication, request, cancellation),
        [var publication, var slug] => IssueAsync(language, publication, slug, cancellation),
        [var publication, var slug, "book.epub"] => BookOfIssueAsync(language, publication, slug, cancellation),
        _ => Task.FromResult<SiteAnswer?>(null),
    };

    private async Task<SiteAnswer?> CoversAsync(string language, string publication, SiteRequest request, CancellationToken cancellation)
    {
        var all = OutIssues().Where(one => publication == "" || one.PublicationSlug == publication);
        var years = (await all.Select(one => one.Date).ToListAsync(cancellation)).ConvertAll(date => date.Year).Distinct().OrderDescending().ToList();
        if (years.Count == 0 && publication.Length > 0)
        {
            return null;
        }

        var year = request.Year is { } asked && years.Contains(asked) ? asked : (int?)null;
        if (year is { } only)
        {
            var (from, to) = (new DateOnly(only, 1, 1), new DateOnly(only, 12, 31));
            all = all.Where(one => one.Date >= from && one.Date <= to);
        }

        var issues = await all.OrderByDescending(one => one.Date).ThenByDescending(one => one.Number).Skip((request.Page - 1) * CoversOnPage).Take(CoversOnPage + 1).ToListAsync(cancellation);
        if (issues.Count == 0 && request.Page > 1)
        {
            return null;
        }

        var (covers, groups) = await CoversAsync([.. issues.Take(CoversOnPage)], cancellation);
        var (_, _, languages) = await frame.BaseAsync(cancellation);
        var isWhole = request.Page == 1 && year is null;
        string HomeIn(string tag) => $"{SiteDoor.Root}/{tag}/issues{(publication.Length > 0 ? "/" + publication : "")}";
        var home = HomeIn(language);
        var address = year is null ? home : $"{home}?year={year.Value.ToString(CultureInfo.InvariantCulture)}";
        var page = await HeadAsync(language, publication.Length > 0 ? issues.Count > 0 ? issues[0].PublicationName : publication : words["All issues"], address, cancellation);
        return SiteAnswer.Html(
            await templates.WriteAsync(
                "issues",
                page with
                {
                    Page = page.Page with
                    {
                        IsIssues = true,
                        Description = GistOf(issues.Select(NameOf)),
                        Data = await StepsAsync(page, address, cancellation),
                        Issues = Covers(issues.Take(CoversOnPage), covers, language),
                        Years = years.Count < 2 ? [] : [.. years.Select(one => one.ToString(CultureInfo.InvariantCulture)).Select(one => new LinkView(one, $"{home}?year={one}") { IsCurrent = one == year?.ToString(CultureInfo.InvariantCulture) })],
                        Newer = request.Page <= 1 ? "" : Paged(address, request.Page - 1),
                        Older = issues.Count > CoversOnPage ? Paged(address, request.Page + 1) : "",
                        Feeds = years.Count == 0 ? [] : FeedsOf($"{page.Site.Title}: {(publication.Length > 0 ? issues[0].PublicationName : words["All issues"])}", home),
                        Translations = !isWhole ? [] : SameIn(languages.Select(one => (one, HomeIn(one)))),
                        IsHidden = !isWhole,
                    },
                },
                cancellation),
            [SiteNeeds.Frame, SiteNeeds.Issues, .. SiteNeeds.Sheets(groups)]);
    }

    private static string Paged(string address, int page) =>
        page <= 1 ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={page.ToString(CultureInfo.InvariantCulture)}";

    private async Task<SiteAnswer?> IssueAsync(string language, string publication, string slug, CancellationToken cancellation)
    {
        if (await FindIssueAsync(publication, slug, cancellation) is not { } issue)
        {
            return null;
        }

        var articles = await ArticlesOfAsync(issue, language, cancellation);
        var all = await db.Set<PublicSheet>().AsNoTracking().Where(sheet => sheet.IssueId == issue.Id).OrderBy(sheet => sheet.Name).ToListAsync(cancellation);
        var address = IssueAddress(language, issue);
        var page = await HeadAsync(language, NameOf(issue), address, cancellation);
        var view = new IssueView
        {
            Iso = issue.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Date = Language.Current.Date(issue.Date),
            Book = articles.Count > 0 ? $"{address}/book.epub" : "",
            Sheets = [.. (await wishes.WillingAsync(all, sheet => sheet.GroupId, cancellation)).Select(sheet => ViewOf(sheet, language))],
        };
        var (covers, groups) = await CoversAsync([issue], cancellation);
        var (_, _, languages) = await frame.BaseAsync(cancellation);
        var head = page.Page with
        {
            IsIssues = true,
            Translations = SameIn(languages.Select(one => (one, IssueAddress(one, issue)))),
            Description = $"{page.Page.Title}: {GistOf(articles.Count > 0 ? articles.Select(one => one.Article.Headline) : view.Sheets.Select(sheet => sheet.Name))}".TrimEnd(' ', ':'),
            Og = covers[issue.Id].Length > 0 ? ArticleShelf.FileAddress(covers[issue.Id], ".png") : "",
            Data = await StepsAsync(page, address, cancellation),
            Cards = await CardsAsync(articles, "h2", cancellation),
            Dateline = view.Date,
        };
        return SiteAnswer.Html(
            await templates.WriteAsync("issue", page with { Issue = view, Page = head }, cancellation),
            [SiteNeeds.Frame, SiteNeeds.Issues, .. SiteNeeds.Sheets(all.Select(sheet => sheet.GroupId).Concat(groups)), .. articles.Select(one => SiteNeeds.Of(one.Article.Id))]);
    }

    private SheetView ViewOf(PublicSheet sheet, string language)
    {
        var pictures = sheet.Pages.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new SheetView(
            sheet.Slug, sheet.Name, ArticleShelf.FileAddress(sheet.Pdf, ".pdf"),
            [.. pictures.Select((picture, at) => new PictureView(ArticleShelf.FileAddress(picture, ".png"), PublicSheets.PictureWidth, PublicSheets.PictureWidth * 297 / 210, "") { Name = words["{0}, page {1} of {2}", sheet.Name, at + 1, pictures.Length] })],
            sheet.Text.Length == 0 ? "" : Press.Contracts.ReadingMarkup.Of(sheet.Text, new SiteTargets([])))
        {
            Workplace = sheet.Workplace.Length > 0 ? WorkplaceAddress(language, sheet.Workplace) : "",
        };
    }

    // Where the group on the cover withholds its sheets, the first side of another sheet stands there, or nothing. Gives the groups too on whose word that depends.
    private async Task<(IReadOnlyDictionary<Guid, string> Covers, IReadOnlyCollection<GroupId> Groups)> CoversAsync(IReadOnlyList<PublicIssue> issues, CancellationToken cancellation)
    {
        var groups = issues.Select(issue => issue.CoverOf).ToHashSet();
        var willing = await wishes.PublicAsync(groups, cancellation);
        var bare = issues.Where(issue => !willing.Contains(issue.CoverOf)).Select(issue => issue.Id).ToList();
        var others = bare.Count == 0 ? [] : await db.Set<PublicSheet>().Where(sheet => EF.Parameter(bare).Contains(sheet.IssueId) && sheet.Pages != "").OrderBy(sheet => sheet.Name).ThenBy(sheet => sheet.Slug)
            .Select(sheet => new { sheet.IssueId, sheet.GroupId, sheet.Pages }).ToListAsync(cancellation);
        groups.UnionWith(others.Select(other => other.GroupId));
        willing = await wishes.PublicAsync(groups, cancellation);
        var instead = others.Where(other => willing.Contains(other.GroupId)).ToLookup(other => other.IssueId, other => other.Pages.Split(' ')[0]);
        return (issues.ToDictionary(issue => issue.Id, issue => willing.Contains(issue.CoverOf) ? issue.Cover : instead[issue.Id].FirstOrDefault("")), groups);
    }

    /// <summary>Path of an issue's page.</summary>
    internal static string IssueAddress(string language, PublicIssue issue) => $"{SiteDoor.Root}/{language}/issues/{issue.PublicationSlug}/{issue.Slug}";

    private IQueryable<PublicIssue> OutIssues()
    {
        var now = clock.GetUtcNow();
        return db.Set<PublicIssue>().AsNoTracking().Where(one => one.PublishAt <= now);
    }

    private Task<PublicIssue?> FindIssueAsync(string publication, string slug, CancellationToken cancellation) =>
        OutIssues().FirstOrDefaultAsync(one => one.PublicationSlug == publication && one.Slug == slug, cancellation);

    private async Task<IReadOnlyList<WholeArticle>> ArticlesOfAsync(PublicIssue issue, string language, CancellationToken cancellation)
    {
        if (issue.IssueId is not { } id)
        {
            return [];
        }

        return await shelf.WithAsync(await shelf.Out().Where(one => one.IssueId == id && one.Language == language).OrderBy(one => one.FrontPlace == null).ThenBy(one => one.FrontPlace).ThenBy(one => one.Id).ToListAsync(cancellation), cancellation);
    }
}
