using System.Buffers;
using CsCheck;
using Handbill.Pdf.Conformance;
using Handbill.Pdf.Imposition;
using Handbill.Pdf.Joining;
using Handbill.Pdf.Tests.Samples;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;

namespace Handbill.Pdf.Tests.Joining;

public sealed class PdfJoinerTests
{
    [Fact]
    public void Joined_files_are_one_that_qpdf_finds_nothing_wrong_with()
    {
        var (one, other) = (Written.Print(Editions.Everything()), Written.Print(Editions.RightToLeft()));
        var joined = Join((one, 1, false), (other, 3, false), (one, 2, false));
        (int code, string output) = Tool.Run("qpdf", joined, "--check", "FILE");
        code.ShouldBe(0, output);
        var pages = Drawn(one).Count;
        Drawn(joined).Count.ShouldBe((3 * pages) + (3 * Drawn(other).Count));
        joined.ShouldBe(Join((one, 1, false), (other, 3, false), (one, 2, false)));
    }

    [Fact]
    public void Fonts_and_pictures_that_files_share_stand_in_it_once_and_a_copy_takes_little()
    {
        var one = Written.Print(Editions.Everything());
        var once = Join((one, 1, false));
        var joined = ParsedPdf.Read(Join((one, 1, false), (one, 1, false)));
        joined.Objects.Values.OfType<PdfStream>().Count(stream => stream.Dictionary.ContainsKey("Length1"))
            .ShouldBe(ParsedPdf.Read(one).Objects.Values.OfType<PdfStream>().Count(stream => stream.Dictionary.ContainsKey("Length1")));
        (Join((one, 100, false)).Length - once.Length).ShouldBeLessThan(99 * 2 * 250);
    }

    [Fact]
    public void A_file_with_an_odd_number_of_pages_is_filled_up_so_that_the_next_begins_on_a_front()
    {
        var odd = Page("cover");
        var joined = Join((odd, 1, true), (odd, 1, true));
        Drawn(joined).Select(page => page.Length > 0).ShouldBe([true, false, true, false]);
        Tool.Run("qpdf", joined, "--check", "FILE").Code.ShouldBe(0);
    }

    [Fact]
    public void Fronts_and_backs_lie_on_each_other_as_in_the_whole_file()
    {
        var parts = new[] { Page("cover"), Page("one", "two"), Page("three", "four", "five") };
        var whole = Drawn(Sides(JoinedSides.Both, parts));
        var (fronts, backs) = (Drawn(Sides(JoinedSides.Fronts, parts)), Drawn(Sides(JoinedSides.Backs, parts)));
        whole.Count.ShouldBe(8);
        fronts.Count.ShouldBe(backs.Count);
        for (var sheet = 0; sheet < fronts.Count; sheet++)
        {
            fronts[sheet].ShouldBe(whole[2 * sheet]);
            backs[sheet].ShouldBe(whole[(2 * sheet) + 1]);
        }

        fronts.ShouldAllBe(page => page.Length > 0);
        backs.Select(page => page.Length > 0).ShouldBe([false, true, true, false]);
        Tool.Run("qpdf", Sides(JoinedSides.Backs, parts), "--check", "FILE").Code.ShouldBe(0);
    }

    [Theory]
    [InlineData(PrintKind.AsIs, 4)]
    [InlineData(PrintKind.TwoUp, 2)]
    [InlineData(PrintKind.Folded, 4)]
    [InlineData(PrintKind.Booklet, 8)]
    public void Pages_laid_anew_for_a_machine_look_as_if_they_had_been_made_for_it(PrintKind wanted, int pages)
    {
        PageSetter set = new();
        for (var page = 1; page <= pages; page++)
        {
            set.NewPage();
            set.Paragraph($"This is page {page}.");
        }

        var (edition, sheet) = (set.Edition(), Sheet.Find("A3-folded")! with { Pages = pages });
        foreach (var direction in Enum.GetValues<TextDirection>())
        {
            var made = Written.Print(edition, sides: Imposer.Impose(new PrintSpec(), sheet, pages, direction));
            var direct = Written.Print(edition, sides: Imposer.Impose(new PrintSpec { Kind = wanted }, sheet, pages, direction));
            var output = new ArrayBufferWriter<byte>();
            var joiner = new PdfJoiner(output);
            joiner.Add(made, new PageLaying(new PrintSpec { Kind = wanted }, sheet, direction)).ShouldBe(Drawn(direct).Count);
            joiner.Finish();
            Tool.Run("qpdf", output.WrittenSpan.ToArray(), "--check", "FILE").Code.ShouldBe(0);
            Seen(output.WrittenSpan.ToArray()).ShouldBe(Seen(direct));
        }
    }

    [Fact]
    public void A_file_whose_pages_are_no_forms_is_not_laid_anew()
    {
        var joiner = new PdfJoiner(new ArrayBufferWriter<byte>());
        Should.Throw<InvalidDataException>(() => joiner.Add(Written.Reading(Editions.Everything()), new PageLaying(new PrintSpec(), Sheet.All[0], TextDirection.LeftToRight)));
    }

    [Fact]
    public void Whatever_is_joined_keeps_its_pages_in_order() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 2], Gen.Int[0, 999]).Array[1, 6].Sample(
            parts =>
            {
                var files = parts.Select(part => (Pdf: Page([.. Enumerable.Range(0, part.Item1).Select(page => $"{part.Item3} {page}")]), Times: part.Item2)).ToList();
                var expected = files.SelectMany(file => Enumerable.Repeat(Drawn(file.Pdf), file.Times)).SelectMany(pages => pages).ToList();
                Drawn(Join([.. files.Select(file => (file.Pdf, file.Times, false))])).ShouldBe(expected);
            },
            iter: 30);

    [Fact]
    public void What_is_no_sound_file_is_refused_and_ends_nothing()
    {
        var one = Page("sound");
        var joiner = new PdfJoiner(new ArrayBufferWriter<byte>());
        Gen.Select(Gen.Int[0, one.Length - 1], Gen.Byte).Sample(
            (at, value) =>
            {
                byte[] damaged = [.. one];
                damaged[at] = value;
                try
                {
                    new PdfJoiner(new ArrayBufferWriter<byte>()).Add(damaged);
                }
                catch (InvalidDataException)
                {
                    // Refused, as it may be.
                }
            },
            iter: 300);
        Should.Throw<InvalidDataException>(() => joiner.Add(one.AsMemory(0, one.Length / 2)));
        Should.Throw<InvalidOperationException>(joiner.Finish);
    }

    private static byte[] Join(params (byte[] Pdf, int Times, bool FillsSheet)[] parts)
    {
        var output = new ArrayBufferWriter<byte>();
        var joiner = new PdfJoiner(output);
        foreach (var (pdf, times, fillsSheet) in parts)
        {
            joiner.Add(pdf, times, fillsSheet);
        }

        joiner.Finish();
        return output.WrittenSpan.ToArray();
    }

    private static byte[] Sides(JoinedSides sides, params byte[][] parts)
    {
        var output = new ArrayBufferWriter<byte>();
        var joiner = new PdfJoiner(output);
        foreach (var part in parts)
        {
            joiner.Add(part, fillsSheet: true, sides: sides);
        }

        joiner.Finish();
        return output.WrittenSpan.ToArray();
    }

    private static byte[] Page(params string[] texts)
    {
        PageSetter set = new();
        foreach (var text in texts)
        {
            set.NewPage();
            set.Paragraph(text);
        }

        return Written.Print(set.Edition());
    }

    // The pages as grey pictures, one after the other.
    private static string Seen(byte[] pdf) => Tool.Run("pdftoppm", pdf, "-r", "30", "-gray", "FILE").Output;

    // What each page draws: the forms that it shows, unpacked.
    private static List<string> Drawn(byte[] pdf)
    {
        var file = ParsedPdf.Read(pdf);
        return [.. file.Array(file.Dictionary(file.Catalog["Pages"])!["Kids"]).Select(kid => file.Dictionary(file.Dictionary(file.Dictionary(kid)!["Resources"])!.GetValueOrDefault("XObject")))
            .Select(forms => string.Concat((forms?.Values ?? Enumerable.Empty<object?>()).Select(form => System.Text.Encoding.Latin1.GetString(file.Unpack((PdfStream)file.Resolve(form)!)))))];
    }
}
