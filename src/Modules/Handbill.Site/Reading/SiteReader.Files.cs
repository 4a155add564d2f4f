using System.Runtime.CompilerServices;
using Handbill.Site.Articles;
using Handbill.Site.Exporting;
using Handbill.Site.Publishing;
using Handbill.Site.Serving;
using Handbill.Ui.Words;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Reading;

/// <summary>The search where there is no server: a page whose script looks in files.</summary>
internal sealed partial class SiteReader
{
    private const int SearchedAtOnce = 500;

    /// <summary>The page.</summary>
    public async Task<SiteAnswer> SearchFileAsync(string language, CancellationToken cancellation)
    {
        Speak(language);
        var page = await HeadAsync(language, words["Search"], $"{SiteDoor.Root}/{language}/search", cancellation);
        var choices = await ChoicesAsync(language, SiteRequest.Of(""), [], cancellation);
        return SiteAnswer.Html(
            await templates.WriteAsync(
                "search-files",
                page with { Page = page.Page with { IsHidden = true, IsSearch = true, Choices = [.. choices.Where(choice => choice.Id is "order" or "year" or "section" or "workplace")], Script = frame.SearchScript } },
                cancellation),
            []);
    }

    /// <summary>Articles and sheets of a language with all their words, the newest first.</summary>
    public async IAsyncEnumerable<SearchedText> SearchedAsync(string language, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (_, organisation, _) = await frame.BaseAsync(cancellation);
        var articles = await shelf.Out().Where(one => one.Language == language).Select(one => new { one.Id, At = one.PublishAt }).ToListAsync(cancellation);
        var all = articles.Select(one => (Id: one.Id.Value, one.At)).Concat(await sheets.DatedAsync(language, cancellation)).OrderByDescending(one => one.At).ThenByDescending(one => one.Id);
        foreach (var some in all.Select(one => one.Id).Chunk(SearchedAtOnce))
        {
            // Whoever takes the next text comes back with words of their own.
            Speak(language);
            foreach (var piece in await PiecesAsync(some, language, cancellation))
            {
                yield return Searched(piece, organisation.TimeZone);
            }
        }
    }

    // What stands beside a sheet's headline tells of which issue it is, and is looked for too.
    private static SearchedText Searched(Piece piece, TimeZoneInfo zone)
    {
        var card = piece.Card;
        var path = card.Address[(SiteDoor.Root.Length + 1)..];
        if (piece.Article is not { } article)
        {
            var workplace = piece.Sheet!.Sheet.Workplace;
            return new SearchedText(path, card.Headline, card.Iso, card.Date, card.Standfirst, LocalTime.YearOf(piece.Sheet.Issue.PublishAt, zone), $"{card.Kicker}\n{piece.Text}") { Workplaces = workplace.Length > 0 ? [workplace] : [] };
        }

        var names = article.Marks.Where(mark => mark.Kind is MarkKind.Author or MarkKind.Topic).Select(mark => mark.Name);
        return new SearchedText(path, card.Headline, card.Iso, card.Date, card.Standfirst, LocalTime.YearOf(article.Article.PublishAt, zone), $"{card.Kicker}\n{article.Article.Standfirst}\n{article.Article.Body}\n{string.Join('\n', names)}")
        {
            Sections = [.. article.Of(MarkKind.Section).Select(mark => mark.Slug)], Workplaces = [.. article.Of(MarkKind.Workplace).Select(mark => mark.Slug)],
        };
    }
}
