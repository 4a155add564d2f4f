using CsCheck;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Tests.Fonts;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Shaping;

public sealed class WordCacheTests
{
    private static readonly FontFace[] Faces = [.. TestFonts.AllFaces()];

    private static readonly ShapingFeatures[] FeatureSets =
    [
        ShapingFeatures.None, ShapingFeatures.None, ShapingFeatures.NoLigatures, ShapingFeatures.OldstyleFigures | ShapingFeatures.TabularFigures,
        ShapingFeatures.SmallCaps, ShapingFeatures.Superscript,
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
            Gen.Const(" "), Gen.Const(" "), Gen.Char['a', 'z'].Select(c => c.ToString()), Gen.Char['A', 'Z'].Select(c => c.ToString()),
            Gen.Char['0', '9'].Select(c => c.ToString()), Gen.Char['!', '~'].Select(c => c.ToString()),
            OneOf("ff", "fi", "1⁄2", "V", "T", "W ", " V", "Y", "У", "Г", "Т ", "\u00AD", "\u200D", "\u200C", "\u00A0", "\u202F", "\u2028", "\u20C1", " \u20C1", "\uD83D\uDE00", "\uD800"),
            Gen.Char['\u0300', '\u0312'].Select(c => c.ToString()), Gen.Char['\u00A0', '\u024F'].Select(c => c.ToString()),
            Gen.Char['\u0370', '\u04FF'].Select(c => c.ToString()), Gen.Char['\u05B0', '\u05EA'].Select(c => c.ToString()),
            Gen.Char['\u0620', '\u06D5'].Select(c => c.ToString()), OneOf("لا", "الله", "ى\u0651", "٣"))
        .Array[0, 30].Select(string.Concat);

    public static TheoryData<string, string> Translations => [.. Udhr.Translations];

    [Theory]
    [MemberData(nameof(Translations))]
    public void Words_put_together_equal_the_text_shaped_whole(string code, string language)
    {
        var shaper = new Shaper();
        var desk = new ShapingDesk(new WordShelf());
        var direction = Udhr.DirectionOf(language);
        foreach (var face in Faces)
        {
            foreach (var paragraph in Udhr.Paragraphs(code))
            {
                var whole = shaper.ShapeWhole(face, paragraph, direction, language);
                ShapedText.ShouldEqual(shaper.Shape(face, paragraph, direction, language), whole);
                ShapedText.ShouldEqual(shaper.Shape(face, paragraph, direction, language), whole);
                ShapedText.ShouldEqual(shaper.Shape(face, paragraph, direction, language, ShapingFeatures.None, desk), whole);
                ShapedText.ShouldEqual(shaper.Shape(face, paragraph, direction, language, ShapingFeatures.None, desk), whole);
            }
        }
    }

    [Fact]
    public void They_do_for_any_text_language_and_feature()
    {
        var shaper = new Shaper(cachedWords: 500);
        using var desks = new ThreadLocal<ShapingDesk>(() => new ShapingDesk(new WordShelf()));
        Gen.Select(Texts, Gen.Int[0, Faces.Length - 1], OneOf("en", "tr", "ar", "fa", "ur", "he", "sr", "nl"), Gen.Int[0, FeatureSets.Length - 1], Gen.Bool).Sample(
            (text, face, language, features, rightToLeft) =>
            {
                var direction = rightToLeft ? TextDirection.RightToLeft : TextDirection.LeftToRight;
                var whole = shaper.ShapeWhole(Faces[face], text, direction, language, FeatureSets[features]);
                ShapedText.ShouldEqual(shaper.Shape(Faces[face], text, direction, language, FeatureSets[features]), whole);
                var desk = desks.Value!;
                ShapedText.ShouldEqual(shaper.Shape(Faces[face], text, direction, language, FeatureSets[features], desk), whole);
                ShapedText.ShouldEqual(shaper.Shape(Faces[face], text, direction, language, FeatureSets[features], desk), whole);
            },
            iter: 8000);
    }

    [Fact]
    public void Clusters_never_fall_and_start_with_the_text()
    {
        var shaper = new Shaper();
        Gen.Select(Texts, Gen.Int[0, Faces.Length - 1], Gen.Bool).Sample(
            (text, face, rightToLeft) =>
            {
                var run = shaper.Shape(Faces[face], text, rightToLeft ? TextDirection.RightToLeft : TextDirection.LeftToRight, "en");
                run.Clusters.ShouldBeInOrder();
                run.Clusters.ShouldAllBe(cluster => cluster >= 0 && cluster < text.Length);
            },
            iter: 5000);
    }

    [Fact]
    public void Words_are_shaped_apart_in_the_faces_that_the_press_ships()
    {
        foreach (var face in Faces)
        {
            SpaceBehaviour.Of(face, []).WordsStandAlone.ShouldBeTrue(face.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void Where_a_cut_is_safe_both_sides_are_shaped_alike_alone(string code, string language)
    {
        var shaper = new Shaper();
        var direction = Udhr.DirectionOf(language);
        var face = language switch { "ar" or "fa" => TestFonts.Naskh, "he" => TestFonts.Hebrew, _ => TestFonts.Serif };
        var safe = 0;
        foreach (var word in Udhr.Paragraphs(code).SelectMany(paragraph => paragraph.Split(' ')).Distinct(StringComparer.Ordinal))
        {
            // Punctuation takes the script of its word, so that alone it may be shaped by other rules.
            if (!word.All(char.IsLetter))
            {
                continue;
            }

            var whole = shaper.Shape(face, word, direction, language);
            for (var i = 1; i < whole.Length; i++)
            {
                if (!whole.UnsafeToBreak[i])
                {
                    safe++;
                    var cut = whole.Clusters[i];
                    var left = shaper.Shape(face, word[..cut], direction, language);
                    var right = shaper.Shape(face, word[cut..], direction, language);
                    (ShapedText.Describe(left, 0, left.Length) + '\n' + ShapedText.Describe(right, 0, right.Length))
                        .ShouldBe(ShapedText.Describe(whole, 0, whole.Length), word);
                }
            }
        }

        safe.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Threads_and_forgetting_change_nothing()
    {
        var paragraphs = Udhr.Paragraphs("eng").Concat(Udhr.Paragraphs("tur")).ToArray();
        var expected = paragraphs.Select(paragraph => new Shaper().ShapeWhole(TestFonts.Serif, paragraph, TextDirection.LeftToRight, "en")).ToArray();
        var crowded = new Shaper(cachedWords: 64);
        Parallel.For(0, 40 * paragraphs.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            var which = i * 7 % paragraphs.Length;
            ShapedText.ShouldEqual(crowded.Shape(TestFonts.Serif, paragraphs[which], TextDirection.LeftToRight, "en"), expected[which]);
        });
    }

    [Fact]
    public void What_is_remembered_is_bounded()
    {
        var cache = new WordCache(capacity: 100);
        for (var i = 0; i < 10_000; i++)
        {
            cache.Add(new WordProbe(1, spaceBefore: true, spaceAfter: false, $"word{i}"), GlyphString.Dependent);
        }

        Enumerable.Range(0, 10_000).Count(i => cache.Find(new WordProbe(1, spaceBefore: true, spaceAfter: false, $"word{i}")) is not null)
            .ShouldBeInRange(1, 200);
    }

    [Fact]
    public void A_word_is_remembered_for_its_plan_and_surroundings_only()
    {
        var cache = new WordCache(capacity: 100);
        cache.Add(new WordProbe(1, spaceBefore: true, spaceAfter: false, "word"), GlyphString.Dependent);
        cache.Find(new WordProbe(1, spaceBefore: true, spaceAfter: false, "word")).ShouldNotBeNull();
        cache.Find(new WordProbe(2, spaceBefore: true, spaceAfter: false, "word")).ShouldBeNull();
        cache.Find(new WordProbe(1, spaceBefore: false, spaceAfter: false, "word")).ShouldBeNull();
        cache.Find(new WordProbe(1, spaceBefore: true, spaceAfter: true, "word")).ShouldBeNull();
        cache.Find(new WordProbe(1, spaceBefore: true, spaceAfter: false, "words")).ShouldBeNull();
    }

    private static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(choice => choices[choice]);
}
