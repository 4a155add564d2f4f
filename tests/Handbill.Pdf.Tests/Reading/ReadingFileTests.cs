using System.Globalization;
using Handbill.Pdf.Document;
using Handbill.Pdf.Tests.Samples;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Tests.Reading;

public sealed class ReadingFileTests
{
    [Fact]
    public void Qpdf_finds_nothing_wrong()
    {
        foreach (TypesetEdition edition in (TypesetEdition[])[Editions.Everything(), Editions.RightToLeft()])
        {
            (int code, string output) = Tool.Run("qpdf", Written.Reading(edition), "--check", "FILE");
            code.ShouldBe(0, output);
        }
    }

    [Fact]
    public void Every_font_is_embedded_subset_and_says_its_text()
    {
        (int _, string output) = Tool.Run("pdffonts", Written.Reading(Editions.RightToLeft()), "FILE");
        string[] fonts = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        fonts.Length.ShouldBe(4);
        foreach (string font in fonts)
            font.ShouldContain("yes yes yes");
    }

    [Fact]
    public void Words_are_those_of_the_copy_with_ligatures_spelled_out()
    {
        (int _, string output) = Tool.Run("pdftotext", Written.Reading(Editions.Everything()), "-raw", "FILE", "-");
        string[] words = Words.Of(output);
        words.Take(Words.Of(Editions.Body).Length + 4).ShouldBe([.. Words.Of("The lift stands still"), .. Words.Of(Editions.Body)]);
        words.ShouldContain("office");
        words.ShouldContain("soft");
        output.ShouldContain("well-known");
    }

    [Fact]
    public void A_broken_word_ends_in_a_soft_hyphen()
    {
        (int _, string output) = Tool.Run("pdftotext", Written.Reading(Editions.Everything()), "-raw", "FILE", "-");
        output.ShouldContain("divi\u00AD\nded");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Arabic_and_Hebrew_read_in_logical_order(bool raw)
    {
        byte[] pdf = Written.Reading(Editions.RightToLeft());
        (int _, string output) = Tool.Run("pdftotext", pdf, raw ? ["-raw", "-l", "1", "FILE", "-"] : ["-l", "1", "FILE", "-"]);
        string[] words = Words.Of(output);
        words.Take(2).ShouldBe(["المصعد", "متوقف"]);
        string[] arabic = Words.Of(Editions.Arabic);
        words.Skip(2).Take(arabic.Length).ShouldBe(arabic);
        string[] hebrew = Words.Of(Editions.Hebrew);
        words.Skip(2 + arabic.Length).Take(hebrew.Length).ShouldBe(hebrew);
        // pdftotext moves the spaces around a number inside Arabic, unless told to leave the file's order.
        string line = string.Concat(words.Skip(2 + arabic.Length + hebrew.Length));
        line.ShouldStartWith("الهاتف0123456فيالمكتب");
        if (raw)
            words[^6..].ShouldBe(["The", "word", "مرحبا", "بكم", "means", "welcome"]);
    }

    [Fact]
    public void Vowel_marks_stay_with_their_letters()
    {
        const string voweled = "تُعزَّز المدارِس";
        PageSetter set = new("ar");
        set.NewPage().Paragraph(voweled, face: Fonts.Arabic);
        (int _, string output) = Tool.Run("pdftotext", Written.Reading(set.Edition()), "-raw", "FILE", "-");
        Words.Of(output).ShouldBe(Words.Of(voweled));
    }

    [Fact]
    public void The_same_edition_gives_the_same_bytes_on_every_thread_whatever_is_cached()
    {
        byte[] alone = Written.Reading(Editions.Everything());
        PdfCache shared = new();
        Written.Reading(Editions.RightToLeft(), cache: shared);
        byte[][] together = new byte[8][];
        Parallel.For(0, together.Length, i => together[i] = Written.Reading(Editions.Everything(), cache: shared));
        foreach (byte[] file in together)
            file.ShouldBe(alone);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1.02, 0.05)]
    [InlineData(0.983, -0.037)]
    public void Justified_lines_end_at_the_measure_whatever_the_expansion_and_tracking(double expansion, double tracking)
    {
        PageSetter set = new() { Expansion = expansion, Tracking = tracking };
        set.NewPage().Paragraph(string.Concat(Editions.Body, Editions.Body));
        (int _, string output) = Tool.Run("pdftotext", Written.Reading(set.Edition()), "-bbox", "FILE", "-");
        double[] ends =
        [
            .. output.Split('\n').Where(line => line.Contains("<word", StringComparison.Ordinal)).Select(line => Box(line))
                .GroupBy(box => box.Bottom).Select(line => line.Max(box => box.Right)),
        ];
        ends.Length.ShouldBeGreaterThan(10);
        foreach (double end in ends[..^1])
            end.ShouldBe(set.X + set.Measure - tracking, 0.03); // the last letter's tracking stands past its edge
    }

    [Fact]
    public void Text_alone_takes_less_than_sixty_kilobytes()
    {
        PageSetter set = new();
        set.NewPage();
        for (int i = 0; i < 13; i++)
            set.Paragraph(Editions.Body);
        set.NewPage();
        for (int i = 0; i < 13; i++)
            set.Paragraph(Editions.Body, face: Fonts.Bold);
        Written.Reading(set.Edition()).Length.ShouldBeLessThan(60 * 1024);
    }

    private static (double Right, double Bottom) Box(string word)
    {
        string[] parts = word.Split('"');
        return (double.Parse(parts[5], CultureInfo.InvariantCulture), double.Parse(parts[7], CultureInfo.InvariantCulture));
    }
}
