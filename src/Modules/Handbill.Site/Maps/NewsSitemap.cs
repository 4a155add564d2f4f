using Handbill.Site.Feeds;

namespace Handbill.Site.Maps;

/// <summary>A new article for search engines.</summary>
/// <param name="Address">Its page.</param>
/// <param name="Title">Its title.</param>
/// <param name="Published">When it was first to be read.</param>
/// <param name="Publication">The name of the publication as it stands on its articles.</param>
/// <param name="Language">The language as BCP 47 writes it.</param>
internal sealed record NewsSitemapEntry(Uri Address, string Title, DateTimeOffset Published, string Publication, string Language);

/// <summary>Google's news sitemap: what was published in the last two days. Pure.</summary>
internal static class NewsSitemap
{
    /// <summary>The most articles in a file.</summary>
    public const int Most = 1000;

    private const string News = "http://www.google.com/schemas/sitemap-news/0.9";

    /// <summary>How long an article is news.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(2);

    /// <summary>The file as UTF-8 bytes: the newest first, and no more than it may have.</summary>
    /// <param name="entries">Articles, in any order.</param>
    /// <param name="now">What is older than two days then, or still to come, is left out.</param>
    public static byte[] Write(IEnumerable<NewsSitemapEntry> entries, DateTimeOffset now) => FeedXml.Bytes(8000, xml =>
    {
        xml.WriteStartElement("urlset", SitemapFile.Space);
        xml.WriteAttributeString("xmlns", "news", null, News);
        foreach (var entry in entries.Where(entry => entry.Published <= now && entry.Published > now - Window).OrderByDescending(entry => entry.Published).Take(Most))
        {
            xml.WriteStartElement("url", SitemapFile.Space);
            xml.Element("loc", entry.Address.AbsoluteUri, SitemapFile.Space);
            xml.WriteStartElement("news", News);
            xml.WriteStartElement("publication", News);
            xml.Element("name", entry.Publication, News);
            xml.Element("language", Code(entry.Language), News);
            xml.WriteEndElement();
            xml.Element("publication_date", FeedXml.Stamp(entry.Published), News);
            xml.Element("title", entry.Title, News);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    });

    // ISO 639 alone, but for Chinese, of which there are two ("zh-cn", "zh-tw").
    private static string Code(string language)
    {
        var parts = language.ToLowerInvariant().Split('-');
        return parts[0] != "zh" ? parts[0] : parts.Any(part => part is "hant" or "tw" or "hk" or "mo") ? "zh-tw" : "zh-cn";
    }
}
