using CsCheck;
using Handbill.Pdf.Imposition;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Tests.Imposition;

public sealed class PrintSpecTests
{
    private const double Mm = 72 / 25.4;

    [Fact]
    public void Words_are_read_in_any_order_and_case()
    {
        Parse("2-up,bleed=3mm,crop,flip=short").ShouldBe(
            new PrintSpec { Kind = PrintKind.TwoUp, Bleed = 3 * Mm, CropMarks = true, Flip = FlipEdge.Short });
        Parse("Flip = LONG , rtl, Fold, creep=0.1mm, BOOKLET").ShouldBe(
            new PrintSpec { Kind = PrintKind.Booklet, Creep = 0.1 * Mm, FoldMarks = true, Flip = FlipEdge.Long, BindRight = true });
        Parse("bleed=9pt").Bleed.ShouldBe(9);
        Parse("bleed=0.125in").Bleed.ShouldBe(9);
        Parse("").ShouldBe(new PrintSpec());
    }

    [Theory]
    [InlineData("3-up", "'3-up' is not known; allowed are one of as-is, 2-up, folded, booklet")]
    [InlineData("2-up,,crop", "there is nothing between two commas; allowed are")]
    [InlineData("2-up,folded", "the kind is given twice")]
    [InlineData("ltr,rtl", "the side of the binding is given twice")]
    [InlineData("bleed=3", "bleed '3' is no length from 0 to 10 mm")]
    [InlineData("bleed=11mm", "bleed '11mm' is no length from 0 to 10 mm")]
    [InlineData("bleed=-1mm", "bleed '-1mm' is no length")]
    [InlineData("bleed=NaNmm", "bleed 'nanmm' is no length")]
    [InlineData("bleed", "bleed '' is no length")]
    [InlineData("booklet,creep=5mm", "creep '5mm' is no length from 0 to 2 mm")]
    [InlineData("folded,creep=0.1mm", "creep is for sheets laid into each other; use it with booklet")]
    [InlineData("as-is,fold", "as-is is not folded; leave out fold")]
    [InlineData("flip=left", "flip takes the edge")]
    [InlineData("crop=yes", "'crop=yes' is not known")]
    [InlineData("rtl=1", "'rtl' takes no value")]
    public void What_cannot_be_meant_is_refused_with_what_is_allowed(string text, string message)
    {
        PrintSpec.TryParse(text, out var spec, out var refusal).ShouldBeFalse();
        spec.ShouldBeNull();
        refusal.ShouldStartWith(message);
    }

    [Fact]
    public void Written_and_read_again_it_is_the_same()
    {
        Specs.Gen.Sample(spec => Parse(spec.ToString()).ShouldBe(spec));
    }

    [Fact]
    public void Any_text_is_read_or_refused()
    {
        Gen.OneOf(Gen.String, Gen.OneOf("2-up", "bleed=", "3mm", "=", ",", "flip=short", " ", "1e999mm", "creep=1e-9in").Array[0, 8].Select(string.Concat))
            .Sample(text => (PrintSpec.TryParse(text, out var spec, out var refusal) ? spec is not null : refusal is { Length: > 0 }).ShouldBeTrue());
    }

    [Theory]
    [InlineData("A4", PrintKind.AsIs)]
    [InlineData("Letter", PrintKind.AsIs)]
    [InlineData("A3-folded", PrintKind.Folded)]
    [InlineData("Tabloid-folded", PrintKind.Folded)]
    [InlineData("A5-two-up", PrintKind.TwoUp)]
    [InlineData("half-Letter-two-up", PrintKind.TwoUp)]
    public void Each_sheet_has_its_own_kind(string sheet, PrintKind kind) => new PrintSpec().KindFor(Sheet.Find(sheet)!).ShouldBe(kind);

    private static PrintSpec Parse(string text)
    {
        PrintSpec.TryParse(text, out var spec, out var refusal).ShouldBeTrue(refusal);
        return spec!;
    }
}
