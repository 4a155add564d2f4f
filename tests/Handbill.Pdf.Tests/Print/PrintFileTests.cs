using Handbill.Pdf.Print;
using Handbill.Pdf.Tests.Samples;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Tests.Print;

public sealed class PrintFileTests
{
    [Fact]
    public void Qpdf_finds_nothing_wrong()
    {
        (int code, string output) = Tool.Run("qpdf", Written.Print(Editions.Everything()), "--check", "FILE");
        code.ShouldBe(0, output);
    }

    [Fact]
    public void It_has_no_tags_no_colour_and_nothing_transparent()
    {
        (int _, string all) = Tool.Run("qpdf", Written.Print(Editions.Everything()), "--qdf", "FILE", "-");
        foreach (string banned in (string[])["/StructTreeRoot", "/MarkInfo", "BDC", "/DeviceRGB", "/DeviceCMYK", "/ICCBased", "/SMask", "/Group", "/ExtGState", "/Metadata", "/Info"])
            all.ShouldNotContain(banned);
        all.ShouldContain("%PDF-1.4");
        all.ShouldContain("/DeviceGray");
    }

    [Fact]
    public void Two_plates_share_the_page_between_them()
    {
        const PlateContent spot = PlateContent.Headings | PlateContent.Rules;
        TypesetEdition edition = Editions.Everything();
        (int _, string headings) = Tool.Run("qpdf", Written.Print(edition, spot), "--qdf", "FILE", "-");
        (int _, string rest) = Tool.Run("qpdf", Written.Print(edition, PlateContent.All & ~spot), "--qdf", "FILE", "-");
        headings.ShouldContain("/F1 24 Tf");
        headings.ShouldNotContain("/F2 10 Tf");
        headings.ShouldNotContain("/Im1");
        rest.ShouldContain("/F2 10 Tf");
        rest.ShouldNotContain("/F1 24 Tf");
        rest.ShouldContain("/Im1");
    }

    [Fact]
    public void A_page_that_stands_twice_on_a_side_is_written_once()
    {
        TypesetEdition edition = Editions.Everything();
        PaperSide twoUp = new(
            1190.56, 841.89,
            [new PagePlacement(0, PlacementMatrix.Identity), new PagePlacement(0, PlacementMatrix.Move(595.28, 0), new PaperBox(595.28, 0, 595.28, 841.89))],
            [new PaperMark(595.28, 0, 595.28, 20)],
            new PaperBox(10, 10, 1170, 820));
        (int code, string all) = Tool.Run("qpdf", Written.Print(edition, sides: [twoUp]), "--qdf", "FILE", "-");
        code.ShouldBe(0);
        all.Split("/Subtype /Form").Length.ShouldBe(2);
        all.Split("/P0 Do").Length.ShouldBe(3);
        all.ShouldContain("/TrimBox");
    }

    [Fact]
    public void A_side_that_asks_for_a_page_too_many_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Written.Print(
            Editions.Everything(), sides: [new PaperSide(100, 100, [new PagePlacement(9, PlacementMatrix.Identity)], [])]));
}
