using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Shaping;

/// <summary>
/// Turns text into glyphs with HarfBuzz. Words are remembered, so that a word costs its shaping once; what comes out is the same
/// whether a word was remembered or not, on every thread. One shaper serves a whole process, and its memory is bounded.
/// </summary>
public sealed partial class Shaper
{
    private const int MaxPlans = 1024;
    private const int MaxCachedWord = WordShelf.LongestWord;
    private const ShapingFeatures Alternates = ShapingFeatures.SmallCaps | ShapingFeatures.Superscript | ShapingFeatures.Subscript;

    private readonly ConcurrentDictionary<PlanKey, ShapingPlan> plans = new();
    private readonly ConcurrentDictionary<(FontFace Face, ShapingFeatures Features), SpaceBehaviour> spaces = new();
    private readonly DeskPool desks = new();
    private readonly WordCache words;
    private int planNumber;

    /// <summary>Makes a shaper.</summary>
    /// <param name="cachedWords">How many words are surely remembered (up to twice as many are); about 300 bytes each.</param>
    public Shaper(int cachedWords = 40_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cachedWords, 1);
        words = new WordCache(cachedWords);
    }

    /// <summary>
    /// Shapes text of one face and direction. Stretches of different scripts are shaped each by its own rules. U+2028 and line feeds
    /// give no glyph; of characters that the face has not got comes glyph 0 (see <see cref="FontStack"/> for choosing faces first).
    /// </summary>
    /// <param name="face">The face.</param>
    /// <param name="text">UTF-16 text.</param>
    /// <param name="direction">Direction of all of it.</param>
    /// <param name="language">BCP 47 tag; its first part chooses forms that differ by language.</param>
    /// <param name="features">What differs from the face's defaults. What the face lacks of small capitals, superiors and inferiors is
    /// left out and reported in <see cref="ShapedRun.Lacking"/>.</param>
    public ShapedRun Shape(
        FontFace face, string text, TextDirection direction, string language, ShapingFeatures features = ShapingFeatures.None) =>
        ShapeRun(face, text, direction, language, features, wordByWord: true);

    /// <summary>As <see cref="Shape(FontFace, string, TextDirection, string, ShapingFeatures)"/> without remembering or cutting into words: what it must equal.</summary>
    internal ShapedRun ShapeWhole(
        FontFace face, string text, TextDirection direction, string language, ShapingFeatures features = ShapingFeatures.None) =>
        ShapeRun(face, text, direction, language, features, wordByWord: false);

    /// <summary>As <see cref="Shape(FontFace, string, TextDirection, string, ShapingFeatures)"/>, at the caller's own desk.</summary>
    internal ShapedRun Shape(
        FontFace face, string text, TextDirection direction, string language, ShapingFeatures features, ShapingDesk desk) =>
        ShapeRun(face, text, direction, language, features, wordByWord: true, desk);

    /// <summary>Sum of the advances of text as <see cref="Shape(FontFace, string, TextDirection, string, ShapingFeatures)"/> would set
    /// it.</summary>
    /// <param name="face">The face.</param>
    /// <param name="text">A part of a word; without line breaks.</param>
    /// <param name="direction">Direction of all of it.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="features">None of those that a face may lack.</param>
    /// <param name="desk">The caller's own desk.</param>
    internal float WidthOf(
        FontFace face, ReadOnlySpan<char> text, TextDirection direction, string language, ShapingFeatures features, ShapingDesk desk)
    {
        ShapeScripts(face, text, direction, LanguageTag.Primary(language), features, wordByWord: true, desk);
        return desk.Width;
    }

    private ShapedRun ShapeRun(
        FontFace face, string text, TextDirection direction, string language, ShapingFeatures features, bool wordByWord)
    {
        var desk = desks.Rent();
        var run = ShapeRun(face, text, direction, language, features, wordByWord, desk);
        desks.Return(desk);
        return run;
    }

    private ShapedRun ShapeRun(
        FontFace face, string text, TextDirection direction, string language, ShapingFeatures features, bool wordByWord, ShapingDesk desk)
    {
        ArgumentNullException.ThrowIfNull(face);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(language);
        var primary = LanguageTag.Primary(language);
        var shaped = text.AsSpan().ContainsAny('\u2028', '\u2029', '\n') ? WithoutLineBreaks(text) : text;
        ShapeScripts(face, shaped, direction, primary, features, wordByWord, desk);
        var run = desk.Run(face, text, direction, ShapingFeatures.None);
        var lacking = LackingOf(run, features & Alternates);
        if (lacking == ShapingFeatures.None)
        {
            return run;
        }

        ShapeScripts(face, shaped, direction, primary, features & ~lacking, wordByWord, desk);
        return desk.Run(face, text, direction, lacking);
    }

    // Gathers the glyphs on the desk.
    private void ShapeScripts(
        FontFace face, ReadOnlySpan<char> text, TextDirection direction, string language, ShapingFeatures features, bool wordByWord, ShapingDesk desk)
    {
        desk.Clear();
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfScript(text, start, out var script);
            if (Script.IsNeutral(script))
            {
                script = Script.Usual(direction, language);
            }

            var key = new PlanKey(face, script, direction, language, features);
            var plan = desk.Plan(in key) ?? desk.Remember(in key, PlanFor(key));
            if (!wordByWord || !TryShapeWords(plan, text[start..end], start, desk))
            {
                desk.Add(ShapeWholeSegment(plan, text[start..end], desk), start);
            }

            start = end;
        }
    }

    // A zero-width space is left out of the glyphs and no rule of a font reaches across it.
    private static string WithoutLineBreaks(string text) =>
        text.Replace('\u2028', '\u200B').Replace('\u2029', '\u200B').Replace('\n', '\u200B');

    // Neutral characters go with what stands before them; at the start, with what comes after.
    private static int EndOfScript(ReadOnlySpan<char> text, int start, out uint script)
    {
        script = Script.Common;
        for (var i = start; i < text.Length; i++)
        {
            int codePoint = text[i];
            if (char.IsSurrogate(text[i]) && Rune.DecodeFromUtf16(text[i..], out var rune, out _) == OperationStatus.Done)
            {
                codePoint = rune.Value;
            }

            var here = Script.Of(codePoint);
            if (here != script && !Script.IsNeutral(here))
            {
                if (!Script.IsNeutral(script))
                {
                    return i;
                }

                script = here;
            }

            i += codePoint > 0xFFFF ? 1 : 0;
        }

        return text.Length;
    }

    private ShapingPlan PlanFor(PlanKey key)
    {
        if (plans.TryGetValue(key, out var plan))
        {
            return plan;
        }

        if (plans.Count >= MaxPlans)
        {
            // Plans get new numbers, so the words of the old ones age out of the cache.
            plans.Clear();
        }

        // Languages that the face treats alike share a plan, and with it their words.
        if (key.Language.Length > 0 && !key.Face.Shaping.KnowsLanguage(key.Script, key.Language))
        {
            return plans.GetOrAdd(key, PlanFor(key with { Language = "" }));
        }

        var behaviour = spaces.GetOrAdd(
            (key.Face, key.Features), pair => SpaceBehaviour.Of(pair.Face, ShapingPlan.FeaturesOf(pair.Features)));
        return plans.GetOrAdd(key, new ShapingPlan(key, Interlocked.Increment(ref planNumber), behaviour));
    }

    // Which of the asked-for alternates some letter was refused; then all of the text does without, lest it look mixed.
    private static ShapingFeatures LackingOf(ShapedRun run, ShapingFeatures asked)
    {
        if (asked == ShapingFeatures.None)
        {
            return ShapingFeatures.None;
        }

        for (var i = 0; i < run.Length; i++)
        {
            if (!Rune.TryGetRuneAt(run.Text, run.Clusters[i], out var letter) || run.Glyphs[i] != run.Face.GlyphOf(letter.Value))
            {
                continue;
            }

            var changes = asked == ShapingFeatures.SmallCaps ? Rune.IsLower(letter) : Rune.IsLetterOrDigit(letter);
            if (changes)
            {
                return asked;
            }
        }

        return ShapingFeatures.None;
    }
}
