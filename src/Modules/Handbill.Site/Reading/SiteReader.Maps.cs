using System.Globalization;
using Handbill.Site.Maps;
using Handbill.Site.Serving;
using Handbill.Site.Settings;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Reading;

/// <summary>What search engines ask for.</summary>
internal sealed partial class SiteReader
{
    // Fewer than a map may hold, so that one is written in a moment.
    private const int InMap = 10_000, MostMaps = 10_000, IssuesInMap = 30_000;

    /// <summary>The answer to `robots.txt` and `sitemap….xml` at the server's root; null for anything else.</summary>
    public async Task<SiteAnswer?> MapAsync(string name, CancellationToken cancellation)
    {
        var (setting, _, _) = await frame.BaseAsync(cancellation);
        if (!setting.IsOpen)
        {
            return name == "robots.txt" ? SiteAnswer.Text("User-agent: *\nDisallow: /\n", "text/plain; charset=utf-8", []) : null;
        }

        return name switch
        {
            "robots.txt" => SiteAnswer.Text(
                Robots.Write([new RobotGroup(["*"], ["/"], [$"{SiteDoor.Root}/", "/a/", "/sitemap"])], [await WholeAsync("/sitemap.xml", cancellation), await WholeAsync("/sitemap-news.xml", cancellation)]),
                "text/plain; charset=utf-8", [SiteNeeds.Frame]),
            "sitemap.xml" => await MapOfMapsAsync(cancellation),
            "sitemap-news.xml" => await NewsMapAsync(cancellation),
            _ when name.StartsWith("sitemap-", StringComparison.Ordinal) && int.TryParse(name.AsSpan(8, name.Length - 12), NumberStyles.None, CultureInfo.InvariantCulture, out var part) && part < MostMaps && name.EndsWith(".xml", StringComparison.Ordinal)
                => await PartMapAsync(part, cancellation),
            _ => null,
        };
    }

    private async Task<SiteAnswer> MapOfMapsAsync(CancellationToken cancellation)
    {
        var count = await shelf.Out().CountAsync(cancellation);
        var parts = new List<SitemapPart>();
        for (var part = 0; part * InMap < Math.Max(count, 1); part++)
        {
            parts.Add(new SitemapPart(await WholeAsync($"/sitemap-{part.ToString(CultureInfo.InvariantCulture)}.xml", cancellation), null));
        }

        return SiteAnswer.Bytes(Sitemap.Index(parts), "application/xml; charset=utf-8", []);
    }

    private async Task<SiteAnswer?> PartMapAsync(int part, CancellationToken cancellation)
    {
        var rows = await shelf.Out().OrderBy(one => one.PublishAt).ThenBy(one => one.Id).Skip(part * InMap).Take(InMap)
            .Select(one => new { one.Path, one.Language, one.Translations, Changed = one.UpdatedAt ?? one.PublishAt }).ToListAsync(cancellation);
        if (rows.Count == 0 && part > 0)
        {
            return null;
        }

        var groups = rows.ConvertAll(row => row.Translations).Distinct().ToList();
        var others = (await shelf.Out().Where(one => EF.Parameter(groups).Contains(one.Translations)).Select(one => new { one.Translations, one.Language, one.Path }).ToListAsync(cancellation)).ToLookup(one => one.Translations);
        var root = await WholeAsync("/", cancellation);
        Uri To(string path) => new(root, $"{SiteDoor.Root}/{path}");

        var entries = (part == 0 ? await FirstAsync(To, cancellation) : []).Concat(rows.Select(row => new SitemapEntry(
            To(row.Path), row.Changed, others[row.Translations].Count() < 2 ? [] : [.. others[row.Translations].Select(one => new SitemapTranslation(one.Language, To(one.Path)))])));
        return SiteAnswer.Bytes(Sitemap.Files(entries).First(), "application/xml; charset=utf-8", []);
    }

    // What is no article: front pages, pages beside the articles, issues. A map names one address at least, also of a site that has nothing yet.
    private async Task<IReadOnlyList<SitemapEntry>> FirstAsync(Func<string, Uri> to, CancellationToken cancellation)
    {
        var (_, _, languages) = await frame.BaseAsync(cancellation);
        var pages = (await db.Set<SitePage>().AsNoTracking().Where(page => page.Body != "").Select(page => new { page.Language, page.Slug }).ToListAsync(cancellation)).Where(page => languages.Contains(page.Language)).ToLookup(page => page.Slug, page => page.Language);
        var issues = await OutIssues().OrderByDescending(issue => issue.Date).ThenByDescending(issue => issue.Id).Take(Math.Max(1, IssuesInMap / languages.Count)).Select(issue => new { issue.PublicationSlug, issue.Slug, issue.PublishAt }).ToListAsync(cancellation);
        return
        [
            .. In(languages, ""), .. In(languages, "/issues").Where(_ => issues.Count > 0), .. pages.SelectMany(page => In([.. page], "/" + page.Key)),
            .. issues.SelectMany(issue => In(languages, $"/issues/{issue.PublicationSlug}/{issue.Slug}", issue.PublishAt)),
        ];

        // The same in each of these languages.
        IEnumerable<SitemapEntry> In(IReadOnlyList<string> spoken, string path, DateTimeOffset? at = null)
        {
            var all = spoken.Select(one => new SitemapTranslation(one, to(one + path))).ToList();
            return all.Select(one => new SitemapEntry(one.Address, at, all.Count < 2 ? [] : all));
        }
    }

    private async Task<SiteAnswer> NewsMapAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var since = now - NewsSitemap.Window;
        var rows = await shelf.Out().Where(one => one.PublishAt >= since).OrderByDescending(one => one.PublishAt).Take(1000).Select(one => new { one.Path, one.Headline, one.PublishAt, one.Language }).ToListAsync(cancellation);
        var (setting, organisation, _) = await frame.BaseAsync(cancellation);
        var root = await WholeAsync("/", cancellation);
        return SiteAnswer.Bytes(
            NewsSitemap.Write(rows.Select(row => new NewsSitemapEntry(new Uri(root, $"{SiteDoor.Root}/{row.Path}"), row.Headline, row.PublishAt, SiteFrame.TitleOf(setting, organisation), row.Language)), now),
            "application/xml; charset=utf-8", []);
    }
}
