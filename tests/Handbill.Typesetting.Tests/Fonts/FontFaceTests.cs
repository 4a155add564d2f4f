using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Handbill.Typesetting.Fonts;

namespace Handbill.Typesetting.Tests.Fonts;

public sealed class FontFaceTests
{
    public static TheoryData<string, FontCut> Faces => [.. TestFonts.AllFaces().Select(face => (face.Family, face.Cut))];

    [Fact]
    public void The_build_brings_the_cuts_that_house_styles_use()
    {
        string[] expected =
        [
            "Noto Naskh Arabic Regular", "Noto Naskh Arabic Bold", "Noto Sans Arabic Regular", "Noto Sans Arabic Bold", "Noto Sans Arabic Black",
            "Noto Sans Hebrew Regular", "Noto Sans Hebrew Bold", "Noto Sans Hebrew Black", "Noto Serif Hebrew Regular", "Noto Serif Hebrew Bold",
            "Noto Serif Hebrew Black", "Source Sans 3 Regular", "Source Sans 3 Italic", "Source Sans 3 Bold", "Source Sans 3 BoldItalic",
            "Source Sans 3 Black", "Source Serif 4 Regular", "Source Serif 4 Italic", "Source Serif 4 Bold", "Source Serif 4 BoldItalic", "Source Serif 4 Black",
        ];
        TestFonts.AllFaces().Select(face => face.ToString()).Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Faces))]
    public void Characters_and_measures_are_those_that_HarfBuzz_reads(string family, FontCut cut)
    {
        var face = TestFonts.Library.Find(family, cut)!;
        using var oracle = new HarfBuzzOracle(face.Data);
        face.GlyphCount.ShouldBe(oracle.GlyphCount);
        for (var codePoint = 0; codePoint < 0x20000; codePoint++)
        {
            if (face.GlyphOf(codePoint) != oracle.GlyphOf(codePoint))
            {
                face.GlyphOf(codePoint).ShouldBe(oracle.GlyphOf(codePoint), $"U+{codePoint:X4}");
            }
        }

        for (ushort glyph = 0; glyph < face.GlyphCount; glyph++)
        {
            if (face.AdvanceOf(glyph) != oracle.AdvanceOf(glyph) || face.BoundsOf(glyph) != oracle.BoundsOf(glyph))
            {
                ((int)face.AdvanceOf(glyph), face.BoundsOf(glyph)).ShouldBe((oracle.AdvanceOf(glyph), oracle.BoundsOf(glyph)), $"glyph {glyph}");
            }
        }
    }

    [Fact]
    public void Measures_are_those_of_the_design()
    {
        var serif = TestFonts.Serif;
        serif.PostScriptName.ShouldBe("SourceSerif4-Regular");
        serif.Measures.Ascent.ShouldBe(1036);
        serif.Measures.Descent.ShouldBe(-335);
        serif.Measures.XHeight.ShouldBe(475);
        serif.Measures.CapHeight.ShouldBe(670);
        serif.Measures.Weight.ShouldBe(400);
        TestFonts.Library.Find("Source Serif 4", FontCut.Italic)!.Measures.ItalicAngle.ShouldBeLessThan(-5);
        TestFonts.Library.Find("Source Serif 4", FontCut.Black)!.Measures.Weight.ShouldBe(900);
        TestFonts.Naskh.Measures.XHeight.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("OTTO", "PostScript")]
    [InlineData("ttcf", "collection")]
    [InlineData("wOFF", "web font")]
    [InlineData("wOF2", "web font")]
    [InlineData("%PDF", "not a TrueType font")]
    [InlineData("", "cut short")]
    public void A_file_of_another_kind_is_refused_by_name(string start, string because) =>
        Should.Throw<FontFormatException>(() => FontFace.Load(Encoding.ASCII.GetBytes(start.PadRight(start.Length * 25)), "F", FontCut.Regular))
            .Message.ShouldContain(because);

    [Theory]
    [InlineData(0x0002, true)]
    [InlineData(0x0100, true)]
    [InlineData(0x0200, true)]
    [InlineData(0x0000, false)]
    [InlineData(0x0004, false)]
    [InlineData(0x0008, false)]
    [InlineData(0x000A, false)]
    public void A_font_that_forbids_embedding_is_refused(int rights, bool refused)
    {
        var data = TestFonts.Sans.Data.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(OffsetOf(data, "OS/2") + 8), (ushort)rights);
        if (refused)
        {
            Should.Throw<FontFormatException>(() => FontFace.Load(data, "F", FontCut.Regular)).Message.ShouldContain("fsType");
        }
        else
        {
            FontFace.Load(data, "F", FontCut.Regular).Family.ShouldBe("F");
        }
    }

    [Fact]
    public void A_font_of_another_unit_is_measured_in_thousandths()
    {
        var data = TestFonts.Sans.Data.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(OffsetOf(data, "head") + 18), 2048);
        var face = FontFace.Load(data, "F", FontCut.Regular);
        using var oracle = new HarfBuzzOracle(data);
        for (ushort glyph = 0; glyph < face.GlyphCount; glyph++)
        {
            ((int)face.AdvanceOf(glyph)).ShouldBe(oracle.AdvanceOf(glyph));
        }
    }

    [Fact]
    public void A_damaged_font_is_read_or_refused_and_never_breaks_the_reader()
    {
        var whole = TestFonts.Hebrew.Data.ToArray();
        var glyphs = Enumerable.Range(0, TestFonts.Hebrew.GlyphCount).Select(glyph => (ushort)glyph).ToArray();
        Gen.Select(Gen.Int[0, whole.Length], Gen.Select(Gen.Int[0, 1500], Gen.Byte).Array[0, 8], Gen.Int[0, whole.Length - 1].Array[0, 8]).Sample(
            (length, headers, holes) =>
            {
                var data = whole.AsSpan(0, length % 3 == 0 ? length : whole.Length).ToArray();
                foreach (var (at, value) in headers)
                {
                    if (at < data.Length)
                    {
                        data[at] = value;
                    }
                }

                foreach (var at in holes)
                {
                    if (at < data.Length)
                    {
                        data[at] ^= 0xFF;
                    }
                }

                try
                {
                    var face = FontFace.Load(data, "F", FontCut.Regular);
                    face.Subset(glyphs.AsSpan(0, Math.Min(glyphs.Length, face.GlyphCount)));
                    face.BoundsOf(0);
                }
                catch (FontFormatException refusal)
                {
                    refusal.Message.ShouldEndWith(".");
                }
            },
            iter: 2000);
    }

    private static int OffsetOf(byte[] data, string table)
    {
        for (var at = 12; ; at += 16)
        {
            if (Encoding.ASCII.GetString(data, at, 4) == table)
            {
                return BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(at + 8));
            }
        }
    }
}
