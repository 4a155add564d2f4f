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
            var missing = new List<MissingGlyph>();
            foreach (var span in TestFonts.Stack.Split(paragraph, FontCut.Regular, missing))
            {
                var run = shaper.Shape(span.Face, paragraph[span.Start..span.End], Udhr.DirectionOf(language), language);
                run.Glyphs.ShouldNotContain((ushort)0, paragraph);
            }

            missing.ShouldBeEmpty(paragraph);
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

    [Theory]
    [MemberData(nameof(Translations))]
    public void Words_put_together_equal_the_text_shaped_whole(string code, string language)
    {
        var direction = Udhr.DirectionOf(language);
        foreach (var face in TestFonts.AllFaces())
        {
            foreach (var paragraph in Udhr.Paragraphs(code))
            {
                var whole = shaper.ShapeWhole(face, paragraph, direction, language);
                ShouldEqual(shaper.Shape(face, paragraph, direction, language), whole);
                ShouldEqual(shaper.Shape(face, paragraph, direction, language), whole);
            }
        }
    }

    internal static void ShouldEqual(ShapedRun run, ShapedRun expected)
    {
        var equal = run.Glyphs.AsSpan().SequenceEqual(expected.Glyphs) && run.Advances.AsSpan().SequenceEqual(expected.Advances)
            && run.Clusters.AsSpan().SequenceEqual(expected.Clusters) && run.UnsafeToBreak.AsSpan().SequenceEqual(expected.UnsafeToBreak)
            && (run.XOffsets ?? new short[run.Length]).AsSpan().SequenceEqual(expected.XOffsets ?? new short[expected.Length])
            && (run.YOffsets ?? new short[run.Length]).AsSpan().SequenceEqual(expected.YOffsets ?? new short[expected.Length])
            && run.Lacking == expected.Lacking;
        if (!equal)
        {
            Describe(run).ShouldBe(Describe(expected), $"{run.Face}: {run.Text}");
        }
    }

    private static string Describe(ShapedRun run) => string.Join('\n', Enumerable.Range(0, run.Length).Select(i =>
        $"{i}: cluster {run.Clusters[i]} glyph {run.Glyphs[i]} advance {run.Advances[i]} at {run.XOffsets?[i] ?? 0},{run.YOffsets?[i] ?? 0}{(run.UnsafeToBreak[i] ? " unsafe" : "")}"));
}
