using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Tests.Fonts;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Shaping;

public sealed class ShapingFeaturesTests
{
    private readonly Shaper shaper = new();

    [Theory]
    [InlineData(ShapingFeatures.SmallCaps, "Abc 12")]
    [InlineData(ShapingFeatures.Superscript, "12")]
    [InlineData(ShapingFeatures.Subscript, "12")]
    [InlineData(ShapingFeatures.OldstyleFigures, "12")]
    public void A_face_that_has_the_letters_uses_them(ShapingFeatures feature, string text)
    {
        var run = Shape(TestFonts.Serif, text, feature);
        run.Lacking.ShouldBe(ShapingFeatures.None);
        run.Glyphs.ShouldNotBe(Shape(TestFonts.Serif, text, ShapingFeatures.None).Glyphs);
    }

    [Fact]
    public void What_a_face_lacks_is_reported_and_left_out_of_the_whole_text()
    {
        var italic = TestFonts.Library.Find("Source Serif 4", FontCut.Italic)!;
        var run = Shape(italic, "Abc", ShapingFeatures.SmallCaps);
        run.Lacking.ShouldBe(ShapingFeatures.SmallCaps);
        run.Glyphs.ShouldBe(Shape(italic, "Abc", ShapingFeatures.None).Glyphs);

        // Letters that have no raised form of their own must not stand full-sized beside a raised figure.
        var mixed = Shape(TestFonts.Serif, "1Ж", ShapingFeatures.Superscript);
        mixed.Lacking.ShouldBe(ShapingFeatures.Superscript);
        mixed.Glyphs[0].ShouldBe(TestFonts.Serif.GlyphOf('1'));
    }

    [Fact]
    public void Capitals_alone_lack_nothing_as_small_capitals() =>
        Shape(TestFonts.Library.Find("Source Serif 4", FontCut.Italic)!, "ABC", ShapingFeatures.SmallCaps).Lacking.ShouldBe(ShapingFeatures.None);

    [Fact]
    public void Tabular_figures_have_one_width()
    {
        foreach (var face in new[] { TestFonts.Serif, TestFonts.Sans })
        {
            Shape(face, "0123456789", ShapingFeatures.TabularFigures | ShapingFeatures.LiningFigures).Advances.Distinct().Count().ShouldBe(1);
        }
    }

    [Fact]
    public void Parts_of_a_broken_word_have_no_ligature_across_the_break()
    {
        Shape(TestFonts.Serif, "dif", ShapingFeatures.None).Glyphs[2].ShouldBe(TestFonts.Serif.GlyphOf('f'));
        Shape(TestFonts.Serif, "ference", ShapingFeatures.None).Glyphs[0].ShouldBe(TestFonts.Serif.GlyphOf('f'));
        var whole = Shape(TestFonts.Serif, "difference", ShapingFeatures.None);
        whole.Clusters.ShouldNotContain(3);
    }

    private ShapedRun Shape(FontFace face, string text, ShapingFeatures features) =>
        shaper.Shape(face, text, TextDirection.LeftToRight, "en", features);
}
