using System.Globalization;
using System.IO.Compression;
using System.Text;
using Handbill.Site.Feeds;

namespace Handbill.Site.Books;

/// <summary>Writes a book as EPUB 3.3, which readers of EPUB 2 open too. The same book is the same bytes. Pure.</summary>
internal static class Epub
{
    public const string MediaType = "application/epub+zip";

    private const string Container = """
        <?xml version="1.0" encoding="utf-8"?>
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
        </container>

        """;

    // What a zip file can say: from 1980 to 2107.
    private static readonly DateTimeOffset First = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Last = new(2107, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The file.</summary>
    /// <exception cref="ArgumentException">The book has no chapter.</exception>
    public static byte[] Write(Book book)
    {
        if (book.Chapters.Count == 0)
        {
            throw new ArgumentException("A book has at least one chapter.", nameof(book));
        }

        var pictures = new BookPictures();
        var cover = book.Cover is { } bytes ? pictures.Take(bytes) : null;
        var identifier = XmlSigns.OneLine(book.Identifier);
        var title = Told(book.Title, identifier);
        var named = book.Chapters.Select((chapter, at) => (Path: string.Create(CultureInfo.InvariantCulture, $"chapter-{at + 1}.xhtml"), Title: Told(chapter.Title, (at + 1).ToString(CultureInfo.InvariantCulture)))).ToList();
        var pages = book.Chapters.Select((chapter, at) => (named[at].Path, Text: ChapterPage.Of(book, chapter, named[at].Title, pictures))).ToList();

        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var parts = new Parts(zip, book.Date < First ? First : book.Date > Last ? Last : book.Date);

            // EPUB 3.3, section 4.2.3: the first of all and not packed, so that the file is known by its bytes.
            parts.Put("mimetype", Encoding.ASCII.GetBytes(MediaType), CompressionLevel.NoCompression);
            parts.Put("META-INF/container.xml", Container);
            parts.Put("EPUB/package.opf", new PackageDocument(book, identifier, title, [.. named.Select(chapter => chapter.Path)], pictures, cover).ToBytes());
            parts.Put("EPUB/nav.xhtml", BookContents.Page(book, named, cover is not null));
            parts.Put("EPUB/toc.ncx", BookContents.Ncx(identifier, title, named));
            parts.Put("EPUB/style.css", book.Stylesheet);
            if (cover is not null)
            {
                parts.Put("EPUB/cover.xhtml", ChapterPage.Cover(book, title, cover));
            }

            pages.ForEach(page => parts.Put("EPUB/" + page.Path, page.Text));
            foreach (var picture in pictures.Files)
            {
                // They are packed already.
                parts.Put("EPUB/" + picture.Path, picture.Bytes, CompressionLevel.NoCompression);
            }
        }

        return file.ToArray();
    }

    // A name for what has none: readers show it in lists, and a link without words is none. What is not seen is no word.
    private static string Told(string text, string otherwise) =>
        XmlSigns.OneLine(text) is var line && line.EnumerateRunes().Any(rune => Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune)) ? line : otherwise;

    private sealed class Parts(ZipArchive zip, DateTimeOffset date)
    {
        public void Put(string path, string text) => Put(path, Encoding.UTF8.GetBytes(text));

        public void Put(string path, byte[] bytes, CompressionLevel level = CompressionLevel.Optimal)
        {
            var entry = zip.CreateEntry(path, level);
            entry.LastWriteTime = date.ToUniversalTime();
            using var stream = entry.Open();
            stream.Write(bytes);
        }
    }
}
