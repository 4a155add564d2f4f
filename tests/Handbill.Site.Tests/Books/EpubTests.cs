using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using CsCheck;
using Handbill.Programs;
using Handbill.Site.Books;
using Handbill.Site.Tests.Feeds;

namespace Handbill.Site.Tests.Books;

public sealed class EpubTests
{
    private static readonly XNamespace Opf = "http://www.idpf.org/2007/opf";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    // WebP's beginning, and a JPEG's without the rest.
    private static readonly BookPicture[] Unusable = [new("/webp", "RIFF\u0010\0\0\0WEBPVP8 "u8.ToArray()), new("/broken", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3])];

    // The chapters in Latin stand in it too: each book is a start of Java's.
    private static Book Hostile { get; } = SomeBook.Latin with
    {
        Identifier = "urn:uuid:aa6a3c9b-3f0c-4a0e-8d1e-3f6f6c1f0f03",
        Title = "]]> \u0001 <b> & \ud800",
        Publisher = "&amp; \"x\"",
        Cover = SomeBook.Jpeg,
        Chapters = [.. SomeBook.Latin.Chapters, .. HostileBodies.All.Concat(HostileBodies.Soups(12, 300)).Select((body, at) => new Chapter
        {
            Title = at % 2 == 0 ? " \u00a0\u200b\u0000" : "</title>\r\n&lt;",
            Authors = at % 3 == 0 ? ["<x>", " "] : [],
            Body = body,
            Pictures = [new("/p.png", SomeBook.Png), .. Unusable],
        })],
    };

    [Fact]
    public async Task Readers_find_nothing_wrong_with_books_in_Latin_and_Arabic_and_with_hostile_ones() =>
        (await EpubCheck.FaultsAsync(("arabic", Epub.Write(SomeBook.Arabic)), ("hostile", Epub.Write(Hostile)))).ShouldBe("");

    [Fact]
    public void The_file_is_known_by_its_first_bytes()
    {
        var book = Epub.Write(SomeBook.Latin);
        Encoding.ASCII.GetString(book, 30, 28).ShouldBe("mimetypeapplication/epub+zip");
        BitConverter.ToUInt16(book, 8).ShouldBe((ushort)0, "stored");
        BitConverter.ToUInt16(book, 28).ShouldBe((ushort)0, "no extra field");
        BitConverter.ToInt32(book, 18).ShouldBe(20, "its length stands before it");
    }

    [Fact]
    public void The_same_book_is_the_same_bytes_and_another_date_is_another()
    {
        Epub.Write(SomeBook.Latin).ShouldBe(Epub.Write(SomeBook.Latin with { Date = SomeBook.Latin.Date.ToOffset(TimeSpan.FromHours(-5)) }));
        Epub.Write(SomeBook.Latin).ShouldNotBe(Epub.Write(SomeBook.Latin with { Date = SomeBook.Latin.Date.AddDays(1) }));
        Open(Epub.Write(SomeBook.Latin)).Entries.ShouldAllBe(entry => entry.LastWriteTime.DateTime == new DateTime(2026, 3, 4, 10, 30, 4));
        Epub.Write(SomeBook.Latin with { Date = DateTimeOffset.UnixEpoch }).ShouldNotBeEmpty();
    }

    [Fact]
    public void The_package_says_what_the_book_is_and_who_can_read_it()
    {
        var package = Part(SomeBook.Latin, "EPUB/package.opf");
        package.Descendants(DublinCore + "title").Single().Value.ShouldBe("The Gate, number 12 & more");
        package.Descendants(DublinCore + "creator").Select(author => author.Value).ShouldBe(["Ana Ruiz", "Bo Lind"]);
        Properties(package, "dcterms:modified").ShouldBe(["2026-03-04T10:30:05Z"]);
        Properties(package, "schema:accessMode").ShouldBe(["textual", "visual"]);
        Properties(package, "schema:accessModeSufficient").ShouldBe(["textual"]);
        Properties(package, "schema:accessibilityFeature").ShouldContain("alternativeText");
        Properties(package, "schema:accessibilityHazard").ShouldBe(["none"]);
        Properties(package, "schema:accessibilitySummary").ShouldBe(["All pictures are described, and the whole text can be read aloud."]);
        package.Descendants(Opf + "item").Single(item => (string?)item.Attribute("properties") == "cover-image").Attribute("href")!.Value.ShouldBe("picture-1.png");
        package.Descendants(Opf + "itemref").Select(item => item.Attribute("idref")!.Value).ShouldBe(["cover", "nav", "chapter-1", "chapter-2"]);
    }

    [Fact]
    public void A_picture_without_words_is_not_said_to_be_described()
    {
        var package = Part(SomeBook.Latin with { Chapters = [SomeBook.Latin.Chapters[0] with { Body = "<img src=/a>", Pictures = [new("/a", SomeBook.Png)] }] }, "EPUB/package.opf");
        Properties(package, "schema:accessibilityFeature").ShouldNotContain("alternativeText");
        Properties(package, "schema:accessModeSufficient").ShouldBe(["textual,visual"]);
    }

    [Fact]
    public void Pages_of_a_book_in_Arabic_are_turned_from_right_to_left()
    {
        Part(SomeBook.Arabic, "EPUB/package.opf").Descendants(Opf + "spine").Single().Attribute("page-progression-direction")!.Value.ShouldBe("rtl");
        Part(SomeBook.Latin, "EPUB/package.opf").Descendants(Opf + "spine").Single().Attribute("page-progression-direction")!.Value.ShouldBe("ltr");
        Part(SomeBook.Arabic, "EPUB/chapter-1.xhtml").Root!.Attribute("dir")!.Value.ShouldBe("rtl");
        Part(SomeBook.Arabic, "EPUB/chapter-2.xhtml").Root!.Attribute("dir")!.Value.ShouldBe("ltr");
        Part(SomeBook.Arabic, "EPUB/chapter-2.xhtml").Root!.Attribute("lang")!.Value.ShouldBe("en");
    }

    [Fact]
    public void A_picture_is_in_the_book_once_and_only_if_it_is_shown()
    {
        using var zip = Open(Epub.Write(SomeBook.Latin));
        zip.Entries.Select(entry => entry.Name).Where(name => name.StartsWith("picture", StringComparison.Ordinal)).ShouldBe(["picture-1.png", "picture-2.jpg"]);
        Part(SomeBook.Latin, "EPUB/chapter-2.xhtml").Descendants(Xhtml + "img").Single().Attribute("src")!.Value.ShouldBe("picture-2.jpg");
    }

    [Fact]
    public void Chapters_are_listed_for_readers_of_today_and_for_old_ones()
    {
        string[] titles = ["Canteen: prices <up> & queues", "Second"];
        Part(SomeBook.Latin, "EPUB/nav.xhtml").Descendants(Xhtml + "nav").First().Descendants(Xhtml + "a").Select(link => link.Value).ShouldBe(titles);
        XNamespace ncx = "http://www.daisy.org/z3986/2005/ncx/";
        Part(SomeBook.Latin, "EPUB/toc.ncx").Descendants(ncx + "navLabel").Select(label => label.Value).ShouldBe(titles);
    }

    [Fact]
    public void A_book_without_a_chapter_is_none() => Should.Throw<ArgumentException>(() => Epub.Write(SomeBook.Latin with { Chapters = [] }));

    [Fact]
    public void Any_title_and_body_make_pages_that_are_well_formed() => AnyText.Any.Select(AnyText.Any).Sample((title, body) =>
    {
        var book = SomeBook.Latin with { Title = title, Publisher = title, Chapters = [new Chapter { Title = title, Body = body, Authors = [title] }] };
        using var zip = Open(Epub.Write(book));
        foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith("ml", StringComparison.Ordinal) || entry.Name.EndsWith("opf", StringComparison.Ordinal)))
        {
            using var part = entry.Open();
            XDocument.Load(part).Descendants().ShouldAllBe(element => element.Name.LocalName != "script");
        }
    }, iter: 100);

    private static ZipArchive Open(byte[] book) => new(new MemoryStream(book));

    private static XDocument Part(Book book, string path)
    {
        using var zip = Open(Epub.Write(book));
        using var part = zip.GetEntry(path)!.Open();
        return XDocument.Load(part);
    }

    private static IEnumerable<string> Properties(XDocument package, string name) =>
        package.Descendants(Opf + "meta").Where(meta => (string?)meta.Attribute("property") == name).Select(meta => meta.Value);
}
