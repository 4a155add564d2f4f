using System.Buffers.Binary;
using CsCheck;
using Handbill.Typesetting.Fonts;

namespace Handbill.Typesetting.Tests.Fonts;

public sealed class FontSubsetTests
{
    private static readonly FontFace[] Faces = [.. TestFonts.AllFaces()];

    private static readonly Gen<(FontFace Face, ushort[] Glyphs)> FacesAndGlyphs =
        Gen.Select(Gen.Int[0, Faces.Length - 1], Gen.Int[0, 100_000].Array[0, 120]).Select((which, picks) =>
            (Faces[which], picks.Select(pick => (ushort)(pick % Faces[which].GlyphCount)).Distinct().Order().ToArray()));

    [Fact]
    public void Outlines_and_widths_are_those_of_the_font_and_of_HarfBuzz_subset() => FacesAndGlyphs.Sample(
        (face, glyphs) =>
        {
            var ours = face.Subset(glyphs);
            using var whole = new HarfBuzzOracle(face.Data);
            using var subset = new HarfBuzzOracle(ours.Data);
            var (theirs, theirGlyphs) = whole.Subset(glyphs);
            using (theirs)
            {
                subset.GlyphCount.ShouldBe(ours.Glyphs.Length);
                foreach (var glyph in glyphs)
                {
                    var renamed = ours.NewGlyphOf(glyph);
                    subset.OutlineOf(renamed).ShouldBe(whole.OutlineOf(glyph));
                    subset.OutlineOf(renamed).ShouldBe(theirs.OutlineOf(theirGlyphs[glyph]));
                    subset.AdvanceOf(renamed).ShouldBe(whole.AdvanceOf(glyph));
                }
            }
        },
        iter: 150,
        threads: 1);

    [Fact]
    public void Glyphs_are_numbered_in_their_order_after_notdef_and_parts_of_composites_follow() => FacesAndGlyphs.Sample(
        (face, glyphs) =>
        {
            var subset = face.Subset(glyphs);
            var asked = glyphs.Where(glyph => glyph != 0).ToArray();
            subset.Glyphs[0].ShouldBe((ushort)0);
            subset.Glyphs.Slice(1, asked.Length).ToArray().ShouldBe(asked);
            for (var i = 0; i < subset.Glyphs.Length; i++)
            {
                subset.NewGlyphOf(subset.Glyphs[i]).ShouldBe((ushort)i);
            }
        },
        iter: 300);

    [Fact]
    public void Parts_of_an_accented_letter_come_with_it()
    {
        var composite = Faces.SelectMany(face => Enumerable.Range(1, face.GlyphCount - 1).Select(glyph => (Face: face, Glyph: (ushort)glyph)))
            .First(one => one.Face.Outlines.OutlineOf(one.Glyph) is { Length: > 2 } outline && outline[0] == 0xFF);
        composite.Face.Subset([composite.Glyph]).Glyphs.Length.ShouldBeGreaterThan(2);
    }

    [Fact]
    public void A_subset_is_much_smaller_and_sums_up_as_the_format_asks()
    {
        var glyphs = "The quick brown fox, 1234".Select(letter => TestFonts.Serif.GlyphOf(letter)).Distinct().Order().ToArray();
        var data = TestFonts.Serif.Subset(glyphs).Data.Span;
        data.Length.ShouldBeLessThan(6000);
        var sum = 0u;
        for (var i = 0; i < data.Length; i += 4)
        {
            sum += BinaryPrimitives.ReadUInt32BigEndian(data[i..]);
        }

        sum.ShouldBe(0xB1B0AFBA);
    }

    [Fact]
    public void The_same_glyphs_give_the_same_bytes()
    {
        ushort[] glyphs = [3, 30, 300];
        TestFonts.Serif.Subset(glyphs).Data.ToArray().ShouldBe(TestFonts.Serif.Subset(glyphs).Data.ToArray());
    }

    [Fact]
    public void Glyphs_out_of_order_or_out_of_range_are_refused()
    {
        Should.Throw<ArgumentException>(() => TestFonts.Serif.Subset([5, 4]));
        Should.Throw<ArgumentException>(() => TestFonts.Serif.Subset([5, 5]));
        Should.Throw<ArgumentException>(() => TestFonts.Serif.Subset([60_000]));
    }
}
