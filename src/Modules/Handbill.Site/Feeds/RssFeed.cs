using System.Globalization;
using System.Xml;

namespace Handbill.Site.Feeds;

/// <summary>RSS 2.0 as the RSS Advisory Board describes it, with <c>content:encoded</c>, <c>dc:creator</c> and Atom's links. Pure.</summary>
/// <remarks>The format has no sign for what was taken back: the article's item says so under the same guid, and readers show that in its place.</remarks>
internal static class RssFeed
{
    public const string MediaType = "application/rss+xml";

    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <summary>A feed as UTF-8 bytes.</summary>
    /// <param name="head">What it says of itself.</param>
    /// <param name="entries">In the order in which they are shown, each id once.</param>
    public static byte[] Write(FeedHead head, IReadOnlyList<FeedEntry> entries) => FeedXml.Bytes(FeedSize.Of(entries), xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, Atom);
        xml.WriteAttributeString("xmlns", "content", null, Content);
        xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
        xml.WriteStartElement("channel");
        Head(xml, head);
        foreach (var entry in entries.Where(entry => entry.Retraction is not ""))
        {
            Item(xml, entry);
        }
    });

    private static void Head(XmlWriter xml, FeedHead head)
    {
        xml.Element("title", head.Title);
        xml.Element("link", head.Home.AbsoluteUri);
        xml.Element("description", head.Subtitle.Length > 0 ? head.Subtitle : head.Title);
        xml.Element("language", head.Language);
        xml.Element("lastBuildDate", Date(head.Updated));
        Link(xml, "self", head.Self, MediaType);
        Link(xml, "hub", head.Hub);
        Link(xml, "next", head.Next, MediaType);
        if (head.Icon is { } icon)
        {
            xml.WriteStartElement("image");
            xml.Element("url", icon.AbsoluteUri);
            xml.Element("title", head.Title);
            xml.Element("link", head.Home.AbsoluteUri);
            xml.WriteEndElement();
        }
    }

    private static void Item(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("item");
        if (entry.Retraction is { } note)
        {
            Where(xml, entry, entry.Updated);
            xml.Element("description", AsHtml(note));
        }
        else
        {
            xml.Element("title", entry.Title);
            Where(xml, entry, entry.Published);
            Text(xml, entry);
        }

        xml.WriteEndElement();
    }

    private static void Where(XmlWriter xml, FeedEntry entry, DateTimeOffset date)
    {
        var address = entry.Address.AbsoluteUri;
        xml.Element("link", address);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", entry.Id == address ? "true" : "false");
        xml.WriteString(XmlSigns.Allowed(entry.Id));
        xml.WriteEndElement();
        xml.Element("pubDate", Date(date));
    }

    private static void Text(XmlWriter xml, FeedEntry entry)
    {
        foreach (var author in entry.Authors)
        {
            xml.Element("creator", author, DublinCore);
        }

        foreach (var topic in entry.Topics)
        {
            xml.Element("category", topic);
        }

        if (entry.Picture is { } picture)
        {
            xml.WriteStartElement("enclosure");
            xml.Attribute("url", picture.Address.AbsoluteUri);
            xml.WriteAttributeString("length", picture.Length.ToString(CultureInfo.InvariantCulture));
            xml.Attribute("type", picture.Type);
            xml.WriteEndElement();
        }

        if (entry.Standfirst.Length > 0)
        {
            xml.Element("description", AsHtml(entry.Standfirst));
        }

        xml.Element("encoded", entry.CarriedBody, Content);
    }

    // A description is read as HTML.
    private static string AsHtml(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    // RFC 822 with a year of four digits.
    private static string Date(DateTimeOffset moment) => moment.ToString("r", CultureInfo.InvariantCulture);

    private static void Link(XmlWriter xml, string relation, Uri? address, string? type = null)
    {
        if (address is null)
        {
            return;
        }

        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.Attribute("href", address.AbsoluteUri);
        if (type is not null)
        {
            xml.WriteAttributeString("type", type);
        }

        xml.WriteEndElement();
    }
}
