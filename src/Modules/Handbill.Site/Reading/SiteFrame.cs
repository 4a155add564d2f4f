using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Site.Articles;
using Handbill.Site.Issues;
using Handbill.Site.Serving;
using Handbill.Site.Settings;
using Handbill.Typesetting.Text;
using Handbill.Ui.Assets;
using Handbill.Ui.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Site.Reading;

/// <summary>What stands around every page, read once a request.</summary>
internal sealed class SiteFrame(HandbillDb db, SheetShelf sheets, IOrganisations organisations, IPost post, AssetStore assets, IStringLocalizer<SiteWords> words, TimeProvider clock)
{
    // More would be no menu.
    private const int MostSections = 8;

    private readonly Dictionary<string, SiteView> _views = new(StringComparer.Ordinal);

    private (SiteSetting Setting, OrganisationCard Organisation, IReadOnlyList<string> Languages)? _base;

    /// <summary>The settings, the organisation, and the languages in which there is something to read, the usual one first.</summary>
    public async Task<(SiteSetting Setting, OrganisationCard Organisation, IReadOnlyList<string> Languages)> BaseAsync(CancellationToken cancellation)
    {
        if (_base is { } known)
        {
            return known;
        }

        var setting = await db.Set<SiteSetting>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == SiteSetting.Only, cancellation) ?? new SiteSetting();
        var organisation = await organisations.FindAsync(cancellation) ?? new OrganisationCard("Handbill", "en", TimeZoneInfo.Utc, null);
        var now = clock.GetUtcNow();
        var usual = setting.Language.Length > 0 ? setting.Language : organisation.Language;
        var languages = await db.Set<Article>().Where(one => one.PublishAt <= now && one.RetractedAt == null).Select(one => one.Language).Distinct().ToListAsync(cancellation);
        languages.RemoveAll(one => one == usual);
        languages.Sort(StringComparer.Ordinal);
        languages.Insert(0, usual);
        return (_base = (setting, organisation, languages)).Value;
    }

    /// <summary>The view of it for a language.</summary>
    public async Task<SiteView> ViewAsync(string language, CancellationToken cancellation) =>
        _views.TryGetValue(language, out var known) ? known : _views[language] = await ReadViewAsync(language, cancellation);

    private async Task<SiteView> ReadViewAsync(string language, CancellationToken cancellation)
    {
        var (setting, organisation, languages) = await BaseAsync(cancellation);
        var home = $"{SiteDoor.Root}/{language}";
        var pages = await db.Set<SitePage>().AsNoTracking().Where(one => one.Language == language).OrderBy(one => one.Title).Select(one => new { one.Slug, one.Title }).ToListAsync(cancellation);
        var isRightToLeft = (LanguageFacts.Direction(language) == TextDirection.RightToLeft);
        string[] fonts = isRightToLeft ? ["arabic-serif", "arabic-serif-bold"] : ["serif", "serif-bold"];
        return new SiteView
        {
            Title = TitleOf(setting, organisation),
            Motto = setting.Motto,
            Organisation = organisation.Name,
            Host = setting.Host,
            Home = home,
            Language = language,
            Direction = isRightToLeft ? "rtl" : "ltr",
            Fonts = [.. fonts.Select(font => assets.Href(font + ".woff2"))],
            Sheet = assets.Href("site.css"),
            Tokens = $"{SiteDoor.Root}/tokens.css",
            Icon = assets.Href("handbill.svg"),
            Sections = await SectionsAsync(setting, language, home, cancellation),
            Pages = [.. pages.Select(page => new LinkView(page.Title, $"{home}/{page.Slug}"))],
            Languages = languages.Count < 2 ? [] : [.. languages.Select(one => new LinkView(NameOf(one), $"{SiteDoor.Root}/{one}") { Language = one, IsCurrent = one == language })],
            HasIssues = await HasIssuesAsync(cancellation),
            HasMail = await post.OpenAsync(cancellation) is not null,
        };
    }

    /// <summary>Path of the script of the search in exported files.</summary>
    public string SearchScript => assets.Href("site-search.js");

    /// <summary>A language's name for itself.</summary>
    public static string NameOf(string language) => Language.Find(language)?.OwnName ?? language;

    /// <summary>What stands on the masthead.</summary>
    public static string TitleOf(SiteSetting setting, OrganisationCard organisation) => setting.Title.Length > 0 ? setting.Title : organisation.Name;

    /// <summary>The words that templates have.</summary>
    public IReadOnlyDictionary<string, string> Words => SiteTexts.Of(words);

    /// <summary>All that menus are made of, in a form to be compared: languages, their sections, whether there are issues.</summary>
    public async Task<string> MenuAsync(CancellationToken cancellation)
    {
        var (_, _, languages) = await BaseAsync(cancellation);
        var lines = (await MarksAsync(MarkKind.Section, null, cancellation)).Select(one => $"{one.Language} {one.Slug} {one.Name}").Order(StringComparer.Ordinal);
        return $"{string.Join(' ', languages)}\n{string.Join('\n', lines)}\n{await HasIssuesAsync(cancellation)}";
    }

    /// <summary>The first and the last year of each language that has something for readers now. A year begins where the organisation is.</summary>
    public async Task<IReadOnlyDictionary<string, YearSpan>> YearsAsync(CancellationToken cancellation)
    {
        var (_, organisation, languages) = await BaseAsync(cancellation);
        var now = clock.GetUtcNow();
        var years = new Dictionary<string, YearSpan>(StringComparer.Ordinal);
        foreach (var language in languages)
        {
            if (await YearSpan.OfAsync(db.Set<Article>().Where(one => one.Language == language && one.PublishAt <= now && one.RetractedAt == null).Select(one => one.PublishAt), organisation.TimeZone, cancellation) is { } span)
            {
                years.Add(language, span);
            }
        }

        return years;
    }

    private Task<bool> HasIssuesAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return db.Set<PublicIssue>().AnyAsync(one => one.PublishAt <= now, cancellation);
    }

    /// <summary>Lists of a kind that have something for readers now, in one language or in all. The newest article of each gives its name: so few rows are looked at.</summary>
    public async Task<IReadOnlyList<(string Language, string Slug, string Name)>> MarksAsync(MarkKind kind, string? language, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var all = await db.Set<ArticleMark>().Where(mark => mark.Kind == kind && (language == null || mark.Language == language)).Select(mark => new { mark.Language, mark.Slug }).Distinct()
            .Select(one => new
            {
                one.Language,
                one.Slug,
                Name = db.Set<ArticleMark>()
                    .Where(mark => mark.Kind == kind && mark.Slug == one.Slug && mark.Language == one.Language && mark.PublishAt <= now && db.Set<Article>().Any(article => article.Id == mark.ArticleId && article.RetractedAt == null))
                    .OrderByDescending(mark => mark.PublishAt).Select(mark => mark.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return [.. all.Where(one => one.Name is not null).Select(one => (one.Language, one.Slug, one.Name!))];
    }

    /// <summary>Workplaces of which there is something for readers now: sheets in any language, or articles of one.</summary>
    public async Task<IReadOnlyList<(string Slug, string Name)>> WorkplacesAsync(string language, CancellationToken cancellation) =>
    [
        .. (await sheets.WorkplacesAsync(cancellation)).Concat((await MarksAsync(MarkKind.Workplace, language, cancellation)).Select(one => (one.Slug, one.Name)))
            .DistinctBy(one => one.Slug).OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase),
    ];

    private async Task<IReadOnlyList<LinkView>> SectionsAsync(SiteSetting setting, string language, string home, CancellationToken cancellation)
    {
        var there = await MarksAsync(MarkKind.Section, language, cancellation);
        var order = setting.Sections.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        return
        [
            .. there.OrderBy(one => order.IndexOf(one.Slug) is var at && at < 0 ? int.MaxValue : at).ThenBy(one => one.Name, StringComparer.Ordinal).Take(Math.Max(MostSections, order.Count))
                .Select(one => new LinkView(one.Name, $"{home}/sections/{one.Slug}")),
        ];
    }
}
