using Handbill.Press.Contracts;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Feeds;
using Handbill.Site.Serving;
using Handbill.Typesetting.Text;

namespace Handbill.Site.Reading;

/// <summary>What there is of a workplace: its sheets that anybody may read, and articles about it.</summary>
internal sealed partial class SiteReader
{
    private static string WorkplaceAddress(string language, string slug) => $"{SiteDoor.Root}/{language}/{PartOf(MarkKind.Workplace)}/{slug}";

    private async Task<SiteAnswer?> WorkplaceAsync(string language, string slug, SiteRequest request, CancellationToken cancellation)
    {
        if (await OfWorkplaceAsync(language, slug, (request.Page - 1) * OnPage, OnPage, cancellation) is not { } list)
        {
            return null;
        }

        var address = WorkplaceAddress(language, slug);
        var page = await HeadAsync(language, list.Name, address, cancellation);
        var (_, _, languages) = await frame.BaseAsync(cancellation);
        return SiteAnswer.Html(
            await templates.WriteAsync(
                "list",
                page with
                {
                    Page = page.Page with
                    {
                        Description = $"{list.Name}: {GistOf(list.Pieces.Select(piece => piece.Sheet is null ? piece.Card.Headline : piece.Card.Kicker))}",
                        Data = await StepsAsync(page, address, cancellation),
                        Cards = [.. list.Pieces.Select(piece => piece.Card)],
                        Newer = Newer(address, request.Page),
                        Older = list.AreMore ? Older(address, request.Page) : "",
                        Feeds = FeedsOf($"{page.Site.Title}: {list.Name}", address),
                        Translations = !list.HasSheets || request.Page > 1 ? [] : SameIn(languages.Select(one => (one, WorkplaceAddress(one, slug)))),
                        IsHidden = request.Page > 1,
                    },
                },
                cancellation),
            list.Needs);
    }

    private async Task<SiteAnswer?> WorkplaceFeedAsync(string language, string slug, string form, SiteRequest request, CancellationToken cancellation)
    {
        if (await OfWorkplaceAsync(language, slug, (request.Page - 1) * InFeed, InFeed, cancellation) is not { } list)
        {
            return null;
        }

        var written = new WrittenFeed(language, WorkplaceAddress(language, slug), form, await TitledAsync(list.Name, cancellation), "", list.AreMore);
        return await WriteAsync(written, await EntriesAsync(list.Pieces, cancellation), request, list.Needs, cancellation);
    }

    private async Task<IReadOnlyList<FeedEntry>> EntriesAsync(IReadOnlyList<Piece> pieces, CancellationToken cancellation)
    {
        var entries = new List<FeedEntry>(pieces.Count);
        foreach (var piece in pieces)
        {
            entries.Add(piece.Article is { } article ? await EntryAsync(article, cancellation) : await EntryAsync(piece.Sheet!, piece.Card, cancellation));
        }

        return entries;
    }

    private async Task<FeedEntry> EntryAsync(WholeSheet one, CardView card, CancellationToken cancellation) => new()
    {
        Id = $"urn:uuid:{one.Sheet.Id:D}",
        Address = await WholeAsync(card.Address, cancellation),
        Title = $"{card.Headline}: {card.Kicker}",
        Body = ReadingMarkup.Of(one.Sheet.Text, new SiteTargets([])),
        Published = one.Issue.PublishAt,
        Updated = one.Issue.PublishAt,
        Language = one.Sheet.Language,
        IsRightToLeft = LanguageFacts.Direction(one.Sheet.Language) == TextDirection.RightToLeft,
    };

    // Of both kinds so many are read that the page is full whichever they are: a page far back costs as much as all before it, and a workplace has a sheet every two weeks.
    private async Task<WorkplacePage?> OfWorkplaceAsync(string language, string slug, int skip, int take, CancellationToken cancellation)
    {
        var most = skip + take + 1;
        var (papers, groups) = await sheets.ListAsync(slug, most, cancellation);
        var articles = await shelf.DatedAsync(language, MarkKind.Workplace, slug, most, cancellation);
        var rows = papers.Concat(articles.Select(one => (Id: one.Id.Value, one.At))).OrderByDescending(one => one.At).ThenByDescending(one => one.Id).Skip(skip).Take(take + 1).ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        var pieces = await PiecesAsync([.. rows.Take(take).Select(row => row.Id)], language, cancellation);
        var name = pieces.Select(piece => piece.Sheet?.Sheet.Name ?? piece.Article!.Of(MarkKind.Workplace).First(mark => mark.Slug == slug).Name).FirstOrDefault();
        return name is null ? null : new WorkplacePage(
            name, pieces, rows.Count > take, papers.Count > 0,
            [SiteNeeds.Frame, SiteNeeds.Issues, SiteNeeds.List(language, MarkKind.Workplace, slug), .. SiteNeeds.Sheets(groups), .. pieces.Where(piece => piece.Article is not null).Select(piece => SiteNeeds.Of(piece.Article!.Article.Id))]);
    }

    // Articles and sheets in the order of their ids; those that are not out are left out.
    private async Task<IReadOnlyList<Piece>> PiecesAsync(IReadOnlyList<Guid> ids, string language, CancellationToken cancellation)
    {
        var articles = await shelf.ReadAsync([.. ids.Select(ArticleId.From)], cancellation);
        var pieces = (await CardsAsync(articles, "h2", cancellation)).Zip(articles, (card, one) => new Piece(card, $"{one.Article.Standfirst} {one.Article.Body}") { Article = one }).ToDictionary(piece => piece.Article!.Article.Id.Value);
        foreach (var one in await sheets.ReadAsync([.. ids.Where(id => !pieces.ContainsKey(id))], cancellation))
        {
            pieces.Add(one.Sheet.Id, new Piece(await CardAsync(one, language, cancellation), one.Sheet.Text) { Sheet = one });
        }

        return [.. ids.Where(pieces.ContainsKey).Select(id => pieces[id])];
    }

    // A workplace's sheet is known by the workplace, one that is the same everywhere by its issue.
    private async Task<CardView> CardAsync(WholeSheet one, string language, CancellationToken cancellation)
    {
        var (sheet, issue) = (one.Sheet, one.Issue);
        var isOfWorkplace = sheet.Workplace.Length > 0;
        return new CardView
        {
            Address = $"{IssueAddress(language, issue)}#{sheet.Slug}",
            Headline = isOfWorkplace ? sheet.Name : NameOf(issue),
            Kicker = isOfWorkplace ? NameOf(issue) : words["Issue"],
            Standfirst = LeadOf(sheet.Text),
            Language = sheet.Language,
            Iso = Iso(issue.PublishAt),
            Date = await DateAsync(issue.PublishAt, cancellation),
            Authors = [],
        };
    }

    // What there is of a workplace, from one place of its list to another. Sheets stand in the list of every language, so that there is one in each.
    private sealed record WorkplacePage(string Name, IReadOnlyList<Piece> Pieces, bool AreMore, bool HasSheets, IReadOnlyList<string> Needs);

    // An article or a sheet, with the text in which words of a search are shown.
    private sealed record Piece(CardView Card, string Text)
    {
        public WholeArticle? Article { get; init; }

        public WholeSheet? Sheet { get; init; }
    }
}
