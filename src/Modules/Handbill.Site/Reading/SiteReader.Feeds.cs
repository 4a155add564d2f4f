using System.Globalization;
using Handbill.Site.Articles;
using Handbill.Site.Books;
using Handbill.Site.Contracts;
using Handbill.Site.Feeds;
using Handbill.Site.Issues;
using Handbill.Site.Serving;
using Handbill.Typesetting.Text;
using Handbill.Ui.Words;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Reading;

/// <summary>Lists as feeds, and issues, series and topics as books.</summary>
internal sealed partial class SiteReader
{
    private const int InFeed = 30, MostChapters = 300;

    // A language's newest. What was taken back lately is said to those who have it already; a list of one topic or year does not know of it any more.
    private async Task<SiteAnswer> NewestFeedAsync(string language, string form, SiteRequest request, CancellationToken cancellation)
    {
        var rows = await FedAsync(shelf.Out().Where(one => one.Language == language), request, cancellation);
        var (setting, organisation, _) = await frame.BaseAsync(cancellation);
        var written = new WrittenFeed(language, $"{SiteDoor.Root}/{language}", form, SiteFrame.TitleOf(setting, organisation), setting.Motto, rows.Count > InFeed);
        return await WriteAsync(written, await shelf.ReadAsync([.. rows.Take(InFeed)], cancellation), request.Page == 1 ? await TakenBackLatelyAsync(language, cancellation) : [], request, [SiteNeeds.Newest(language)], cancellation);
    }

    private async Task<SiteAnswer?> ListFeedAsync(string language, MarkKind kind, string slug, string form, SiteRequest request, CancellationToken cancellation)
    {
        var rows = await shelf.ListAsync(language, kind, slug, (request.Page - 1) * InFeed, InFeed + 1, cancellation);
        if (rows.Count == 0)
        {
            return null;
        }

        var articles = await shelf.ReadAsync([.. rows.Take(InFeed)], cancellation);
        var name = articles.SelectMany(one => one.Of(kind)).First(mark => mark.Slug == slug).Name;
        var written = new WrittenFeed(language, $"{SiteDoor.Root}/{language}/{PartOf(kind)}/{slug}", form, await TitledAsync(name, cancellation), "", rows.Count > InFeed);
        return await WriteAsync(written, articles, [], request, [SiteNeeds.List(language, kind, slug)], cancellation);
    }

    // The archive of all years is a language's newest, and has that feed.
    private async Task<SiteAnswer?> YearFeedAsync(string language, int year, string form, SiteRequest request, CancellationToken cancellation)
    {
        var rows = await FedAsync(await InYearAsync(language, year, cancellation), request, cancellation);
        if (rows.Count == 0 && (request.Page > 1 || !((await frame.YearsAsync(cancellation)).TryGetValue(language, out var span) && span.Has(year))))
        {
            return null;
        }

        var written = new WrittenFeed(language, YearAddress(language, year), form, await TitledAsync(YearName(year), cancellation), "", rows.Count > InFeed);
        return await WriteAsync(written, await shelf.ReadAsync([.. rows.Take(InFeed)], cancellation), [], request, [SiteNeeds.Year(language, year), SiteNeeds.Years(language)], cancellation);
    }

    private static Task<List<ArticleId>> FedAsync(IQueryable<Article> which, SiteRequest request, CancellationToken cancellation) =>
        which.OrderByDescending(one => one.PublishAt).ThenByDescending(one => one.Id).Skip((request.Page - 1) * InFeed).Take(InFeed + 1).Select(one => one.Id).ToListAsync(cancellation);

    private async Task<string> TitledAsync(string name, CancellationToken cancellation)
    {
        var (setting, organisation, _) = await frame.BaseAsync(cancellation);
        return $"{SiteFrame.TitleOf(setting, organisation)}: {name}";
    }

    private async Task<SiteAnswer> WriteAsync(
        WrittenFeed feed, IReadOnlyList<WholeArticle> articles, IReadOnlyList<FeedEntry> further, SiteRequest request, IReadOnlyList<string> needs, CancellationToken cancellation)
    {
        var entries = new List<FeedEntry>();
        foreach (var one in articles)
        {
            entries.Add(await EntryAsync(one, cancellation));
        }

        return await WriteAsync(feed, [.. entries, .. further], request, [SiteNeeds.Frame, .. needs, .. articles.Select(one => SiteNeeds.Of(one.Article.Id))], cancellation);
    }

    // Issues with the text of those of their sheets that anybody may read.
    private async Task<SiteAnswer?> IssueFeedAsync(string language, string publication, string form, SiteRequest request, CancellationToken cancellation)
    {
        var issues = await OutIssues().Where(one => publication == "" || one.PublicationSlug == publication).OrderByDescending(one => one.Date).ThenByDescending(one => one.Number)
            .Skip((request.Page - 1) * InFeed).Take(InFeed + 1).ToListAsync(cancellation);
        if (issues.Count == 0 && (publication.Length > 0 || request.Page > 1))
        {
            return null;
        }

        var ids = issues.Take(InFeed).Select(issue => issue.Id).ToList();
        var all = await db.Set<PublicSheet>().AsNoTracking().Where(sheet => EF.Parameter(ids).Contains(sheet.IssueId)).OrderBy(sheet => sheet.Name).ToListAsync(cancellation);
        var shown = (await wishes.WillingAsync(all, sheet => sheet.GroupId, cancellation)).ToLookup(sheet => sheet.IssueId);
        var entries = new List<FeedEntry>();
        foreach (var issue in issues.Take(InFeed))
        {
            entries.Add(new FeedEntry
            {
                Id = $"urn:uuid:{issue.Id:D}",
                Address = await WholeAsync(IssueAddress(language, issue), cancellation),
                Title = NameOf(issue),
                Body = string.Concat(shown[issue.Id].Where(sheet => sheet.Text.Length > 0).Select(sheet => Press.Contracts.ReadingMarkup.Of(sheet.Text, new SiteTargets([])))),
                Published = issue.PublishAt,
                Updated = issue.PublishAt,
                Language = issue.Language,
                IsRightToLeft = LanguageFacts.Direction(issue.Language) == TextDirection.RightToLeft,
            });
        }

        var home = $"{SiteDoor.Root}/{language}/issues{(publication.Length > 0 ? "/" + publication : "")}";
        var written = new WrittenFeed(language, home, form, await TitledAsync(publication.Length > 0 ? issues[0].PublicationName : words["All issues"], cancellation), "", issues.Count > InFeed);
        return await WriteAsync(written, entries, request, [SiteNeeds.Frame, SiteNeeds.Issues, .. SiteNeeds.Sheets(all.Select(sheet => sheet.GroupId))], cancellation);
    }

    private async Task<SiteAnswer> WriteAsync(WrittenFeed feed, IReadOnlyList<FeedEntry> entries, SiteRequest request, IReadOnlyList<string> needs, CancellationToken cancellation)
    {
        var (setting, organisation, _) = await frame.BaseAsync(cancellation);
        var address = $"{feed.Home}/{feed.Form}{feed.Query}{(feed.Query.Length > 0 ? '&' : '?')}page=";
        var head = new FeedHead
        {
            Id = (await WholeAsync($"{feed.Home}/feed{feed.Query}", cancellation)).AbsoluteUri,
            Title = feed.Title,
            Subtitle = feed.Subtitle,
            Publisher = organisation.Name,
            Home = await WholeAsync($"{feed.Home}{feed.Query}", cancellation),
            Self = await WholeAsync(request.Page > 1 ? $"{address}{request.Page.ToString(CultureInfo.InvariantCulture)}" : $"{feed.Home}/{feed.Form}{feed.Query}", cancellation),
            Next = feed.AreMore && !request.IsForFiles ? await WholeAsync($"{address}{(request.Page + 1).ToString(CultureInfo.InvariantCulture)}", cancellation) : null,
            Hub = setting.Hub.Length > 0 ? new Uri(setting.Hub) : null,
            Language = feed.Language,
            Updated = entries.Count == 0 ? DateTimeOffset.UnixEpoch : entries.Max(entry => entry.Updated),
        };
        var (bytes, type) = feed.Form switch
        {
            "feed.atom" => (AtomFeed.Write(head, entries), "application/atom+xml; charset=utf-8"),
            "feed.rss" => (RssFeed.Write(head, entries), "application/rss+xml; charset=utf-8"),
            _ => (JsonFeed.Write(head, entries), "application/feed+json; charset=utf-8"),
        };
        return SiteAnswer.Bytes(bytes, type, needs) with { Link = head.Hub is { } hub ? WebSub.LinkHeader(head.Self, hub) : "" };
    }

    // What one feed says of itself.
    private sealed record WrittenFeed(string Language, string Home, string Form, string Title, string Subtitle, bool AreMore)
    {
        /// <summary>The question that its addresses go on with, from its mark; empty for none.</summary>
        public string Query { get; init; } = "";
    }

    private async Task<FeedEntry> EntryAsync(WholeArticle one, CancellationToken cancellation)
    {
        var article = one.Article;
        return new FeedEntry
        {
            Id = IdOf(article),
            Address = await WholeAsync(one.Address, cancellation),
            Title = article.Headline,
            Standfirst = StandfirstOf(article),
            Body = one.Markup(),
            Authors = one.Authors,
            Published = article.PublishAt,
            Updated = article.UpdatedAt ?? article.PublishAt,
            Topics = [.. one.Of(MarkKind.Topic).Select(mark => mark.Name)],
            Language = article.Language,
            IsRightToLeft = (LanguageFacts.Direction(article.Language) == TextDirection.RightToLeft),
        };
    }

    private async Task<IReadOnlyList<FeedEntry>> TakenBackLatelyAsync(string language, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow().AddDays(-60);
        var gone = await db.Set<Article>().AsNoTracking().Where(one => one.Language == language && one.RetractedAt >= since).OrderByDescending(one => one.RetractedAt).Take(InFeed).ToListAsync(cancellation);
        var entries = new List<FeedEntry>();
        foreach (var article in gone)
        {
            var why = (await shelf.NotesAsync(article.Id, cancellation)).Find(note => note.Kind == NoteKind.Retraction)?.Text ?? "";
            entries.Add(new FeedEntry
            {
                Id = IdOf(article), Address = await WholeAsync($"{SiteDoor.Root}/{article.Path}", cancellation), Title = article.Headline, Body = "", Published = article.PublishAt,
                Updated = article.RetractedAt!.Value, Language = article.Language, Retraction = why,
            });
        }

        return entries;
    }

    // It stays when the host or the path become others.
    private static string IdOf(Article article) => $"urn:uuid:{article.Id.Value:D}";

    private async Task<SiteAnswer?> BookOfListAsync(string language, MarkKind kind, string slug, CancellationToken cancellation)
    {
        var ids = await shelf.ListAsync(language, kind, slug, 0, MostChapters, cancellation);
        if (ids.Count == 0)
        {
            return null;
        }

        // A series is read from its beginning.
        var articles = (await shelf.ReadAsync(ids, cancellation)).Reverse().ToList();
        var name = articles.SelectMany(one => one.Of(kind)).First(mark => mark.Slug == slug).Name;
        return await BookAsync($"{PartOf(kind)}/{language}/{slug}", name, language, articles, null, [SiteNeeds.List(language, kind, slug)], cancellation);
    }

    private async Task<SiteAnswer?> BookOfIssueAsync(string language, string publication, string slug, CancellationToken cancellation)
    {
        if (await FindIssueAsync(publication, slug, cancellation) is not { } issue || await ArticlesOfAsync(issue, language, cancellation) is not { Count: > 0 } articles)
        {
            return null;
        }

        var (covers, groups) = await CoversAsync([issue], cancellation);
        var hash = covers[issue.Id];
        var cover = hash.Length > 0 ? await db.Set<SiteFile>().Where(one => one.Hash == hash).Select(one => one.Bytes).FirstOrDefaultAsync(cancellation) : null;
        return await BookAsync($"issues/{publication}/{slug}/{language}", NameOf(issue), language, articles, cover, [SiteNeeds.Issues, .. SiteNeeds.Sheets(groups)], cancellation);
    }

    private async Task<SiteAnswer> BookAsync(
        string identity, string title, string language, IReadOnlyList<WholeArticle> articles, byte[]? cover, IReadOnlyList<string> needs, CancellationToken cancellation)
    {
        var (_, organisation, _) = await frame.BaseAsync(cancellation);
        var chapters = new List<Chapter>();
        foreach (var one in articles)
        {
            var hashes = one.Pictures.Select(picture => picture.Hash).ToList();
            var files = await db.Set<SiteFile>().AsNoTracking().Where(file => EF.Parameter(hashes).Contains(file.Hash)).ToDictionaryAsync(file => file.Hash, cancellation);
            chapters.Add(new Chapter
            {
                Title = one.Article.Headline,
                Standfirst = one.Article.Standfirst,
                Authors = one.Authors,
                Date = await DayAsync(one.Article.PublishAt, cancellation),
                DateText = await DateAsync(one.Article.PublishAt, cancellation),
                Body = one.Markup(),
                Pictures = [.. one.Pictures.Where(picture => files.ContainsKey(picture.Hash)).Select(picture => new BookPicture(ArticleShelf.AddressOf(picture), files[picture.Hash].Bytes))],
            });
        }

        var book = new Book
        {
            Identifier = (await WholeAsync($"{SiteDoor.Root}/{identity}", cancellation)).AbsoluteUri,
            Title = title,
            Publisher = organisation.Name,
            Language = language,
            IsRightToLeft = (LanguageFacts.Direction(language) == TextDirection.RightToLeft),
            Date = articles.Max(one => one.Article.UpdatedAt ?? one.Article.PublishAt),
            Cover = cover,
            Words = new BookWords(words["Contents"], words["Cover"], words["All text is text, pictures have descriptions where their makers gave them, and headings lead from article to article."]),
            Chapters = chapters,
        };
        return SiteAnswer.Bytes(Epub.Write(book), "application/epub+zip", [SiteNeeds.Frame, .. needs, .. articles.Select(one => SiteNeeds.Of(one.Article.Id))]);
    }
}
