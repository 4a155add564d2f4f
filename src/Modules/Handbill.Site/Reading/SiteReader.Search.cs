using System.Globalization;
using Handbill.Kernel.Search;
using Handbill.Kernel.Search.Archive;
using Handbill.Press.Contracts;
using Handbill.Site.Articles;
using Handbill.Site.Issues;
using Handbill.Site.Publishing;
using Handbill.Site.Serving;
using Handbill.Ui.Words;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Reading;

/// <summary>The archive's search. Nothing that can be typed is wrong.</summary>
internal sealed partial class SiteReader
{
    private const int LongestQuery = 200, MostFound = 600, MostChoices = 200;

    private static readonly string[] Filters = ["section", "workplace", "publication"];

    private async Task<SiteAnswer> SearchAsync(string language, SiteRequest request, CancellationToken cancellation)
    {
        var address = $"{SiteDoor.Root}/{language}/search";
        var page = await HeadAsync(language, words["Search"], address, cancellation);
        var question = await QuestionAsync(language, request, cancellation);
        var found = question.IsNone ? null : await FindAsync(question, request, OnPage, isNewest: request.Asked("order") == "newest", cancellation);
        var cards = found is null ? [] : await FoundAsync(found.Texts, question, language, cancellation);
        var head = page.Page with
        {
            Query = question.Words,
            IsAsked = found is not null,
            IsHidden = true,
            IsSearch = true,
            Cards = cards,
            Choices = await ChoicesAsync(language, request, question.Known, cancellation),
            Intro = found is null ? "" : SaidOf(found.Texts),
            Feeds = found is null ? [] : FeedsOf($"{page.Site.Title}: {NameOf(request)}", address, QueryOf(request)),
            Newer = request.Page > 1 ? Again(request, address, request.Page - 1) : "",
            Older = found is { AreMore: true } ? Again(request, address, request.Page + 1) : "",
        };

        // Of questions there is no end: none is kept.
        return SiteAnswer.Html(await templates.WriteAsync("search", page with { Page = head }, cancellation), []);
    }

    // What a search finds as a feed, the newest first, so that what comes in later is seen.
    private async Task<SiteAnswer?> SearchFeedAsync(string language, string form, SiteRequest request, CancellationToken cancellation)
    {
        var question = await QuestionAsync(language, request, cancellation);
        if (question.IsNone)
        {
            return null;
        }

        var found = await FindAsync(question, request, InFeed, isNewest: true, cancellation);
        var pieces = await PiecesAsync([.. found.Texts.Hits.Select(hit => hit.Id)], language, cancellation);
        var written = new WrittenFeed(language, $"{SiteDoor.Root}/{language}/search", form, await TitledAsync(NameOf(request), cancellation), "", found.AreMore) { Query = QueryOf(request) };
        return await WriteAsync(written, await EntriesAsync(pieces, cancellation), request, [], cancellation);
    }

    // What is asked for. One of filters alone lists all that they let through.
    private async Task<Question> QuestionAsync(string language, SiteRequest request, CancellationToken cancellation)
    {
        var asked = request.Asked("q");
        var text = (asked.Length > LongestQuery ? asked[..LongestQuery] : asked).Trim();
        var waiting = await WaitingAsync(cancellation);
        var known = await PublicationsAsync(request, waiting, cancellation);
        var (marks, spoken) = MarksOf(request, language, known);
        return new Question(TextQuery.Parse(text), text, marks, spoken, known, waiting, IsNone: text.Length == 0 && request.Year is null && !Filters.Any(filter => request.Asked(filter).Length > 0));
    }

    // No page goes further back than what a search gives at most.
    private async Task<Found> FindAsync(Question question, SiteRequest request, int most, bool isNewest, CancellationToken cancellation)
    {
        var offset = Math.Min((request.Page - 1) * most, MostFound - most);
        var query = new ArchiveQuery(question.Query, question.Spoken) { Marks = question.Marks, Order = isNewest ? ArchiveOrder.Newest : ArchiveOrder.Best, Offset = offset, Most = most, Without = question.Waiting };
        var texts = await db.Store.Archive.FindAsync(db, query, cancellation);
        var shown = offset + texts.Hits.Count;
        return new Found(texts, shown < MostFound && (texts.AreMore || shown < texts.Total));
    }

    private static string NameOf(SiteRequest request) =>
        string.Join(", ", new[] { request.Asked("q").Trim(), request.Asked("year") }.Concat(Filters.Select(request.Asked)).Where(part => part.Length > 0).Select(part => part.Length > LongestQuery ? part[..LongestQuery] : part));

    private string SaidOf(ArchivePage found) => found.AreMore
        ? words["More than {0} texts", Language.Current.Number(found.Total)]
        : Language.Current.Count(found.Total, words["{0} text|{0} texts"]);

    private static (IReadOnlyList<IReadOnlyList<string>> Marks, string Language) MarksOf(SiteRequest request, string language, IReadOnlyList<PublicationCard> known)
    {
        var marks = new List<IReadOnlyList<string>>();
        var spoken = request.Asked("language") is { Length: > 0 and <= 35 } chosen ? chosen : language;
        if (spoken != "any")
        {
            marks.Add([ArticleIndex.Language(spoken)]);
        }

        if (request.Year is { } year)
        {
            marks.Add([ArticleIndex.Year(year)]);
        }

        foreach (var (name, kind) in new[] { ("section", MarkKind.Section), ("workplace", MarkKind.Workplace) })
        {
            if (request.Asked(name) is { Length: > 0 and <= ArticleMark.LongestSlug } slug)
            {
                marks.Add([ArticleIndex.Mark(kind, slug)]);
            }
        }

        if (request.Asked("publication") is { Length: > 0 } wanted)
        {
            marks.Add([.. known.Where(one => one.Slug == wanted).Select(one => ArticleIndex.Publication(one.Id.Value))]);
        }

        return (marks, spoken == "any" ? language : spoken);
    }

    // Those of which there is something to read; of others readers do not know. The index says so without reading articles, and is not asked about one that is no choice.
    private async Task<IReadOnlyList<PublicationCard>> PublicationsAsync(SiteRequest request, IReadOnlyCollection<Guid> waiting, CancellationToken cancellation)
    {
        var (all, there) = (await publications.AllAsync(cancellation), new List<PublicationCard>());
        if (all.Count < 2 && request.Asked("publication").Length == 0)
        {
            return [];
        }

        foreach (var one in all)
        {
            var any = new ArchiveQuery(TextQuery.Parse(""), "") { Marks = [[ArticleIndex.Publication(one.Id.Value)]], Order = ArchiveOrder.Newest, Most = 1, Without = waiting };
            if ((await db.Store.Archive.FindAsync(db, any, cancellation)).Hits.Count > 0)
            {
                there.Add(one);
            }
        }

        return there;
    }

    // What waits for its time is in the index already.
    private async Task<IReadOnlyCollection<Guid>> WaitingAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var articles = await db.Set<Article>().Where(one => one.PublishAt > now && one.RetractedAt == null).Select(one => one.Id).ToListAsync(cancellation);
        var papers = await db.Set<PublicIssue>().Where(one => one.PublishAt > now).Join(db.Set<PublicSheet>(), issue => issue.Id, sheet => sheet.IssueId, (_, sheet) => sheet.Id).ToListAsync(cancellation);
        return [.. articles.Select(one => one.Value), .. papers];
    }

    private async Task<IReadOnlyList<CardView>> FoundAsync(ArchivePage found, Question question, string language, CancellationToken cancellation)
    {
        var pieces = await PiecesAsync([.. found.Hits.Select(hit => hit.Id)], language, cancellation);
        if (question.Words.Length == 0)
        {
            return [.. pieces.Select(piece => piece.Card)];
        }

        var terms = ArchiveTerms.Of(question.Query, question.Spoken);
        return [.. pieces.Select(piece => piece.Card with { Excerpt = [.. Excerpt.Of(piece.Text, terms, piece.Card.Language).Select(run => new RunView(run.Text, run.IsFound))] })];
    }

    private async Task<IReadOnlyList<ChoiceView>> ChoicesAsync(string language, SiteRequest request, IReadOnlyList<PublicationCard> known, CancellationToken cancellation)
    {
        var (_, organisation, languages) = await frame.BaseAsync(cancellation);
        var spans = new[] { await YearSpan.OfAsync(shelf.Out().Select(one => one.PublishAt), organisation.TimeZone, cancellation), await YearSpan.OfAsync(OutIssues().Select(one => one.PublishAt), organisation.TimeZone, cancellation) }.OfType<YearSpan>().ToList();
        var years = spans.Count == 0 ? [] : new YearSpan(spans.Min(span => span.First), spans.Max(span => span.Last)).Years.Select(year => year.ToString(CultureInfo.InvariantCulture)).ToList();
        var choices = new List<ChoiceView>
        {
            new("order", words["Order"], [Option("", words["Best first"]), Option("newest", words["Newest first"])]),
            new("year", words["Year"], [Option("", words["All years"]), .. years.Select(year => Option(year, year))]),
        };
        Add("section", words["Section"], words["All sections"], [.. (await frame.MarksAsync(MarkKind.Section, language, cancellation)).Select(one => (one.Slug, one.Name))]);
        Add("workplace", words["Workplace"], words["All workplaces"], await frame.WorkplacesAsync(language, cancellation));
        if (known.Count > 1)
        {
            choices.Add(new ChoiceView("publication", words["Publication"], [Option("", words["All publications"]), .. known.Select(one => Option(one.Slug, one.Name))]));
        }

        if (languages.Count > 1)
        {
            choices.Add(new ChoiceView("language", words["Language"], [.. languages.OrderBy(one => one != language).Select(one => Option(one, SiteFrame.NameOf(one))), Option("any", words["All languages"])]));
        }

        return [.. choices.Where(choice => choice.Options.Count > 1).Select(choice => choice with { Options = [.. choice.Options.Select(option => option with { IsChosen = option.Value == request.Asked(choice.Id) })] })];

        void Add(string id, string name, string all, IReadOnlyList<(string Slug, string Name)> some) =>
            choices.Add(new ChoiceView(id, name, [Option("", all), .. some.OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase).Take(MostChoices).Select(one => Option(one.Slug, one.Name))]));

        static OptionView Option(string value, string name) => new(value, name);
    }

    private static string Again(SiteRequest request, string address, int page) => $"{address}{QueryOf(request)}&page={page.ToString(CultureInfo.InvariantCulture)}";

    // A question as addresses have it, without the page.
    private static string QueryOf(SiteRequest request) => $"?q={Uri.EscapeDataString(request.Asked("q"))}" + string.Concat(
        request.Query.Where(pair => pair.Key is "order" or "year" or "language" || Filters.Contains(pair.Key)).Select(pair => $"&{pair.Key}={Uri.EscapeDataString(pair.Value.FirstOrDefault() ?? "")}"));

    // What a reader looks for: words, what else must be said of a text, and what is no answer yet.
    private sealed record Question(TextQuery Query, string Words, IReadOnlyList<IReadOnlyList<string>> Marks, string Spoken, IReadOnlyList<PublicationCard> Known, IReadOnlyCollection<Guid> Waiting, bool IsNone);

    // What was found, and whether there is another page of it.
    private sealed record Found(ArchivePage Texts, bool AreMore);
}
