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
        var offset = Math.Min((request.Page - 1) * OnPage, MostFound - OnPage);
        var found = question.IsNone ? null : await FindAsync(question, offset, OnPage, isNewest: request.Asked("order") == "newest", cancellation);
        var cards = found is null ? [] : await FoundAsync(found, question, language, cancellation);
        var head = page.Page with
        {
            Query = question.Words,
            IsAsked = found is not null,
            IsHidden = true,
            IsSearch = true,
            Cards = cards,
            Choices = await ChoicesAsync(language, request, question.Known, cancellation),
            Intro = found is null ? "" : SaidOf(found),
            Feeds = found is null ? [] : FeedsOf(Named(page.Site.Title, request), address, QueryOf(request)),
            Newer = request.Page > 1 ? Again(request, address, request.Page - 1) : "",
            Older = found is not null && offset + found.Hits.Count is var shown && shown < MostFound && (found.AreMore || shown < found.Total) ? Again(request, address, request.Page + 1) : "",
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

        var offset = Math.Min((request.Page - 1) * InFeed, MostFound - InFeed);
        var found = await FindAsync(question, offset, InFeed, isNewest: true, cancellation);
        var pieces = await PiecesAsync([.. found.Hits.Select(hit => hit.Id)], language, cancellation);
        var (setting, organisation, _) = await frame.BaseAsync(cancellation);
        var written = new WrittenFeed(language, $"{SiteDoor.Root}/{language}/search", form, Named(SiteFrame.TitleOf(setting, organisation), request), "", offset + found.Hits.Count < MostFound && (found.AreMore || offset + found.Hits.Count < found.Total))
        {
            Query = QueryOf(request),
        };
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
        return new Question(text, marks, spoken, known, waiting, IsNone: text.Length == 0 && request.Year is null && !Filters.Any(filter => request.Asked(filter).Length > 0));
    }

    private Task<ArchivePage> FindAsync(Question question, int offset, int most, bool isNewest, CancellationToken cancellation) => db.Store.Archive.FindAsync(
        db,
        new ArchiveQuery(TextQuery.Parse(question.Words), question.Spoken)
        {
            Marks = question.Marks, Order = isNewest ? ArchiveOrder.Newest : ArchiveOrder.Best, Offset = offset, Most = most, Without = question.Waiting,
        },
        cancellation);

    private static string Named(string title, SiteRequest request) =>
        $"{title}: {string.Join(", ", new[] { request.Asked("q").Trim(), request.Asked("year") }.Concat(Filters.Select(request.Asked)).Where(part => part.Length > 0).Select(part => part.Length > LongestQuery ? part[..LongestQuery] : part))}";

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

        var terms = ArchiveTerms.Of(TextQuery.Parse(question.Words), question.Spoken);
        return [.. pieces.Select(piece => piece.Card with { Excerpt = [.. Excerpt.Of(piece.Text, terms, piece.Card.Language).Select(run => new RunView(run.Text, run.IsFound))] })];
    }

    private async Task<IReadOnlyList<ChoiceView>> ChoicesAsync(string language, SiteRequest request, IReadOnlyList<PublicationCard> known, CancellationToken cancellation)
    {
        var (_, _, languages) = await frame.BaseAsync(cancellation);
        var span = await shelf.Out().GroupBy(_ => 1).Select(all => new { First = all.Min(one => one.PublishAt), Last = all.Max(one => one.PublishAt) }).FirstOrDefaultAsync(cancellation);
        var paper = await OutIssues().GroupBy(_ => 1).Select(all => new { First = all.Min(one => one.PublishAt), Last = all.Max(one => one.PublishAt) }).FirstOrDefaultAsync(cancellation);
        var ends = new[] { span?.First, span?.Last, paper?.First, paper?.Last }.OfType<DateTimeOffset>().Select(one => one.UtcDateTime.Year).DefaultIfEmpty(0).ToList();
        var years = ends.Max() == 0 ? [] : Enumerable.Range(ends.Min(), ends.Max() - ends.Min() + 1).Reverse().Select(year => year.ToString(CultureInfo.InvariantCulture)).ToList();
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
    private sealed record Question(string Words, IReadOnlyList<IReadOnlyList<string>> Marks, string Spoken, IReadOnlyList<PublicationCard> Known, IReadOnlyCollection<Guid> Waiting, bool IsNone);
}
