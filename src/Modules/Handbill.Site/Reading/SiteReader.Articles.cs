using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Issues;
using Handbill.Site.Maps;
using Handbill.Site.Serving;
using Handbill.Typesetting.Forms;
using Handbill.Typesetting.Pages;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Reading;

/// <summary>Articles, how they are cited, and the picture that stands for one where others link to it.</summary>
internal sealed partial class SiteReader
{
    private const int MostRelated = 4;

    // 1200 by 630 pixels, as those who show links want it, in points of 96 to the inch.
    private static readonly Sheet CardSheet = new("card", 900, 472.5, 1, 900, 472.5);

    private async Task<SiteAnswer?> ArticleAsync(string path, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await db.Set<Article>().AsNoTracking().FirstOrDefaultAsync(one => one.Path == path && one.PublishAt <= now, cancellation) is not { } article)
        {
            return null;
        }

        var whole = (await shelf.WithAsync([article], cancellation))[0];
        var notes = await shelf.NotesAsync(article.Id, cancellation);
        return article.RetractedAt is null ? await WholeAsync(whole, notes, cancellation) : await TakenBackAsync(whole, notes, cancellation);
    }

    private async Task<SiteAnswer> WholeAsync(WholeArticle whole, IReadOnlyList<ArticleNote> notes, CancellationToken cancellation)
    {
        var article = whole.Article;
        var page = await HeadAsync(article.Language, article.Headline, whole.Address, cancellation);
        var related = await shelf.ReadAsync(await shelf.RelatedAsync(whole, MostRelated, cancellation), cancellation);
        var others = await shelf.Out().Where(one => one.Translations == article.Translations && one.Id != article.Id).Select(one => new { one.Language, one.Path }).ToListAsync(cancellation);
        var translations = Others(others.Select(one => (one.Language, $"{SiteDoor.Root}/{one.Path}")));
        var home = $"{SiteDoor.Root}/{article.Language}";
        var cited = await CitedAsync(whole, cancellation);
        var view = new ArticleView
        {
            Address = whole.Address,
            Headline = article.Headline,
            Kicker = article.Kicker,
            Standfirst = article.Standfirst,
            Body = whole.Markup(),
            Iso = Iso(article.PublishAt),
            Date = await DateAsync(article.PublishAt, cancellation),
            UpdatedIso = article.UpdatedAt is { } changed ? Iso(changed) : "",
            Updated = article.UpdatedAt is { } on ? await DateAsync(on, cancellation) : "",
            Section = LinkTo(home, whole.Of(MarkKind.Section).FirstOrDefault()),
            Series = LinkTo(home, whole.Of(MarkKind.Series).FirstOrDefault()),
            Issue = await IssueOfAsync(article, cancellation),
            Picture = whole.Leading is { } leading && !article.Body.Contains(leading.Name, StringComparison.Ordinal) ? ViewOf(leading) : null,
            Authors = [.. whole.Of(MarkKind.Author).Select(mark => LinkTo(home, mark)!)],
            Topics = [.. whole.Of(MarkKind.Topic).Select(mark => LinkTo(home, mark)!)],
            Translations = translations,
            Notes = await NotesAsync(notes, cancellation),
            Related = await CardsAsync(related, "h3", cancellation),
            Citation = Citation.Chicago(cited),
            CitationApa = Citation.Apa(cited),
        };
        var html = await templates.WriteAsync(
            "article",
            page with
            {
                Article = view,
                Page = page.Page with
                {
                    Description = StandfirstOf(article),
                    Kind = "article",
                    Published = view.Iso,
                    Modified = view.UpdatedIso,
                    Og = CardOf(article),
                    Data = StructuredData.Article(await DataOfAsync(whole, notes, view, cancellation)),
                    Translations = translations.Count == 0 ? [] : [.. translations, new LinkView("", whole.Address) { Language = article.Language }],
                    Dateline = view.Date,
                },
            },
            cancellation);
        return SiteAnswer.Html(html, NeedsOf(whole, related)) with { Reads = article.Id };
    }

    private static IReadOnlyCollection<string> NeedsOf(WholeArticle whole, IReadOnlyList<WholeArticle> related) =>
    [
        SiteNeeds.Frame, SiteNeeds.Of(whole.Article.Id), SiteNeeds.Translations(whole.Article.Translations), .. related.Select(one => SiteNeeds.Of(one.Article.Id)),
        .. whole.Of(MarkKind.Topic).Take(6).Select(mark => SiteNeeds.List(mark.Language, mark.Kind, mark.Slug)),
    ];

    // Its address stays and says why it is no longer there.
    private async Task<SiteAnswer> TakenBackAsync(WholeArticle whole, IReadOnlyList<ArticleNote> notes, CancellationToken cancellation)
    {
        var article = whole.Article;
        var page = await HeadAsync(article.Language, article.Headline, whole.Address, cancellation);
        var view = new ArticleView
        {
            Address = whole.Address, Headline = article.Headline, Kicker = "", Standfirst = "", Body = "", Iso = Iso(article.PublishAt), Date = await DateAsync(article.PublishAt, cancellation),
            Notes = await NotesAsync(notes.Where(note => note.Kind == NoteKind.Retraction), cancellation),
        };
        return SiteAnswer.Html(
            await templates.WriteAsync("gone", page with { Article = view, Page = page.Page with { IsHidden = true } }, cancellation), [SiteNeeds.Frame, SiteNeeds.Of(article.Id)], 410);
    }

    private async Task<SiteAnswer?> CitationAsync(string path, string form, CancellationToken cancellation)
    {
        if (await shelf.Out().FirstOrDefaultAsync(one => one.Path == path, cancellation) is not { } article)
        {
            return null;
        }

        var cited = await CitedAsync((await shelf.WithAsync([article], cancellation))[0], cancellation);
        return form == "cite.bib"
            ? SiteAnswer.Text(Citation.BibTex(cited), "application/x-bibtex; charset=utf-8", [SiteNeeds.Frame, SiteNeeds.Of(article.Id)])
            : SiteAnswer.Text(Citation.Ris(cited), "application/x-research-info-systems; charset=utf-8", [SiteNeeds.Frame, SiteNeeds.Of(article.Id)]);
    }

    private async Task<SiteAnswer> CardPictureAsync(string name, CancellationToken cancellation)
    {
        if (!ArticleId.TryParse(name.Split('-')[0], null, out var id) || await shelf.Out().FirstOrDefaultAsync(one => one.Id == id, cancellation) is not { } article)
        {
            return SiteAnswer.Text("", "text/plain; charset=utf-8", [], 404);
        }

        // Others keep what they were given once: an older one leads to what it shows now. Made it is under one name alone.
        if (CardOf(article) is var now && !now.EndsWith($"/{name}", StringComparison.Ordinal))
        {
            return SiteAnswer.Redirect(now, isForEver: false, []);
        }

        var (setting, organisation, _) = await frame.BaseAsync(cancellation);
        var picture = press.Picture(
            new Form
            {
                Title = article.Headline,
                Language = article.Language,
                Sheet = CardSheet,
                Parts = [new FormParagraph(StandfirstOf(article)), new FormParagraph(SiteFrame.TitleOf(setting, organisation), Strong: true)],
            },
            1200);
        return SiteAnswer.Bytes(picture, "image/png", [SiteNeeds.Frame, SiteNeeds.Of(id)]);
    }

    private static string CardOf(Article article) => $"{SiteDoor.Root}/cards/{article.Id}-{article.Version}.png";

    private async Task<CitedArticle> CitedAsync(WholeArticle whole, CancellationToken cancellation)
    {
        var (setting, organisation, _) = await frame.BaseAsync(cancellation);
        return new CitedArticle
        {
            Title = whole.Article.Headline,
            Authors = whole.Authors,
            Publication = SiteFrame.TitleOf(setting, organisation),
            Publisher = organisation.Name,
            Date = await DayAsync(whole.Article.PublishAt, cancellation),
            Address = await WholeAsync(whole.Address, cancellation),
            Language = whole.Article.Language,
        };
    }

    private async Task<NewsArticleData> DataOfAsync(WholeArticle whole, IReadOnlyList<ArticleNote> notes, ArticleView view, CancellationToken cancellation)
    {
        var (setting, organisation, _) = await frame.BaseAsync(cancellation);
        var article = whole.Article;
        return new NewsArticleData
        {
            Address = await WholeAsync(whole.Address, cancellation),
            Headline = article.Headline,
            Description = StandfirstOf(article),
            Published = article.PublishAt,
            Updated = article.UpdatedAt ?? article.PublishAt,
            Authors = whole.Authors,
            Publisher = new PublisherData(organisation.Name, await WholeAsync(SiteDoor.Root, cancellation), null),
            Pictures = [await WholeAsync(whole.Leading is { } leading ? ArticleShelf.AddressOf(leading) : CardOf(article), cancellation)],
            Language = article.Language,
            Section = whole.Of(MarkKind.Section).FirstOrDefault()?.Name ?? "",
            Topics = [.. whole.Of(MarkKind.Topic).Select(mark => mark.Name)],
            PartOf =
            [
                .. await PartOfAsync("PublicationIssue", view.Issue, cancellation), .. await PartOfAsync("CreativeWorkSeries", view.Series, cancellation),
                .. await PartOfAsync("Periodical", new LinkView(SiteFrame.TitleOf(setting, organisation), $"{SiteDoor.Root}/{article.Language}"), cancellation),
            ],
            Corrections = [.. notes.Where(note => note.Kind == NoteKind.Correction).Select(note => new CorrectionNote(note.At, note.Text))],
        };
    }

    private async Task<IReadOnlyList<WholeWork>> PartOfAsync(string kind, LinkView? whole, CancellationToken cancellation) =>
        whole is null ? [] : [new WholeWork(kind, whole.Name, await WholeAsync(whole.Address, cancellation))];

    private async Task<LinkView?> IssueOfAsync(Article article, CancellationToken cancellation) =>
        article.IssueId is { } id && await OutIssues().FirstOrDefaultAsync(one => one.IssueId == id, cancellation) is { } issue
            ? new LinkView(NameOf(issue), IssueAddress(article.Language, issue))
            : null;

    private async Task<IReadOnlyList<NoteView>> NotesAsync(IEnumerable<ArticleNote> notes, CancellationToken cancellation)
    {
        var views = new List<NoteView>();
        foreach (var note in notes)
        {
            string name = note.Kind switch { NoteKind.Correction => words["Correction"], NoteKind.Retraction => words["Taken back"], _ => words["Update"] };
            views.Add(new NoteView(note.Kind.ToString().ToLowerInvariant(), name, note.Text, Iso(note.At), await DateAsync(note.At, cancellation)));
        }

        return views;
    }

    private static LinkView? LinkTo(string home, ArticleMark? mark) => mark is null ? null : new LinkView(mark.Name, $"{home}/{PartOf(mark.Kind)}/{mark.Slug}");
}
