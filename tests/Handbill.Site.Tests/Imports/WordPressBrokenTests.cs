using System.Text;
using CsCheck;
using Handbill.Site.Imports;

namespace Handbill.Site.Tests.Imports;

public sealed class WordPressBrokenTests
{
    public const string Begin = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><link>https://old.example</link><language>de</language>""";
    public const string End = "</channel></rss>";

    public static string Item(string content, string title = "Title", int number = 1) =>
        $"""
        <item><title>{title}</title><link>https://old.example/2011/p{number}/</link><dc:creator>ana</dc:creator><guid>https://old.example/?p={number}</guid>
        <content:encoded>{content}</content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>{number}</wp:post_id>
        <wp:post_date_gmt>2011-01-18 07:40:14</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
        """;

    private static Reading Read(params string[] items) => Reading.OfWordPress(Begin + string.Concat(items) + End);

    [Theory]
    [InlineData("small-export.xml")]
    [InlineData("theme-unit-test-data.xml")]
    public void A_file_cut_off_anywhere_gives_what_stands_whole_before_the_cut(string name)
    {
        var export = File.ReadAllBytes(Corpus.Export(name));
        var whole = Reading.OfWordPress(export);
        for (var part = 0; part < 50; part++)
        {
            var cut = export[..(int)((long)export.Length * part / 50)];
            var reading = Reading.OfWordPress(cut);

            reading.Pieces.Count.ShouldBe(Encoding.UTF8.GetString(cut).Split("</item>").SkipLast(1).Count(IsPiece));
            reading.Pieces.Zip(whole.Pieces).ShouldAllBe(pair => IsSame(pair.First, pair.Second));
            reading.Faults.ShouldContain(fault => fault.Problem == "the file breaks off here" || fault.Problem == "this is no export of WordPress");
        }
    }

    private static bool IsPiece(string item) => item.Contains("<wp:post_type>po", StringComparison.Ordinal) || item.Contains("<wp:post_type>pa", StringComparison.Ordinal)
        || item.Contains("<wp:post_type><![CDATA[p", StringComparison.Ordinal);

    // An upload that stands behind the cut is the one thing that a post before it lacks.
    private static bool IsSame(ImportedPiece cut, ImportedPiece whole) => (cut.Pictures.Count < whole.Pictures.Count || cut.Body == whole.Body)
        && (cut.SourceKey, cut.Slug, cut.Title, cut.PublishedAt, cut.State, cut.Standfirst) == (whole.SourceKey, whole.Slug, whole.Title, whole.PublishedAt, whole.State, whole.Standfirst)
        && cut.OldPaths.SequenceEqual(whole.OldPaths) && cut.Sections.SequenceEqual(whole.Sections) && cut.Topics.SequenceEqual(whole.Topics) && cut.Authors.SequenceEqual(whole.Authors);

    [Fact]
    public void The_fault_of_a_cut_says_at_which_line_and_post()
    {
        var reading = Reading.OfWordPress(Begin + "\n" + Item("one") + "\n" + Item("two", "Gate closed", 2)[..120]);

        reading.Pieces.Count.ShouldBe(1);
        reading.Faults[0].Problem.ShouldBe("the entry that begins on line 5, “Gate closed”, ends before it is whole");
        reading.Faults[1].ShouldBe(new ImportFault("export.xml:5", "the file breaks off here", "what stands before is read; export again for the rest"));
    }

    [Fact]
    public void A_post_that_was_never_closed_takes_no_other_with_it()
    {
        var reading = Read(Item("one"), Item("two", "Broken", 2)[..150], Item("three", "Third", 3));

        reading.Pieces.Select(piece => piece.Body).ShouldBe(["one", "three"]);
        reading.Faults.ShouldHaveSingleItem().Problem.ShouldContain("“Broken”");
    }

    [Theory]
    [InlineData("Caf&eacute;&nbsp;bar &hellip; &copy; AT&T & Co &unknown; &#8211; &#x2013;", "Café\u00a0bar … © AT&T & Co \\&unknown; – –")]
    [InlineData("<![CDATA[Ends ]]]]><![CDATA[> here]]>", "Ends \\]\\]> here")]
    [InlineData("<![CDATA[Outer <![CDATA[inner]]> outer]]>", "Outer inner outer")]
    [InlineData("a\u0001b\u000cc<![CDATA[d\u0000e]]>", "abcde")]
    [InlineData("<p>Not hidden <b>at all</b></p>", "Not hidden **at all**")]
    [InlineData("&lt;p&gt;Hidden &lt;b&gt;otherwise&lt;/b&gt;&lt;/p&gt;", "Hidden **otherwise**")]
    [InlineData("5 < 6 and 7 > 6", "5 \\< 6 and 7 > 6")]
    public void Content_that_is_no_good_XML_is_read_all_the_same(string content, string expected)
    {
        var reading = Read(Item(content), Item("next", "Next", 2));

        reading.Pieces.Select(piece => piece.Body).ShouldBe([expected, "next"]);
        reading.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("UTF-8", 1)]
    [InlineData("ISO-8859-1", 0)]
    [InlineData("windows-1252", 0)]
    public void Text_of_an_older_encoding_keeps_its_accents_whatever_the_file_says(string named, int faults)
    {
        var text = (Begin + Item("“Café” – 20 €") + End).Replace("UTF-8", named);

        var reading = Reading.OfWordPress(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text));

        reading.Pieces[0].Body.ShouldBe("“Café” – 20 €");
        reading.Faults.Count.ShouldBe(faults);
    }

    [Theory]
    [InlineData("ISO-8859-1")]
    [InlineData("no-such-encoding")]
    [InlineData("utf-16")]
    public void Text_that_is_UTF8_is_read_as_that_whatever_the_file_says(string named) =>
        Reading.OfWordPress((Begin + Item("“Café” 中 €") + End).Replace("UTF-8", named)).Pieces[0].Body.ShouldBe("“Café” 中 €");

    [Fact]
    public void Text_in_UTF16_is_known_by_its_mark() =>
        Reading.OfWordPress([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Begin + Item("“Café” 中") + End)]).Pieces[0].Body.ShouldBe("“Café” 中");

    [Fact]
    public void Entities_of_a_document_type_are_not_taken_in()
    {
        var bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>" + Begin + Item("&b;&f;") + End;

        Reading.OfWordPress(bomb).Pieces[0].Body.ShouldBe("\\&b;\\&f;");
    }

    [Fact]
    public void Codes_of_captions_and_galleries_become_pictures()
    {
        const string Upload = "<item><wp:post_type>attachment</wp:post_type><wp:post_id>{0}</wp:post_id><wp:post_parent>1</wp:post_parent><wp:attachment_url>https://old.example/up/{0}.jpg</wp:attachment_url><excerpt:encoded>No. {0}</excerpt:encoded></item>";
        var reading = Read(
            Item("[caption id=\"a\" width=\"3\"]<img src=\"https://old.example/up/gate.jpg\" alt=\"Gate\" /> The gate[/caption]\n\n[gallery ids=\"8,9,10\"]\n\n[form 1]"),
            Upload.Replace("{0}", "8"),
            Upload.Replace("{0}", "9"));

        reading.Pieces[0].Body.ShouldBe("![The gate](gate.jpg)\n\n![No. 8](8.jpg)\n\n![No. 9](9.jpg)\n\n\\[form 1\\]");
        reading.Pictures.Count.ShouldBe(2);
        reading.Faults.ShouldHaveSingleItem().Problem.ShouldBe("“Title” shows picture 10, which the file does not have");
    }

    [Fact]
    public void Any_bytes_at_all_are_read() => Gen.Byte.Array[0, 400].Sample(bytes => Reading.OfWordPress(bytes), iter: 1_000);

    [Fact]
    public void An_export_changed_anywhere_is_read()
    {
        var export = Encoding.UTF8.GetBytes(Begin + Item("<![CDATA[<p>a [gallery ids=\"1\"]</p>]]>") + Item("b", "B", 2) + End);
        Gen.Select(Gen.Int[0, export.Length - 1], Gen.OneOf("<", ">", "]]>", "<![CDATA[", "&", "\"", "</item>", "<item>", "<!--", "\0", "é"), Gen.Int[0, 60]).Array[1, 4].Sample(
            changes =>
            {
                var bytes = export.ToList();
                foreach (var (at, put, drop) in changes)
                {
                    var from = Math.Min(at, bytes.Count);
                    bytes.RemoveRange(from, Math.Min(drop, bytes.Count - from));
                    bytes.InsertRange(from, Encoding.Latin1.GetBytes(put));
                }

                Reading.OfWordPress([.. bytes]).Pieces.Count.ShouldBeLessThanOrEqualTo(4);
            },
            iter: 1_500);
    }
}
