using System.Globalization;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Site.Articles;
using Handbill.Site.Issues;
using Handbill.Site.Serving;
using Handbill.Site.Settings;
using Handbill.Ui.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Site.Reading;

/// <summary>
/// Answers readers: what is published and nothing else. An answer depends on its address alone, never on who asks, so that it can be kept, and written into files by
/// `handbill export site`.
/// </summary>
internal sealed partial class SiteReader(HandbillDb db, SiteFrame frame, ArticleShelf shelf, SheetShelf sheets, GroupWishes wishes, SiteTemplates templates, IPublications publications, IFormPress press, IStringLocalizer<SiteWords> words, TimeProvider clock)
{
    private const int OnPage = 30;

    /// <summary>The answer to a request below the site's own path.</summary>
    public async Task<SiteAnswer> AnswerAsync(SiteRequest request, CancellationToken cancellation)
    {
        var (setting, _, languages) = await frame.BaseAsync(cancellation);
        if (!setting.IsOpen)
        {
            return SiteAnswer.Text(words["Nothing is published here."], "text/plain; charset=utf-8", [], 404);
        }

        // One address for each page, whatever slashes are written.
        var parts = request.Parts;
        var path = string.Join('/', parts);
        if (request.Path != path)
        {
            return SiteAnswer.Redirect(AddressOf(path), isForEver: true, []);
        }

        switch (parts)
        {
            case []:
                return SiteAnswer.Redirect($"{SiteDoor.Root}/{languages[0]}", isForEver: false, [SiteNeeds.Frame]);
            case ["tokens.css"]:
                return SiteAnswer.Text(await templates.TokensAsync(cancellation), "text/css; charset=utf-8", [SiteNeeds.Frame]);
            case ["files", var name]:
                return await FileAsync(name, cancellation);
            case ["cards", var name]:
                return await CardPictureAsync(name, cancellation);
        }

        var language = parts[0];
        if (!languages.Contains(language))
        {
            return await ElsewhereAsync(request, languages[0], cancellation);
        }

        Speak(language);
        var answer = parts[1..] switch
        {
            [] => await FrontAsync(language, cancellation),
            ["archive"] => await ArchiveAsync(language, null, request, cancellation),
            ["archive", var year] when IsYear(year) => await ArchiveAsync(language, int.Parse(year, CultureInfo.InvariantCulture), request, cancellation),
            ["archive", var year, "feed.atom" or "feed.rss" or "feed.json"] when IsYear(year) => await YearFeedAsync(language, int.Parse(year, CultureInfo.InvariantCulture), parts[3], request, cancellation),
            ["search"] => await SearchAsync(language, request, cancellation),
            ["search", "feed.atom" or "feed.rss" or "feed.json"] => await SearchFeedAsync(language, parts[2], request, cancellation),
            ["issues", .. var rest] => await IssuesAsync(language, rest, request, cancellation),
            ["feed.atom" or "feed.rss" or "feed.json"] => await NewestFeedAsync(language, parts[1], request, cancellation),
            ["workplaces", var slug] => await WorkplaceAsync(language, slug, request, cancellation),
            ["workplaces", var slug, "feed.atom" or "feed.rss" or "feed.json"] => await WorkplaceFeedAsync(language, slug, parts[3], request, cancellation),
            [var kind, var slug] when KindOf(kind) is { } list => await ListAsync(language, list, slug, request, cancellation),
            [var kind, var slug, "feed.atom" or "feed.rss" or "feed.json"] when KindOf(kind) is { } list => await ListFeedAsync(language, list, slug, parts[3], request, cancellation),
            [var kind, var slug, "book.epub"] when KindOf(kind) is MarkKind.Topic or MarkKind.Series => await BookOfListAsync(language, KindOf(kind)!.Value, slug, cancellation),
            [var year, _, _] when IsYear(year) => await ArticleAsync(request.Path, cancellation),
            [var year, _, _, "cite.bib" or "cite.ris"] when IsYear(year) => await CitationAsync(string.Join('/', parts[..4]), parts[4], cancellation),
            [var page] => await PageAsync(language, page, cancellation),
            _ => null,
        };
        return answer ?? await ElsewhereAsync(request, language, cancellation);
    }

    /// <summary>The kind of list that a part of an address names; null when it names none.</summary>
    public static MarkKind? KindOf(string part) => part switch
    {
        "sections" => MarkKind.Section,
        "topics" => MarkKind.Topic,
        "authors" => MarkKind.Author,
        "series" => MarkKind.Series,
        "workplaces" => MarkKind.Workplace,
        _ => null,
    };

    /// <summary>The part of an address that names a kind of list.</summary>
    public static string PartOf(MarkKind kind) => kind switch
    {
        MarkKind.Section => "sections",
        MarkKind.Topic => "topics",
        MarkKind.Author => "authors",
        MarkKind.Series => "series",
        _ => "workplaces",
    };

    /// <summary>From here on words are those of a language, or English where we do not speak it.</summary>
    internal static Language Speak(string tag)
    {
        var language = Language.Find(tag) ?? Language.English;
        CultureInfo.CurrentUICulture = language.Culture;
        return language;
    }

    // What stood here before leads on, for ever; for everything else there is a page that says so and offers the search.
    private async Task<SiteAnswer> ElsewhereAsync(SiteRequest request, string language, CancellationToken cancellation)
    {
        var path = request.Path;
        if (path.Length <= OldAddress.LongestPath && await db.Set<OldAddress>().AsNoTracking().FirstOrDefaultAsync(one => one.Path == path, cancellation) is { } old)
        {
            return SiteAnswer.Redirect(AddressOf(old.Target), isForEver: true, [SiteNeeds.Frame, SiteNeeds.Address(path)]);
        }

        Speak(language);
        var page = await HeadAsync(language, words["There is no page here"], $"{SiteDoor.Root}/{language}/search", cancellation);
        var html = await templates.WriteAsync("search", page with { Page = page.Page with { IsHidden = true, IsSearch = true, Intro = words["The address may be wrong, or old. Look for the article by its words."], Choices = [] } }, cancellation);

        // Of addresses there is no end: none is kept.
        return SiteAnswer.Html(html, [], 404);
    }

    private async Task<PageView> HeadAsync(string language, string title, string address, CancellationToken cancellation)
    {
        var site = await frame.ViewAsync(language, cancellation);
        return new PageView
        {
            Site = site,
            Words = frame.Words,
            Page = new PageHead { Title = title, Address = address, Dateline = "" },
        };
    }

    private async Task<DateOnly> DayAsync(DateTimeOffset at, CancellationToken cancellation)
    {
        var (_, organisation, _) = await frame.BaseAsync(cancellation);
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, organisation.TimeZone).DateTime);
    }

    private static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private async Task<string> DateAsync(DateTimeOffset at, CancellationToken cancellation) => Language.Current.DateWithoutWeekday(await DayAsync(at, cancellation));

    // As a header takes it: letters that are not ASCII, line ends and the like are escaped.
    private static string AddressOf(string path) => path.Length == 0 ? SiteDoor.Root : $"{SiteDoor.Root}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";

    private static bool IsYear(string part) => part.Length == 4 && part.All(char.IsAsciiDigit) && part[0] is '1' or '2';

    private async Task<Uri> WholeAsync(string path, CancellationToken cancellation)
    {
        var (setting, _, _) = await frame.BaseAsync(cancellation);
        return new Uri(new Uri(setting.Host.Length > 0 ? setting.Host : "http://localhost"), path);
    }

    private async Task<SiteAnswer> FileAsync(string name, CancellationToken cancellation)
    {
        var hash = name.Split('.')[0];
        var groups = await db.Set<SheetFile>().Where(one => one.Hash == hash).Select(one => one.GroupId).ToListAsync(cancellation);
        var isWithheld = groups.Count > 0 && (await wishes.PublicAsync(groups, cancellation)).Count == 0;
        return !isWithheld && await db.Set<SiteFile>().AsNoTracking().FirstOrDefaultAsync(one => one.Hash == hash, cancellation) is { } file
            ? SiteAnswer.File(file.Bytes, file.Type, groups)
            : SiteAnswer.Text("", "text/plain; charset=utf-8", [], 404);
    }

    private async Task<SiteAnswer?> PageAsync(string language, string slug, CancellationToken cancellation)
    {
        if (await db.Set<SitePage>().AsNoTracking().FirstOrDefaultAsync(one => one.Slug == slug && one.Language == language, cancellation) is not { } found)
        {
            return null;
        }

        var page = await HeadAsync(language, found.Title, $"{SiteDoor.Root}/{language}/{slug}", cancellation);
        var (_, _, languages) = await frame.BaseAsync(cancellation);
        var others = (await db.Set<SitePage>().AsNoTracking().Where(one => one.Slug == slug && one.Language != language).Select(one => one.Language).ToListAsync(cancellation)).Intersect(languages).ToList();
        return SiteAnswer.Html(
            await templates.WriteAsync(
                "page",
                page with { Page = page.Page with { Description = LeadOf(found.Body), Body = ReadingMarkup.Of(found.Body, new SiteTargets([])), Translations = SameIn(others.Append(language).Select(one => (one, $"{SiteDoor.Root}/{one}/{slug}"))) } },
                cancellation),
            [SiteNeeds.Frame, SiteNeeds.Page(slug)]);
    }

    // A page in each language that it is there in; one in a single language says nothing of languages.
    private static IReadOnlyList<LinkView> SameIn(IEnumerable<(string Language, string Address)> all) => Others(all) is { Count: > 1 } links ? links : [];

    private static IReadOnlyList<LinkView> Others(IEnumerable<(string Language, string Address)> others) =>
        [.. others.OrderBy(one => one.Language, StringComparer.Ordinal).Select(one => new LinkView(SiteFrame.NameOf(one.Language), one.Address) { Language = one.Language })];
}
