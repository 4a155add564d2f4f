using Handbill.Kernel.Data;
using Handbill.Site.Articles;
using Handbill.Site.Issues;
using Handbill.Site.Reading;
using Handbill.Site.Serving;
using Handbill.Site.Settings;
using Handbill.Ui.Assets;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Exporting;

/// <summary>What an export begins with: all that is published, also that to which no page leads.</summary>
internal sealed class ExportStarts(HandbillDb db, SiteFrame frame, SheetShelf sheets, AssetStore assets, TimeProvider clock)
{
    // What the licences of fonts and scripts ask for goes along.
    private static readonly string[] Licences = ["fonts-licence.txt", "scripts-licence.txt"];

    // A list, and its feeds.
    private static readonly string[] Forms = ["", "/feed.atom", "/feed.rss", "/feed.json"];

    /// <summary>The addresses, and how many old ones cannot be a file.</summary>
    public async Task<(IReadOnlyList<ExportedAddress> Starts, int LeftOut)> ReadAsync(IReadOnlyList<string> languages, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var starts = new List<ExportedAddress?>
        {
            ExportedAddress.Of("robots.txt"), ExportedAddress.Of("sitemap.xml"), ExportedAddress.Of("sitemap-news.xml"), ExportedAddress.Of(SiteDoor.Root),
        };
        starts.AddRange(Licences.Select(name => ExportedAddress.Of(assets.Href(name))));
        starts.AddRange(languages.SelectMany(language => Forms.Concat(["/search", "/archive", "/issues"]).Select(part => Below($"{language}{part}"))));
        starts.AddRange((await db.Set<Article>().Where(one => one.PublishAt <= now).Select(one => one.Path).ToListAsync(cancellation)).Select(Below));
        starts.AddRange((await db.Set<SitePage>().Select(one => new { one.Language, one.Slug }).ToListAsync(cancellation)).Where(one => languages.Contains(one.Language)).Select(one => Below($"{one.Language}/{one.Slug}")));
        var issues = await db.Set<PublicIssue>().Where(one => one.PublishAt <= now).Select(one => new { one.PublicationSlug, one.Slug }).ToListAsync(cancellation);
        starts.AddRange(languages.SelectMany(language => issues.Select(one => Below($"{language}/issues/{one.PublicationSlug}/{one.Slug}"))));
        var shelves = issues.Count == 0 ? [] : issues.Select(one => "/" + one.PublicationSlug).Distinct(StringComparer.Ordinal).Append("").ToList();
        starts.AddRange(languages.SelectMany(language => shelves.SelectMany(shelf => Forms.Select(form => Below($"{language}/issues{shelf}{form}")))));
        await AddListsAsync(starts, languages, cancellation);
        starts.AddRange((await frame.YearsAsync(cancellation)).SelectMany(span => span.Value.Years.SelectMany(year => Forms.Select(form => ExportedAddress.Of(SiteReader.YearAddress(span.Key, year) + form)))));

        var old = (await db.Set<OldAddress>().Select(one => one.Path).ToListAsync(cancellation)).ConvertAll(path => path.Contains('?', StringComparison.Ordinal) ? null : Below(path));
        return ([.. starts.Concat(old).OfType<ExportedAddress>()], old.Count(address => address is null));
    }

    private async Task AddListsAsync(List<ExportedAddress?> starts, IReadOnlyList<string> languages, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var lists = await db.Set<ArticleMark>().Where(mark => mark.PublishAt <= now).Join(db.Set<Article>().Where(one => one.RetractedAt == null), mark => mark.ArticleId, one => one.Id, (mark, _) => mark)
            .Select(mark => new { mark.Language, mark.Kind, mark.Slug }).Distinct().ToListAsync(cancellation);
        var workplaces = (await sheets.WorkplacesAsync(cancellation)).SelectMany(place => languages.Select(language => new { Language = language, Kind = MarkKind.Workplace, place.Slug }));
        foreach (var list in lists.Union(workplaces))
        {
            var home = $"{list.Language}/{SiteReader.PartOf(list.Kind)}/{list.Slug}";
            starts.AddRange(Forms.Select(form => Below(home + form)));
            if (list.Kind is MarkKind.Topic or MarkKind.Series)
            {
                starts.Add(Below($"{home}/book.epub"));
            }
        }
    }

    // Slugs stand in addresses as they are.
    private static ExportedAddress? Below(string path) => ExportedAddress.Of($"{SiteDoor.Root}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}");
}
