using System.Globalization;
using System.Xml.Linq;

namespace Handbill.Feeds;

/// <summary>What sitemaps.org (protocol 0.9) and Google's news sitemap ask of a document.</summary>
internal static class SitemapRules
{
    public static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    public static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";
    public static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    // In the order that the schema has them.
    private static readonly string[] OfPage = ["loc", "lastmod", "changefreq", "priority"];

    public static IEnumerable<string> Broken(XDocument document)
    {
        var isIndex = document.Root!.Name == Map + "sitemapindex";
        if (!isIndex && document.Root.Name != Map + "urlset")
        {
            yield return $"it is a {document.Root.Name}";
        }

        foreach (var page in document.Root.Elements())
        {
            var own = page.Elements().Where(one => one.Name.Namespace == Map).Select(one => one.Name.LocalName).ToList();
            if (page.Name != Map + (isIndex ? "sitemap" : "url") || !own.SequenceEqual(OfPage.Where(own.Contains)) || own.Count(name => name == "loc") != 1)
            {
                yield return $"{page.Name.LocalName} of {string.Join(' ', own)}";
            }

            if (page.Element(Map + "loc")!.Value is var address && (address.Length >= 2048 || !Uri.TryCreate(address, UriKind.Absolute, out var whole) || whole.AbsoluteUri != address))
            {
                yield return $"{address} is no whole address";
            }

            if (page.Elements(Xhtml + "link").ToList() is { Count: > 0 } links && links.TrueForAll(link => (string?)link.Attribute("href") != address))
            {
                yield return $"{address} is not among its own translations";
            }
        }

        foreach (var date in document.Descendants().Where(one => one.Name == Map + "lastmod" || one.Name == News + "publication_date").Select(one => one.Value)
            .Where(date => !DateTimeOffset.TryParseExact(date, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
        {
            yield return $"{date} is no date of the W3C";
        }

        foreach (var article in document.Descendants(News + "news").Where(article => !article.Elements().Select(one => one.Name.LocalName).SequenceEqual(["publication", "publication_date", "title"])
            || !article.Element(News + "publication")!.Elements().Select(one => one.Name.LocalName).SequenceEqual(["name", "language"])))
        {
            yield return $"news of {string.Join(' ', article.Elements().Select(one => one.Name.LocalName))}";
        }
    }
}
