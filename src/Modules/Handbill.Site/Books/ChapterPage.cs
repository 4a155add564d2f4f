using System.Globalization;
using System.Text;
using Handbill.Site.Feeds;

namespace Handbill.Site.Books;

/// <summary>The pages of a book, as XHTML: the cover and the chapters.</summary>
internal static class ChapterPage
{
    /// <summary>A chapter's page, under a title that is not empty.</summary>
    public static string Of(Book book, Chapter chapter, string title, BookPictures pictures)
    {
        var (language, isRightToLeft) = chapter.Language is { } own ? (own, chapter.IsRightToLeft) : (book.Language, book.IsRightToLeft);
        var page = new StringBuilder(chapter.Body.Length + 1000);
        page.Append("<section epub:type=\"chapter\">\n<h1>").Append(XmlSigns.Escaped(title)).Append("</h1>\n");
        Line(page, "standfirst", XmlSigns.Escaped(chapter.Standfirst));
        Line(page, "byline", XmlSigns.Escaped(string.Join(", ", chapter.Authors)));
        if (chapter.Date is { } date)
        {
            var number = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            Line(page, "dateline", $"<time datetime=\"{number}\">{XmlSigns.Escaped(chapter.DateText.Length > 0 ? chapter.DateText : number)}</time>");
        }

        var files = new Dictionary<string, string?>(StringComparer.Ordinal);
        page.Append(ChapterMarkup.Of(chapter.Body, File, pictures.Undescribed)).Append("\n</section>");
        return Page(title, language, isRightToLeft, "bodymatter", page.ToString());

        string? File(string address)
        {
            if (!files.TryGetValue(address, out var file))
            {
                files[address] = file = chapter.Pictures.FirstOrDefault(picture => picture.Address == address) is { } picture ? pictures.Take(picture.Bytes)?.Path : null;
            }

            return file;
        }
    }

    /// <summary>The page of the cover.</summary>
    public static string Cover(Book book, string title, BookPictureFile cover) => Page(
        book.Words.Cover,
        book.Language,
        book.IsRightToLeft,
        "frontmatter",
        $"<section epub:type=\"cover\" class=\"cover\">\n<p><img src=\"{cover.Path}\" alt=\"{XmlSigns.Escaped(title)}\"/></p>\n</section>");

    /// <summary>A page with its head, around content that is XHTML.</summary>
    public static string Page(string title, string language, bool isRightToLeft, string type, string content)
    {
        var tag = XmlSigns.Escaped(language);
        return $"""
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{tag}" xml:lang="{tag}" dir="{(isRightToLeft ? "rtl" : "ltr")}">
            <head>
            <title>{XmlSigns.Escaped(title)}</title>
            <link rel="stylesheet" type="text/css" href="style.css"/>
            </head>
            <body epub:type="{type}">
            {content}
            </body>
            </html>

            """;
    }

    private static void Line(StringBuilder page, string name, string markup)
    {
        if (!string.IsNullOrWhiteSpace(markup))
        {
            page.Append("<p class=\"").Append(name).Append("\">").Append(markup).Append("</p>\n");
        }
    }
}
