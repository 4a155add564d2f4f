using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Handbill.Press.Contracts;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Issues;
using Handbill.Site.Maps;
using Handbill.Site.Serving;
using Handbill.Ui.Words;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Reading;

/// <summary>The front page, sections, topics, authors, series, and the archive by year.</summary>
internal sealed partial class SiteReader
{
    private const int OnFront = 13, CoversOnFront = 4;

    private async Task<SiteAnswer> FrontAsync(string language, CancellationToken cancellation)
    {
        var placed = await shelf.Out().Where(one => one.Language == language && one.FrontPlace != null).OrderBy(one => one.FrontPlace).Take(OnFront).ToListAsync(cancellation);
        var newest = await shelf.Out().Where(one => one.Language == language && one.FrontPlace == null).OrderByDescending(one => one.PublishAt).ThenByDescending(one => one.Id).Take(OnFront - placed.Count).ToListAsync(cancellation);
        var articles = await shelf.WithAsync([.. placed, .. newest], cancellation);
        var page = await HeadAsync(language, "", $"{SiteDoor.Root}/{language}", cancellation);
        var issues = await OutIssues().OrderByDescending(one => one.Date).ThenByDescending(one => one.Number).Take(CoversOnFront).ToListAsync(cancellation);
        var (covers, groups) = await CoversAsync(issues, cancellation);
        var (_, _, languages) = await frame.BaseAsync(cancellation);
        return SiteAnswer.Html(
            await templates.WriteAsync(
                "front",
                page with
                {
                    Page = page.Page with
                    {
                        IsFront = true,
                        Description = page.Site.Motto.Length > 0 ? page.Site.Motto : GistOf(articles),
                        Cards = await CardsAsync(articles, "h2", cancellation, leads: true),
                        Issues = Covers(issues, covers, language),
                        Feeds = FeedsOf(page.Site.Title, page.Site.Home),
                        Translations = SameIn(languages.Select(one => (one, $"{SiteDoor.Root}/{one}"))),
                        Dateline = articles.Count == 0 ? "" : Language.Current.Date(await DayAsync(articles.Max(one => one.Article.PublishAt), cancellation)),
                    },
                },
                cancellation),
            [SiteNeeds.Frame, SiteNeeds.Newest(language), SiteNeeds.Issues, .. SiteNeeds.Sheets(groups), .. articles.Select(one => SiteNeeds.Of(one.Article.Id))]);
    }

    private async Task<SiteAnswer?> ListAsync(string language, MarkKind kind, string slug, SiteRequest request, CancellationToken cancellation)
    {
        var ids = await shelf.ListAsync(language, kind, slug, (request.Page - 1) * OnPage, OnPage + 1, cancellation);
        if (ids.Count == 0)
        {
            return null;
        }

        var articles = await shelf.ReadAsync([.. ids.Take(OnPage)], cancellation);
        var name = articles.SelectMany(one => one.Of(kind)).First(mark => mark.Slug == slug).Name;
        var address = $"{SiteDoor.Root}/{language}/{PartOf(kind)}/{slug}";
        var page = await HeadAsync(language, name, address, cancellation);
        return SiteAnswer.Html(
            await templates.WriteAsync(
                "list",
                page with
                {
                    Page = page.Page with
                    {
                        Description = $"{name}: {GistOf(articles)}",
                        Data = await StepsAsync(page, address, cancellation),
                        Cards = await CardsAsync(articles, "h2", cancellation),
                        Newer = Newer(address, request.Page),
                        Older = ids.Count > OnPage ? Older(address, request.Page) : "",
                        Feeds = FeedsOf($"{page.Site.Title}: {name}", address),
                        Marks = kind == MarkKind.Topic ? [] : Common(articles, language),
                        IsHidden = request.Page > 1,
                    },
                },
                cancellation),
            [SiteNeeds.Frame, SiteNeeds.List(language, kind, slug), .. articles.Select(one => SiteNeeds.Of(one.Article.Id))]);
    }

    private async Task<SiteAnswer?> ArchiveAsync(string language, int? year, SiteRequest request, CancellationToken cancellation)
    {
        var query = year is { } only ? await InYearAsync(language, only, cancellation) : shelf.Out().Where(one => one.Language == language);
        var rows = await query.OrderByDescending(one => one.PublishAt).ThenByDescending(one => one.Id).Skip((request.Page - 1) * OnPage).Take(OnPage + 1).ToListAsync(cancellation);

        // A year between two others that has none says so: the list of years leads there.
        var spans = await frame.YearsAsync(cancellation);
        var span = spans.TryGetValue(language, out var own) ? own : (YearSpan?)null;
        if (rows.Count == 0 && (request.Page > 1 || (year is { } asked && span?.Has(asked) != true)))
        {
            return null;
        }

        var articles = await shelf.WithAsync([.. rows.Take(OnPage)], cancellation);
        var address = year is { } shown ? YearAddress(language, shown) : ArchiveAddress(language);
        var page = await HeadAsync(language, year is { } named ? YearName(named) : words["Archive"], address, cancellation);
        var (_, _, languages) = await frame.BaseAsync(cancellation);
        var spoken = languages.Where(one => year is not { } there || (spans.TryGetValue(one, out var other) && other.Has(there)));
        return SiteAnswer.Html(
            await templates.WriteAsync(
                "list",
                page with
                {
                    Page = page.Page with
                    {
                        Description = GistOf(articles),
                        Data = await StepsAsync(page, address, cancellation),
                        Cards = await CardsAsync(articles, "h2", cancellation),
                        Years = [.. (span?.Years ?? []).Select(one => new LinkView(one.ToString(CultureInfo.InvariantCulture), YearAddress(language, one)))],
                        Newer = Newer(address, request.Page),
                        Older = rows.Count > OnPage ? Older(address, request.Page) : "",
                        Feeds = year is null ? FeedsOf(page.Site.Title, page.Site.Home) : FeedsOf($"{page.Site.Title}: {page.Page.Title}", address),
                        Translations = request.Page > 1 ? [] : SameIn(spoken.Select(one => (one, year is { } there ? YearAddress(one, there) : ArchiveAddress(one)))),
                        IsArchive = true,
                        IsHidden = request.Page > 1,
                    },
                },
                cancellation),
            [SiteNeeds.Frame, .. languages.Select(SiteNeeds.Years), year is { } of ? SiteNeeds.Year(language, of) : SiteNeeds.Newest(language), .. articles.Select(one => SiteNeeds.Of(one.Article.Id))]);
    }

    private static string ArchiveAddress(string language) => $"{SiteDoor.Root}/{language}/archive";

    /// <summary>Path of a year of the archive.</summary>
    internal static string YearAddress(string language, int year) => $"{ArchiveAddress(language)}/{year.ToString("0000", CultureInfo.InvariantCulture)}";

    private string YearName(int year) => words["Archive of {0}", year.ToString(CultureInfo.InvariantCulture)];

    private async Task<IQueryable<Article>> InYearAsync(string language, int year, CancellationToken cancellation)
    {
        var (_, organisation, _) = await frame.BaseAsync(cancellation);
        var (from, to) = (StartOf(year), StartOf(year + 1));
        return shelf.Out().Where(one => one.Language == language && one.PublishAt >= from && one.PublishAt < to);

        DateTimeOffset StartOf(int first)
        {
            var local = new DateTime(Math.Clamp(first, 1, 9999), 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
            return new DateTimeOffset(local, organisation.TimeZone.GetUtcOffset(local));
        }
    }

    private async Task<IReadOnlyList<CardView>> CardsAsync(IReadOnlyList<WholeArticle> articles, string level, CancellationToken cancellation, bool leads = false)
    {
        var cards = new List<CardView>(articles.Count);
        foreach (var one in articles)
        {
            cards.Add(new CardView
            {
                Address = one.Address,
                Headline = one.Article.Headline,
                Kicker = one.Article.Kicker,
                Standfirst = StandfirstOf(one.Article),
                Language = one.Article.Language,
                Iso = Iso(one.Article.PublishAt),
                Date = await DateAsync(one.Article.PublishAt, cancellation),
                Authors = one.Authors,
                Picture = ViewOf(one.Leading),
                IsLead = leads && cards.Count == 0,
                Level = level,
            });
        }

        return cards;
    }

    /// <summary>What stands under a headline in lists: the standfirst, or how the text begins.</summary>
    internal static string StandfirstOf(Article article) => article.Standfirst.Length > 0 ? article.Standfirst : LeadOf(article.Body);

    // How a text begins, without its headings, pictures, lists and tables.
    private static string LeadOf(string body)
    {
        const int Most = 220;
        var first = body.Split("\n\n").Select(part => part.Trim()).FirstOrDefault(part => part.Length > 0 && part[0] is not ('#' or '!' or '>' or '|' or '-' or ':')) ?? "";
        var plain = string.Join(' ', WebUtility.HtmlDecode(Tag().Replace(ReadingMarkup.Of(first), "")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (plain.Length <= Most)
        {
            return plain;
        }

        var end = plain.LastIndexOf(' ', Most);
        return string.Concat(plain.AsSpan(0, end > 0 ? end : Most), " …");
    }

    // What a list says of itself to those who see no more of it: what is newest on it.
    private static string GistOf(IEnumerable<WholeArticle> articles) => GistOf(articles.Select(one => one.Article.Headline));

    private static string GistOf(IEnumerable<string> names)
    {
        const int Most = 160;
        var gist = "";
        foreach (var name in names.TakeWhile(name => gist.Length == 0 || gist.Length + name.Length < Most))
        {
            gist += gist.Length == 0 ? name : $" · {name}";
        }

        return gist;
    }

    // Where a list stands: below its language's front page.
    private async Task<string> StepsAsync(PageView page, string address, CancellationToken cancellation) =>
        StructuredData.Breadcrumbs([(page.Site.Title, await WholeAsync(page.Site.Home, cancellation)), (page.Page.Title, await WholeAsync(address, cancellation))]);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    private static PictureView? ViewOf(ArticlePicture? picture) => picture is null ? null : new PictureView(ArticleShelf.AddressOf(picture), picture.Width, picture.Height, picture.Rights);

    private static IReadOnlyList<LinkView> Common(IReadOnlyList<WholeArticle> articles, string language) =>
    [
        .. articles.SelectMany(one => one.Of(MarkKind.Topic)).GroupBy(mark => mark.Slug, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(12)
            .Select(group => new LinkView(group.First().Name, $"{SiteDoor.Root}/{language}/topics/{group.Key}")),
    ];

    private static string Newer(string address, int page) => page <= 1 ? "" : page == 2 ? address : $"{address}?page={(page - 1).ToString(CultureInfo.InvariantCulture)}";

    private static string Older(string address, int page) => $"{address}?page={(page + 1).ToString(CultureInfo.InvariantCulture)}";

    private static IReadOnlyList<IssueCardView> Covers(IEnumerable<PublicIssue> issues, IReadOnlyDictionary<Guid, string> covers, string language) =>
    [
        .. issues.Select(one => new IssueCardView(
            IssueAddress(language, one), NameOf(one), covers[one.Id].Length > 0 ? ArticleShelf.FileAddress(covers[one.Id], ".png") : "")),
    ];

    /// <summary>What an issue is called, with its date in the words of the moment. The name is set apart for its own direction: beside a date from right to left, its number would go to the date's.</summary>
    internal static string NameOf(PublicIssue issue)
    {
        var name = issue.Number > 0 ? $"{issue.PublicationName} {issue.Number.ToString(CultureInfo.InvariantCulture)}" : issue.PublicationName;
        var date = Language.Current.DateWithoutWeekday(issue.Date);
        return Language.Current.IsRightToLeft ? $"\u2068{name}\u2069، {date}" : $"{name}, {date}";
    }

    private static IReadOnlyList<LinkView> FeedsOf(string title, string address, string query = "") =>
    [
        new LinkView($"{title} (Atom)", $"{address}/feed.atom{query}") { Type = "application/atom+xml" },
        new LinkView($"{title} (RSS)", $"{address}/feed.rss{query}") { Type = "application/rss+xml" },
        new LinkView($"{title} (JSON)", $"{address}/feed.json{query}") { Type = "application/feed+json" },
    ];
}
