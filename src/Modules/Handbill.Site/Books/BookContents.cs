using System.Text;
using Handbill.Site.Feeds;

namespace Handbill.Site.Books;

/// <summary>The table of contents: for readers of today, and once more as those of EPUB 2 read it.</summary>
internal static class BookContents
{
    /// <summary>The navigation document (EPUB 3.3, section 7).</summary>
    public static string Page(Book book, IReadOnlyList<(string Path, string Title)> chapters, bool hasCover)
    {
        var list = new StringBuilder();
        foreach (var (path, title) in chapters)
        {
            list.Append("<li><a href=\"").Append(path).Append("\">").Append(XmlSigns.Escaped(title)).Append("</a></li>\n");
        }

        var heading = XmlSigns.Escaped(book.Words.Contents);
        return ChapterPage.Page(
            book.Words.Contents,
            book.Language,
            book.IsRightToLeft,
            "frontmatter",
            $"<nav epub:type=\"toc\" id=\"toc\">\n<h1>{heading}</h1>\n<ol>\n{list}</ol>\n</nav>\n"
            + "<nav epub:type=\"landmarks\" hidden=\"hidden\">\n<ol>\n"
            + (hasCover ? $"<li><a epub:type=\"cover\" href=\"cover.xhtml\">{XmlSigns.Escaped(book.Words.Cover)}</a></li>\n" : "")
            + $"<li><a epub:type=\"toc\" href=\"nav.xhtml#toc\">{heading}</a></li>\n"
            + $"<li><a epub:type=\"bodymatter\" href=\"{chapters[0].Path}\">{XmlSigns.Escaped(chapters[0].Title)}</a></li>\n</ol>\n</nav>");
    }

    /// <summary>The NCX (OPF 2.0.1, section 2.4.1).</summary>
    public static byte[] Ncx(string identifier, string bookTitle, IReadOnlyList<(string Path, string Title)> chapters) => FeedXml.Bytes(4000, xml =>
    {
        xml.WriteStartElement("ncx", "http://www.daisy.org/z3986/2005/ncx/");
        xml.WriteAttributeString("version", "2005-1");
        xml.WriteStartElement("head");
        foreach (var (name, content) in new[] { ("dtb:uid", identifier), ("dtb:depth", "1"), ("dtb:totalPageCount", "0"), ("dtb:maxPageNumber", "0") })
        {
            xml.WriteStartElement("meta");
            xml.Attribute("name", name);
            xml.Attribute("content", content);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("docTitle");
        xml.Element("text", bookTitle);
        xml.WriteEndElement();
        xml.WriteStartElement("navMap");
        for (var at = 0; at < chapters.Count; at++)
        {
            var number = (at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            xml.WriteStartElement("navPoint");
            xml.Attribute("id", "p" + number);
            xml.Attribute("playOrder", number);
            xml.WriteStartElement("navLabel");
            xml.Element("text", chapters[at].Title);
            xml.WriteEndElement();
            xml.WriteStartElement("content");
            xml.Attribute("src", chapters[at].Path);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    });
}
