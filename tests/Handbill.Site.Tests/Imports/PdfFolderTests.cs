using System.Text;
using CsCheck;
using Handbill.Site.Imports;
using Handbill.Site.Imports.Pdf;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Handbill.Site.Tests.Imports;

public sealed class PdfFolderTests
{
    private static Reading Read(Shelf shelf, string pattern = "") => Reading.Of(new PdfFolderReader(shelf.Root, new ImportSettings { NamePattern = pattern }));

    private static byte[] Pdf(string title, params (double Size, double Left, double Top, string Text)[][] pages)
    {
        var builder = new PdfDocumentBuilder();
        builder.DocumentInformation.Title = title;
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var lines in pages)
        {
            var page = builder.AddPage(PageSize.A4);
            foreach (var (size, left, top, text) in lines)
            {
                page.AddText(text, size, new PdfPoint(left, 842 - top), font);
            }
        }

        return builder.Build();
    }

    private static (double Size, double Left, double Top, string Text)[] TwoColumns(int page) =>
    [
        (8, 60, 30, "The Early Shift"),
        .. page == 1 ? [(24, 60, 80, "Ten minutes more")] : Array.Empty<(double, double, double, string)>(),
        (10, 60, 120, page == 1 ? "Last month the early shift was mo-" : "This month the early shift was mo-"),
        (10, 60, 132, "ved. Nobody had asked for it, and"),
        (10, 60, 144, "nobody was asked."),
        (10, 72, 156, "Then sixty-one people wrote their"),
        (10, 60, 168, "names under three sentences."),
        (10, 60, 180, page == 1 ? "All of them." : "Not one left."),
        (10, 320, 120, "The manager read them twice and"),
        (10, 320, 132, "said nothing for a week. Then the"),
        (10, 320, 144, "shift was moved back."),
        (10, 332, 156, page == 1 ? "It took ten." : "It took long."),
        (8, 290, 800, $"{page}"),
    ];

    [Fact]
    public void Columns_are_read_one_after_the_other_without_what_runs_on_every_page()
    {
        using var shelf = new Shelf().Put("a.pdf", Pdf("", TwoColumns(1), TwoColumns(2)));

        var reading = Read(shelf);

        reading.Faults.ShouldBeEmpty();
        reading.Pieces[0].Title.ShouldBe("Ten minutes more");
        const string Page =
            """
            Last month the early shift was moved. Nobody had asked for it, and nobody was asked.

            Then sixty-one people wrote their names under three sentences.

            All of them.

            The manager read them twice and said nothing for a week. Then the shift was moved back.

            It took ten.
            """;
        reading.Pieces[0].Body.ShouldBe($"## Ten minutes more\n\n{Page}\n\n{Page.Replace("Last month", "This month").Replace("It took ten.", "It took long.").Replace("All of them", "Not one left")}");
    }

    [Theory]
    [InlineData("2019-05-01", "{yyyy}-{MM}-{dd}", 2019, 5, 1, null)]
    [InlineData("early-shift-48-201905", "{name}-{number}-{yyyy}{MM}", 2019, 5, 1, 48)]
    [InlineData("Early Shift 7 (3.12.98)", "{number} ({d}.{M}.{yy}", 1998, 12, 3, 7)]
    [InlineData("issue_2020", "{yyyy}", 2020, 1, 1, null)]
    public void Names_tell_the_date_and_the_number(string name, string pattern, int year, int month, int day, int? number)
    {
        var read = NamePattern.Of(pattern).Pattern!.Read(name);

        read!.Value.Date.ShouldBe(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero));
        read.Value.Number.ShouldBe(number);
    }

    [Theory]
    [InlineData("{yyyy}-{mm}")]
    [InlineData("{yyyy}{yy}")]
    [InlineData("{")]
    public void A_pattern_that_is_none_is_a_fault(string pattern)
    {
        using var shelf = new Shelf();

        Read(shelf, pattern).Faults.ShouldHaveSingleItem().Problem.ShouldContain("is no part of a name");
    }

    [Fact]
    public void A_name_of_another_form_or_a_day_that_is_none_has_no_date_and_is_said()
    {
        using var shelf = new Shelf().Put("2019-02-30.pdf", Pdf("Spring", TwoColumns(1)));

        var reading = Read(shelf, "{yyyy}-{MM}-{dd}");

        reading.Pieces[0].PublishedAt.ShouldBeNull();
        reading.Pieces[0].Title.ShouldBe("Spring");
        reading.Faults.ShouldHaveSingleItem().Problem.ShouldContain("not of the form");
    }

    [Fact]
    public void A_PDF_without_text_is_imported_and_said_so_and_one_that_is_none_is_a_fault()
    {
        using var shelf = new Shelf().Put("scan-2001.pdf", Pdf("Microsoft Word - x.doc", [])).Put("z.pdf", "no PDF at all");

        var reading = Read(shelf);

        reading.Pieces.ShouldHaveSingleItem().Title.ShouldBe("scan 2001");
        reading.Faults.Select(fault => fault.Problem).ShouldBe(["it has pictures of pages and no text", "it is broken, or no PDF"]);
    }

    [Fact]
    public async Task The_cover_is_made_by_whoever_can_draw()
    {
        using var shelf = new Shelf().Put("a.pdf", Pdf("A", TwoColumns(1)));
        var settings = new ImportSettings { DrawCover = async stream => [(byte)stream.ReadByte(), (byte)(await Task.FromResult(stream.ReadByte()))] };

        var piece = Reading.Of(new PdfFolderReader(shelf.Root, settings)).Pieces[0];

        (await piece.Cover!()).ShouldBe("%P"u8.ToArray());
    }

    [Fact]
    public void A_PDF_cut_off_or_changed_anywhere_is_read_or_is_a_fault()
    {
        var whole = Pdf("A", TwoColumns(1));
        using var shelf = new Shelf();
        for (var part = 0; part < 50; part++)
        {
            var reading = Read(shelf.Put("a.pdf", whole[..(whole.Length * part / 50)]));
            (reading.Pieces.Count + reading.Faults.Count).ShouldBeGreaterThan(0);
        }

        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 20].Sample(
            changes =>
            {
                var bytes = whole.ToArray();
                foreach (var (at, put) in changes)
                {
                    bytes[at] = put;
                }

                Read(shelf.Put("a.pdf", bytes));
            },
            iter: 100,
            threads: 1);
    }
}
