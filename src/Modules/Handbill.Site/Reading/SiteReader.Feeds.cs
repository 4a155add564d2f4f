using System.Globalization;
using Handbill.Site.Articles;
using Handbill.Site.Books;
using Handbill.Site.Contracts;
using Handbill.Site.Feeds;
using Handbill.Site.Serving;
using Handbill.Typesetting.Text;
using Handbill.Ui.Words;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Reading;

/// <summary>Lists as feeds, and issues, series and topics as books.</summary>
internal sealed partial class SiteReader
{
    private const int InFeed = 30, MostChapters = 300;

    private async Task<SiteAnswer?> FeedAsync(string language, MarkKind? kind, string slug, string form, SiteRequest request, CancellationToken cancellation)
    {
        var skip = (request.Page - 1) * InFeed;
        var rows = kind is { } list
            ? await shelf.ListAsync(language, list, slug, skip, InFeed + 1, cancellation)
            : await shelf.Out().Where(one => one.Language == language).OrderByDescending(one => one.PublishAt).ThenByDescending(one => one.Id).Skip(skip).Take(InFeed + 1).Select(one => one.Id).ToListAsync(cancellation);
        if (kind is not null && rows.Count == 0)
        {
            return null;
        }

        var articles = await shelf.ReadAsync([.. rows.Take(InFeed)], cancellation);
        var (setting, organisation, _) = await frame.BaseAsync(cancellation);
        var home = kind is { } of ? $"{SiteDoor.Root}/{language}/{PartOf(of)}/{slug}" : $"{SiteDoor.Root}/{language}";
        var title = SiteFrame.TitleOf(setting, organisation);
        var name = kind is null ? "" : articles.SelectMany(one => one.Of(kind.Value)).First(mark => mark.Slug == slug).Name;
        var entries = new List<FeedEntry>();
        foreach (var one in articles)
        {
            entries.Add(await EntryAsync(one, cancellation));
        }

        // What was taken back lately is said to those who have it already; a list of one topic does not know of it any more.
        if (kind is null && request.Page == 1)
        {
            entries.AddRange(await TakenBackLatelyAsync(language, cancellation));
        }

        var self = await WholeAsync($"{home}/{form}{(request.Page > 1 ? $"?page={request.Page.ToString(CultureInfo.InvariantCulture)}" : "")}", cancellation);
        var head = new FeedHead
        {
            Id = (await WholeAsync($"{home}/feed", cancellation)).AbsoluteUri,
            Title = name.Length > 0 ? $"{title}: {name}" : title,
            Subtitle = kind is null ? setting.Motto : "",
            Publisher = organisation.Name,
            Home = await WholeAsync(home, cancellation),
            Self = self,
            Next = rows.Count > InFeed && !request.IsForFiles ? await WholeAsync($"{home}/{form}?page={(request.Page + 1).ToString(CultureInfo.InvariantCulture)}", cancellation) : null,
            Hub = setting.Hub.Length > 0 ? new Uri(setting.Hub) : null,
            Language = language,
            Updated = entries.Count == 0 ? DateTimeOffset.UnixEpoch : entries.Max(entry => entry.Updated),
        };
        var (bytes, type) = form switch
        {
            "feed.atom" => (AtomFeed.Write(head, entries), "application/atom+xml; charset=utf-8"),
            "feed.rss" => (RssFeed.Write(head, entries), "application/rss+xml; charset=utf-8"),
            _ => (JsonFeed.Write(head, entries), "application/feed+json; charset=utf-8"),
        };
        return SiteAnswer.Bytes(
            bytes, type, [SiteNeeds.Frame, kind is { } need ? SiteNeeds.List(language, need, slug) : SiteNeeds.Newest(language), .. articles.Select(one => SiteNeeds.Of(one.Article.Id))]);
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
