using System.Globalization;
using System.Text;

namespace Handbill.Typesetting.Shaping;

/// <content>Shaping word by word, and whole where words do not stand alone.</content>
public sealed partial class Shaper
{
    // Adds the words of a segment, each with the space before it; adds nothing and says no when the segment must be shaped whole.
    private bool TryShapeWords(ShapingPlan plan, ReadOnlySpan<char> segment, int offset, ShapingDesk desk)
    {
        if (!plan.WordsStandAlone || (plan.Key.Features & Alternates) != ShapingFeatures.None)
        {
            return false;
        }

        var mark = desk.Count;
        for (var start = 0; start < segment.Length;)
        {
            var spaceBefore = segment[start] == ' ';
            var wordStart = spaceBefore ? start + 1 : start;
            var length = segment[wordStart..].IndexOf(' ');
            var end = length < 0 ? segment.Length : wordStart + length;
            if (!TryAddWord(plan, segment[wordStart..end], spaceBefore, end < segment.Length, offset + start, desk))
            {
                desk.CutTo(mark);
                return false;
            }

            start = end;
        }

        return true;
    }

    // Says no to a word that cannot be shaped apart from its neighbours.
    private bool TryAddWord(ShapingPlan plan, ReadOnlySpan<char> word, bool spaceBefore, bool spaceAfter, int offset, ShapingDesk desk)
    {
        uint hash = 0;
        if (desk.Shelf is { } shelf && word.Length <= WordShelf.LongestWord
            && shelf.Find(plan.Number, word, spaceBefore, spaceAfter, out hash) is var known and > 0)
        {
            desk.Add(known, offset);
            return true;
        }

        var shaped = ShapeWord(plan, word, spaceBefore, spaceAfter, desk);
        if (ReferenceEquals(shaped, GlyphString.Dependent))
        {
            return false;
        }

        if (desk.Shelf is { } free && WordShelf.Takes(word, shaped))
        {
            desk.Add(free.Put(hash, plan.Number, word, spaceBefore, spaceAfter, shaped), offset);
        }
        else
        {
            desk.Add(shaped, offset);
        }

        return true;
    }

    private GlyphString ShapeWord(ShapingPlan plan, ReadOnlySpan<char> word, bool spaceBefore, bool spaceAfter, ShapingDesk desk)
    {
        var probe = new WordProbe(plan.Number, spaceBefore, spaceAfter, word);
        if (word.Length <= MaxCachedWord && words.Find(probe) is { } found)
        {
            return found;
        }

        var length = word.Length + (spaceBefore ? 1 : 0) + (spaceAfter ? 1 : 0);
        var text = length <= 128 ? stackalloc char[length] : new char[length];
        text.Fill(' ');
        word.CopyTo(text[(spaceBefore ? 1 : 0)..]);
        var shaped = plan.Shape(desk.Buffer, text, spacesAreCuts: true);
        shaped = StandsAlone(plan, shaped, word, spaceBefore, spaceAfter) ? WithoutSpaceAfter(shaped, spaceAfter) : GlyphString.Dependent;
        if (word.Length <= MaxCachedWord)
        {
            words.Add(probe, shaped);
        }

        return shaped;
    }

    private static GlyphString ShapeWholeSegment(ShapingPlan plan, ReadOnlySpan<char> segment, ShapingDesk desk) =>
        plan.Shape(desk.Buffer, segment, spacesAreCuts: plan.WordsStandAlone && !ReachesAcross(plan, segment));

    // The spaces must have stayed glyphs of their own (a combining mark may sit on one), and nothing may look beyond them.
    private static bool StandsAlone(ShapingPlan plan, GlyphString shaped, ReadOnlySpan<char> word, bool spaceBefore, bool spaceAfter)
    {
        var clusters = shaped.Clusters;
        var last = shaped.TextLength - 1;
        return (!spaceBefore || (clusters.Length > 0 && clusters[0] == 0 && (clusters.Length == 1 || clusters[1] > 0)))
            && (!spaceAfter || (clusters.Length > 0 && clusters[^1] == last && (clusters.Length == 1 || clusters[^2] < last)))
            && !ReachesAcross(plan, word)
            && !MayBeComposed(plan, word)
            && !plan.Spaces.ReachAcross.Overlaps(shaped.Glyphs);
    }

    private static bool ReachesAcross(ShapingPlan plan, ReadOnlySpan<char> text)
    {
        if (plan.Spaces.ReachAcross.Count > 0)
        {
            foreach (var rune in text.EnumerateRunes())
            {
                if (plan.Spaces.ReachAcross.Contains(plan.Key.Face.GlyphOf(rune.Value)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // A letter that the face has only in parts. HarfBuzz puts the parts together in other ways when a mark stands anywhere in the text.
    private static bool MayBeComposed(ShapingPlan plan, ReadOnlySpan<char> word)
    {
        foreach (var rune in word.EnumerateRunes())
        {
            if (plan.Key.Face.GlyphOf(rune.Value) == 0
                && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.Control))
            {
                return true;
            }
        }

        return false;
    }

    private static GlyphString WithoutSpaceAfter(GlyphString shaped, bool spaceAfter) => !spaceAfter
        ? shaped
        : new GlyphString
        {
            Glyphs = shaped.Glyphs[..^1],
            Advances = shaped.Advances[..^1],
            XOffsets = shaped.XOffsets?[..^1],
            YOffsets = shaped.YOffsets?[..^1],
            Clusters = shaped.Clusters[..^1],
            UnsafeToBreak = shaped.UnsafeToBreak[..^1],
            TextLength = shaped.TextLength - 1,
        };
}
