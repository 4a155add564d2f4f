using System.Globalization;
using System.Xml;

namespace Handbill.Site.Feeds;

/// <summary>Atom (RFC 4287), with pages (RFC 5005) and what was taken back (RFC 6721). Pure.</summary>
internal static class AtomFeed
{
    public const string MediaType = "application/atom+xml";

    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Tombstones = "http://purl.org/atompub/tombstones/1.0";

    /// <summary>A feed as UTF-8 bytes.</summary>
    /// <param name="head">What it says of itself.</param>
    /// <param name="entries">In the order in which they are shown, each id once.</param>
    public static byte[] Write(FeedHead head, IReadOnlyList<FeedEntry> entries) => FeedXml.Bytes(FeedSize.Of(entries), xml =>
    {
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xmlns", "at", null, Tombstones);
        Language(xml, head.Language);
        Head(xml, head);
        foreach (var entry in entries)
        {
            if (entry.Retraction is { } note)
            {
                Gone(xml, entry, note);
            }
            else
            {
                Entry(xml, head, entry);
            }
        }
    });

    private static void Head(XmlWriter xml, FeedHead head)
    {
        Element(xml, "id", head.Id);
        Element(xml, "title", head.Title);
        if (head.Subtitle.Length > 0)
        {
            Element(xml, "subtitle", head.Subtitle);
        }

        Element(xml, "updated", FeedXml.Stamp(head.Updated));
        Author(xml, head.Publisher);
        Link(xml, "alternate", head.Home, "text/html");
        Link(xml, "self", head.Self, MediaType);
        Link(xml, "hub", head.Hub);
        Link(xml, "next", head.Next, MediaType);
        if (head.Icon is { } icon)
        {
            Element(xml, "icon", icon.AbsoluteUri);
        }
    }

    private static void Entry(XmlWriter xml, FeedHead head, FeedEntry entry)
    {
        xml.WriteStartElement("entry", Atom);
        if (entry.Language != head.Language)
        {
            Language(xml, entry.Language);
        }

        Element(xml, "id", entry.Id);
        Element(xml, "title", entry.Title);
        Element(xml, "published", FeedXml.Stamp(entry.Published));
        Element(xml, "updated", FeedXml.Stamp(entry.Updated));
        foreach (var author in entry.Authors)
        {
            Author(xml, author);
        }

        Link(xml, "alternate", entry.Address, "text/html");
        if (entry.Picture is { } picture)
        {
            Link(xml, "enclosure", picture.Address, picture.Type, picture.Length);
        }

        foreach (var topic in entry.Topics)
        {
            xml.WriteStartElement("category", Atom);
            xml.Attribute("term", topic);
            xml.WriteEndElement();
        }

        if (entry.Standfirst.Length > 0)
        {
            Element(xml, "summary", entry.Standfirst);
        }

        xml.WriteStartElement("content", Atom);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(XmlSigns.Allowed(entry.CarriedBody));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Gone(XmlWriter xml, FeedEntry entry, string note)
    {
        xml.WriteStartElement("at", "deleted-entry", Tombstones);
        xml.Attribute("ref", entry.Id);
        xml.WriteAttributeString("when", FeedXml.Stamp(entry.Updated));
        Language(xml, entry.Language);
        if (note.Length > 0)
        {
            xml.Element("comment", note, Tombstones);
        }

        Link(xml, "alternate", entry.Address, "text/html");
        xml.WriteEndElement();
    }

    private static void Language(XmlWriter xml, string language) => xml.WriteAttributeString("xml", "lang", null, XmlSigns.Allowed(language));

    private static void Element(XmlWriter xml, string name, string text) => xml.Element(name, text, Atom);

    private static void Author(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Atom);
        Element(xml, "name", name);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, Uri? address, string? type = null, long? length = null)
    {
        if (address is null)
        {
            return;
        }

        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        if (type is not null)
        {
            xml.Attribute("type", type);
        }

        xml.Attribute("href", address.AbsoluteUri);
        if (length is { } bytes)
        {
            xml.WriteAttributeString("length", bytes.ToString(CultureInfo.InvariantCulture));
        }

        xml.WriteEndElement();
    }
}
