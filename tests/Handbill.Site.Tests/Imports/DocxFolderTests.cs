using System.IO.Compression;
using System.Text;
using CsCheck;
using Handbill.Site.Imports;
using Handbill.Site.Imports.Docx;

namespace Handbill.Site.Tests.Imports;

public sealed class DocxFolderTests
{
    private const string Body =
        """
        <w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Ten minutes</w:t></w:r></w:p>
        <w:p><w:r><w:t xml:space="preserve">Plain </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r><w:r><w:t xml:space="preserve">, </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>lean</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>What *next*</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="Eigene"/></w:pPr><w:r><w:t>Deeper</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="Zitat"/></w:pPr><w:r><w:t>Said</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Zitat"/></w:pPr><w:r><w:t>Again</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>b</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>c</w:t></w:r></w:p>
        <w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
        <w:p><w:hyperlink r:id="r1"><w:r><w:t>the form</w:t></w:r></w:hyperlink><w:r><w:drawing><d><docPr descr="The gate"/><blip r:embed="r2"/></d></w:drawing></w:r></w:p>
        """;

    private const string Styles =
        """
        <w:style w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
        <w:style w:styleId="berschrift2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:styleId="Eigene"><w:name w:val="Unsere"/><w:basedOn w:val="berschrift2"/></w:style>
        <w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
        """;

    private static string Part(string root, string content) =>
        $"""<?xml version="1.0"?><w:{root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{content}</w:{root}>""";

    private static byte[] Docx(string body, params (string Name, string Text)[] more)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in ((string, string)[])[("word/document.xml", Part("document", $"<w:body>{body}<w:sectPr/></w:body>")), .. more])
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Whole() => Docx(
        Body,
        ("word/styles.xml", Part("styles", Styles)),
        ("word/numbering.xml", Part("numbering", "<w:abstractNum w:abstractNumId=\"5\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId=\"6\"><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"6\"/></w:num>")),
        ("word/footnotes.xml", Part("footnotes", "<w:footnote w:id=\"7\"><w:p><w:r><w:t>A note</w:t></w:r></w:p></w:footnote>")),
        ("word/_rels/document.xml.rels", "<Relationships><Relationship Id=\"r1\" Target=\"https://example.org/f\" TargetMode=\"External\"/><Relationship Id=\"r2\" Target=\"media/image1.png\"/></Relationships>"),
        ("word/media/image1.png", "PNG"),
        ("docProps/core.xml", "<p xmlns:dc=\"d\" xmlns:t=\"t\"><dc:creator>Ana; Ben</dc:creator><t:created>2019-05-01T10:00:00Z</t:created><dc:title>Other</dc:title></p>"));

    private static Reading Read(Shelf shelf) => Reading.Of(new DocxFolderReader(shelf.Root, new ImportSettings()));

    [Fact]
    public void Styles_lists_tables_notes_and_pictures_are_read_whatever_language_their_names_are_in()
    {
        using var shelf = new Shelf().Put("old/shift 48.docx", Whole());

        var reading = Read(shelf);
        var piece = reading.Pieces.ShouldHaveSingleItem();

        reading.Faults.ShouldBeEmpty();
        piece.Title.ShouldBe("Ten minutes");
        piece.Slug.ShouldBe("shift-48");
        piece.Authors.ShouldBe(["Ana", "Ben"]);
        piece.PublishedAt.ShouldBe(new DateTimeOffset(2019, 5, 1, 10, 0, 0, TimeSpan.Zero));
        piece.Body.ShouldBe(
            """
            Plain **bold**, *lean*[^1]

            ## What \*next\*

            ### Deeper

            > Said
            >
            > Again

            - a
              1. b
            - c

            | A | B |
            | --- | --- |
            | 1 | 2 |

            [the form](https://example.org/f)

            ![The gate](image1.png)

            [^1]: A note
            """);
        using var bytes = new StreamReader(piece.Pictures.ShouldHaveSingleItem().Open!());
        bytes.ReadToEnd().ShouldBe("PNG");
    }

    [Fact]
    public void A_document_without_a_title_takes_that_of_its_properties_its_first_heading_or_its_file()
    {
        using var shelf = new Shelf()
            .Put("a.docx", Docx("<w:p/>", ("docProps/core.xml", "<p xmlns:dc=\"d\"><dc:title>Named</dc:title></p>")))
            .Put("b.docx", Docx("<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>First</w:t></w:r></w:p>"))
            .Put("c_d.docx", Docx("<w:p/>"));

        Read(shelf).Pieces.Select(piece => piece.Title).ShouldBe(["Named", "First", "c d"]);
    }

    [Fact]
    public void A_file_that_unpacks_without_end_is_a_fault()
    {
        using var shelf = new Shelf().Put("bomb.docx", Docx(new string(' ', 33 * 1024 * 1024))).Put("no.docx", "no zip").Put("deep.docx", Docx(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 20_000)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 20_000))));

        var reading = Read(shelf);

        reading.Faults.Select(fault => fault.Where).ShouldBe(["bomb.docx", "deep.docx", "no.docx"]);
        reading.Pieces.ShouldBeEmpty();
    }

    [Fact]
    public void A_document_cut_off_or_changed_anywhere_is_read_or_is_a_fault()
    {
        var whole = Whole();
        using var shelf = new Shelf();
        for (var part = 0; part < 50; part++)
        {
            Read(shelf.Put("a.docx", whole[..(whole.Length * part / 50)])).Faults.ShouldHaveSingleItem();
        }

        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 10].Sample(
            changes =>
            {
                var bytes = whole.ToArray();
                foreach (var (at, put) in changes)
                {
                    bytes[at] = put;
                }

                var reading = Read(shelf.Put("a.docx", bytes));
                (reading.Pieces.Count + reading.Faults.Count).ShouldBe(1);
            },
            iter: 300,
            threads: 1);
    }
}
