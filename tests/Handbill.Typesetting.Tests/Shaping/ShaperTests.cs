using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Tests.Fonts;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Shaping;

public sealed class ShaperTests
{
    private readonly Shaper shaper = new();

    public static TheoryData<string, string> Translations => [.. Udhr.Translations];

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_language_of_the_corpus_is_set_without_a_missing_glyph(string code, string language)
    {
        foreach (var paragraph in Udhr.Paragraphs(code))
        {
            foreach (var cut in Enum.GetValues<FontCut>())
            {
                var missing = new List<MissingGlyph>();
                foreach (var span in TestFonts.Stack.Split(paragraph, cut, missing))
                {
                    var run = shaper.Shape(span.Face, paragraph[span.Start..span.End], Udhr.DirectionOf(language), language);
                    run.Glyphs.ShouldNotContain((ushort)0, paragraph);
                }

                missing.ShouldBeEmpty(paragraph);
            }
        }
    }

    [Fact]
    public void Urdu_words_are_set_without_a_missing_glyph()
    {
        const string Text = "ٹرین کے ڈرائیور نے ہڑتال کی؛ چھٹی، بڑھے گھنٹے ۔ ںےھ ۱۲۳";
        var missing = new List<MissingGlyph>();
        TestFonts.Stack.Split(Text, FontCut.Bold, missing).ShouldHaveSingleItem().Face.Family.ShouldBe("Noto Naskh Arabic");
        missing.ShouldBeEmpty();
        shaper.Shape(TestFonts.Naskh, Text, TextDirection.RightToLeft, "ur").Glyphs.ShouldNotContain((ushort)0);
    }

    [Fact]
    public void A_ligature_is_one_glyph_that_stands_for_all_its_letters()
    {
        var office = shaper.Shape(TestFonts.Serif, "office first", TextDirection.LeftToRight, "en");
        office.Clusters.ShouldBe([0, 1, 4, 5, 6, 7, 9, 10, 11]);
        office.Glyphs[1].ShouldNotBe(TestFonts.Serif.GlyphOf('f'));
        var apart = shaper.Shape(TestFonts.Serif, "office first", TextDirection.LeftToRight, "en", ShapingFeatures.NoLigatures);
        apart.Clusters.ShouldBe(Enumerable.Range(0, 12));
        apart.Glyphs.ShouldBe("office first".Select(letter => TestFonts.Serif.GlyphOf(letter)));
    }

    [Theory]
    [InlineData(FontCut.Regular)]
    [InlineData(FontCut.Italic)]
    [InlineData(FontCut.Bold)]
    [InlineData(FontCut.BoldItalic)]
    [InlineData(FontCut.Black)]
    public void Turkish_keeps_the_dot_of_its_i_out_of_ligatures(FontCut cut)
    {
        foreach (var family in new[] { "Source Serif 4", "Source Sans 3" })
        {
            var run = shaper.Shape(TestFonts.Library.Find(family, cut)!, "fiyat fırın", TextDirection.LeftToRight, "tr");
            run.Clusters.ShouldBe(Enumerable.Range(0, 11));
            run.Glyphs[1].ShouldNotBe(run.Glyphs[7]);
        }
    }

    [Fact]
    public void Pairs_are_kerned_within_words_and_before_spaces_and_no_space_is_made_narrower()
    {
        int Width(string text) => shaper.Shape(TestFonts.Serif, text, TextDirection.LeftToRight, "en").Advances.Sum(advance => advance);
        Width("AV").ShouldBeLessThan(Width("A") + Width("V"));
        Width("V a").ShouldBeLessThan(Width("V") + Width(" ") + Width("a"));
        Width("a V").ShouldBe(Width("a") + Width(" ") + Width("V"));
        Width("a b").ShouldBe(Width("a") + Width(" ") + Width("b"));
    }

    [Fact]
    public void Arabic_letters_join_and_stand_in_the_order_of_the_text()
    {
        var face = TestFonts.Library.Find("Noto Sans Arabic", FontCut.Regular)!;
        var alone = shaper.Shape(face, "ع", TextDirection.RightToLeft, "ar");
        var joined = shaper.Shape(face, "ععع ع", TextDirection.RightToLeft, "ar");
        joined.Clusters.ShouldBe([0, 1, 2, 3, 4]);
        joined.Glyphs.Take(3).Distinct().Count().ShouldBe(3);
        joined.Glyphs.Take(3).ShouldNotContain(alone.Glyphs[0]);
        joined.Glyphs[4].ShouldBe(alone.Glyphs[0]);
        joined.UnsafeToBreak.ShouldBe([false, true, true, false, false]);
        var lamAlef = shaper.Shape(face, "سلام", TextDirection.RightToLeft, "ar");
        lamAlef.Length.ShouldBeLessThanOrEqualTo(4);
        lamAlef.Clusters.ShouldBeInOrder();
    }

    [Fact]
    public void Marks_stand_after_their_letter_in_its_cluster()
    {
        var run = shaper.Shape(TestFonts.Hebrew, "שָׁלוֹם", TextDirection.RightToLeft, "he");
        run.Clusters.ShouldBe([0, 0, 0, 3, 4, 4, 6]);
        run.Advances[0].ShouldBeGreaterThan((short)0);
        run.Advances[1].ShouldBe((short)0);
        run.Advances[2].ShouldBe((short)0);
        run.UnsafeToBreak[1].ShouldBeTrue();
        run.XOffsets.ShouldNotBeNull();
    }

    [Fact]
    public void A_zero_width_non_joiner_parts_letters_and_gives_no_glyph()
    {
        ushort[] Glyphs(string text) => shaper.Shape(TestFonts.Naskh, text, TextDirection.RightToLeft, "fa").Glyphs;
        Glyphs("می‌خواهم").ShouldBe(Glyphs("می").Concat(Glyphs("خواهم")));
        Glyphs("می‌خواهم").ShouldNotBe(Glyphs("میخواهم"));
    }

    [Fact]
    public void Soft_hyphens_and_line_breaks_give_no_glyph()
    {
        var run = shaper.Shape(TestFonts.Serif, "a\u00ADb\u2028c\nd", TextDirection.LeftToRight, "en");
        run.Clusters.ShouldBe([0, 2, 4, 6]);
        run.Text.ShouldBe("a\u00ADb\u2028c\nd");
    }

    [Fact]
    public void A_character_that_the_face_has_not_got_is_glyph_0_at_its_place()
    {
        var run = shaper.Shape(TestFonts.Serif, "a茶b", TextDirection.LeftToRight, "en");
        run.Glyphs[1].ShouldBe((ushort)0);
        run.Clusters.ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void Text_of_two_scripts_is_shaped_by_the_rules_of_each()
    {
        var both = shaper.Shape(TestFonts.Serif, "office ТОО 12", TextDirection.LeftToRight, "ru");
        var latin = shaper.Shape(TestFonts.Serif, "office ", TextDirection.LeftToRight, "ru");
        var cyrillic = shaper.Shape(TestFonts.Serif, "ТОО 12", TextDirection.LeftToRight, "ru");
        both.Glyphs.ShouldBe(latin.Glyphs.Concat(cyrillic.Glyphs));
        both.Advances.ShouldBe(latin.Advances.Concat(cyrillic.Advances));
        both.Clusters.ShouldBe(latin.Clusters.Concat(cyrillic.Clusters.Select(cluster => cluster + 7)));
    }

    [Fact]
    public void Empty_text_is_an_empty_run() => shaper.Shape(TestFonts.Serif, "", TextDirection.LeftToRight, "en").Length.ShouldBe(0);

    [Theory]
    [InlineData("en-GB")]
    [InlineData("EN")]
    [InlineData("en")]
    [InlineData("")]
    [InlineData("no language at all")]
    public void Any_language_tag_is_taken(string language) =>
        shaper.Shape(TestFonts.Serif, "gate 7", TextDirection.LeftToRight, language).Glyphs
            .ShouldBe(shaper.Shape(TestFonts.Serif, "gate 7", TextDirection.LeftToRight, "en").Glyphs);

    [Fact]
    public void A_word_of_a_megabyte_is_shaped() =>
        shaper.Shape(TestFonts.Serif, new string('a', 1 << 20), TextDirection.LeftToRight, "en").Length.ShouldBe(1 << 20);
}
