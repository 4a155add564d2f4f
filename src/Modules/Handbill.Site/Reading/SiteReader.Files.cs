using Handbill.Site.Articles;
using Handbill.Site.Exporting;
using Handbill.Site.Serving;
using Handbill.Ui.Words;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Reading;

/// <summary>The search where there is no server: a page whose script looks in files.</summary>
internal sealed partial class SiteReader
{
    /// <summary>The page.</summary>
    public async Task<SiteAnswer> SearchFileAsync(string language, CancellationToken cancellation)
    {
        Speak(language);
        var page = await HeadAsync(language, words["Search"], $"{SiteDoor.Root}/{language}/search", cancellation);
        var choices = await ChoicesAsync(language, SiteRequest.Of(""), [], cancellation);
        return SiteAnswer.Html(
            await templates.WriteAsync(
                "search-files",
                page with { Page = page.Page with { IsHidden = true, IsSearch = true, Choices = [.. choices.Where(choice => choice.Id is "order" or "year" or "section")], Script = frame.SearchScript } },
                cancellation),
            []);
    }

    /// <summary>Articles of a language with all their words, the newest first.</summary>
    public async Task<IReadOnlyList<SearchedArticle>> SearchedAsync(string language, int skip, int take, CancellationToken cancellation)
    {
        Speak(language);
        var rows = await shelf.Out().Where(one => one.Language == language).OrderByDescending(one => one.PublishAt).ThenByDescending(one => one.Id).Skip(skip).Take(take).ToListAsync(cancellation);
        var articles = new List<SearchedArticle>(rows.Count);
        foreach (var one in await shelf.WithAsync(rows, cancellation))
        {
            var article = one.Article;
            var names = one.Marks.Where(mark => mark.Kind is MarkKind.Author or MarkKind.Topic).Select(mark => mark.Name);
            articles.Add(new SearchedArticle(
                article.Path, article.Headline, Iso(article.PublishAt), await DateAsync(article.PublishAt, cancellation), StandfirstOf(article), one.Of(MarkKind.Section).FirstOrDefault()?.Slug ?? "",
                article.PublishAt.UtcDateTime.Year, $"{article.Kicker}\n{article.Standfirst}\n{article.Body}\n{string.Join('\n', names)}"));
        }

        return articles;
    }
}
