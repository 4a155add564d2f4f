using System.Globalization;
using System.Xml;
using Handbill.Site.Feeds;

namespace Handbill.Site.Books;

/// <summary>What a book's files are, in which order they are read, and what is said of the book (EPUB 3.3, section 5).</summary>
/// <param name="book">The book.</param>
/// <param name="identifier">Its identifier, as the NCX has it.</param>
/// <param name="title">Its title, not empty.</param>
/// <param name="chapters">The paths of its chapters.</param>
/// <param name="pictures">Its pictures.</param>
/// <param name="cover">The picture of the cover.</param>
internal sealed class PackageDocument(Book book, string identifier, string title, IReadOnlyList<string> chapters, BookPictures pictures, BookPictureFile? cover)
{
    private const string Opf = "http://www.idpf.org/2007/opf";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string Page = "application/xhtml+xml";

    public byte[] ToBytes() => FeedXml.Bytes(4000, xml =>
    {
        xml.WriteStartElement("package", Opf);
        xml.WriteAttributeString("version", "3.0");
        xml.WriteAttributeString("unique-identifier", "id");
        xml.WriteAttributeString("xml", "lang", null, book.Language);
        xml.WriteAttributeString("dir", book.IsRightToLeft ? "rtl" : "ltr");
        xml.WriteStartElement("metadata", Opf);
        xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
        Facts(xml);
        Accessibility(xml);
        xml.WriteEndElement();
        Manifest(xml);
        Spine(xml);
        xml.WriteEndElement();
    });

    private void Facts(XmlWriter xml)
    {
        xml.WriteStartElement("identifier", DublinCore);
        xml.WriteAttributeString("id", "id");
        xml.WriteString(identifier);
        xml.WriteEndElement();
        xml.Element("title", title, DublinCore);
        xml.Element("language", book.Language, DublinCore);
        foreach (var author in book.Chapters.SelectMany(chapter => chapter.Authors).Select(XmlSigns.OneLine).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal))
        {
            xml.Element("creator", author, DublinCore);
        }

        if (XmlSigns.OneLine(book.Publisher) is { Length: > 0 } publisher)
        {
            xml.Element("publisher", publisher, DublinCore);
        }

        xml.Element("date", book.Date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), DublinCore);
        Property(xml, "dcterms:modified", FeedXml.Stamp(book.Date));
        if (cover is not null)
        {
            // As EPUB 2 names it; many shelves still look for this one.
            xml.WriteStartElement("meta", Opf);
            xml.WriteAttributeString("name", "cover");
            xml.WriteAttributeString("content", Id(cover));
            xml.WriteEndElement();
        }
    }

    // EPUB Accessibility 1.1, section 2.2, in the words of schema.org.
    private void Accessibility(XmlWriter xml)
    {
        Property(xml, "schema:accessMode", "textual");
        if (pictures.Files.Count > 0)
        {
            Property(xml, "schema:accessMode", "visual");
        }

        Property(xml, "schema:accessModeSufficient", pictures.AreDescribed ? "textual" : "textual,visual");
        Property(xml, "schema:accessibilityFeature", "tableOfContents");
        Property(xml, "schema:accessibilityFeature", "readingOrder");
        Property(xml, "schema:accessibilityFeature", "structuralNavigation");
        Property(xml, "schema:accessibilityFeature", "displayTransformability");
        if (pictures.Files.Count > 0 && pictures.AreDescribed)
        {
            Property(xml, "schema:accessibilityFeature", "alternativeText");
        }

        Property(xml, "schema:accessibilityHazard", "none");
        if (XmlSigns.OneLine(book.Words.Accessibility) is { Length: > 0 } summary)
        {
            Property(xml, "schema:accessibilitySummary", summary);
        }
    }

    private void Manifest(XmlWriter xml)
    {
        xml.WriteStartElement("manifest", Opf);
        Item(xml, "nav", "nav.xhtml", Page, "nav");
        Item(xml, "ncx", "toc.ncx", "application/x-dtbncx+xml");
        Item(xml, "style", "style.css", "text/css");
        if (cover is not null)
        {
            Item(xml, "cover", "cover.xhtml", Page);
        }

        foreach (var chapter in chapters)
        {
            Item(xml, Id(chapter), chapter, Page);
        }

        foreach (var picture in pictures.Files)
        {
            Item(xml, Id(picture), picture.Path, picture.Type, picture == cover ? "cover-image" : null);
        }

        xml.WriteEndElement();
    }

    private void Spine(XmlWriter xml)
    {
        xml.WriteStartElement("spine", Opf);
        xml.WriteAttributeString("toc", "ncx");
        xml.WriteAttributeString("page-progression-direction", book.IsRightToLeft ? "rtl" : "ltr");
        foreach (var id in (string[])[.. cover is null ? Array.Empty<string>() : ["cover"], "nav", .. chapters.Select(Id)])
        {
            xml.WriteStartElement("itemref", Opf);
            xml.WriteAttributeString("idref", id);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Id(string path) => path[..path.IndexOf('.', StringComparison.Ordinal)];

    private static string Id(BookPictureFile picture) => Id(picture.Path);

    private static void Property(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("meta", Opf);
        xml.WriteAttributeString("property", name);
        xml.WriteString(value);
        xml.WriteEndElement();
    }

    private static void Item(XmlWriter xml, string id, string path, string type, string? properties = null)
    {
        xml.WriteStartElement("item", Opf);
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("href", path);
        xml.WriteAttributeString("media-type", type);
        if (properties is not null)
        {
            xml.WriteAttributeString("properties", properties);
        }

        xml.WriteEndElement();
    }
}
