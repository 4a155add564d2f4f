using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Setting;

/// <summary>Where a paragraph may break, and what a line that breaks there measures.</summary>
internal sealed partial class ParagraphShaper
{
    private const short HyphenPenalty = 60;
    private const short WrittenHyphenPenalty = 40;

    // A space may grow by half, as in the Computer Modern fonts, and shrink by a quarter where those allow a third: their spaces
    // are wider, and under 0.15 em pdftotext sees none.
    private const float SpaceStretch = 0.5f;
    private const float SpaceShrink = 0.25f;

    private readonly List<BreakPlace> _places = [];
    private readonly List<(float Natural, float Start, short Penalty, bool Hyphen)> _sums = [];

    // The hyphens of a paragraph, one for each face, and those of earlier paragraphs.
    private readonly List<ShapedRun> _hyphenRuns = [];
    private readonly Dictionary<(FontFace Face, TextDirection Direction, string Language), ShapedRun> _knownHyphens = [];
    private WordAround _word;

    private (BreakItems Items, BreakPlace[] Places) FindPlaces(
        string text, TextSegment[] segments, float[] width, int[] spaces, ReadOnlySpan<BreakKind> breaks, ParagraphStyle style, TypeCase type)
    {
        _places.Clear();
        _sums.Clear();
        var total = width.Length - 1;
        var leading = style.Protrude ? HangLeft(segments, 0, total) : 0;
        _places.Add(new BreakPlace(0, 0, 0, leading, 0));
        _sums.Add((0, -style.Indent + leading, 0, false));
        _hyphenRuns.Clear();
        var endOfInk = 0;
        for (var index = 0; index < segments.Length; index++)
        {
            ref readonly var segment = ref segments[index];
            _word = default;
            var clusters = segment.Shaped.Clusters;
            for (var local = 0; local < clusters.Length; local++)
            {
                var glyph = segment.FirstGlyph + local;
                var at = segment.FirstChar + clusters[local];
                var firstOfCluster = local == 0 || clusters[local - 1] != clusters[local];
                if (firstOfCluster && glyph > 0)
                {
                    if (breaks[at] == BreakKind.Mandatory)
                    {
                        Add(text, segments, width, style, endOfInk, glyph, at, Forced, false);
                    }
                    else if (breaks[at] == BreakKind.Allowed)
                    {
                        var written = endOfInk == glyph && text[at - 1] is '-' or '\u2010' or '\u2013' or '\u2014';
                        Add(text, segments, width, style, endOfInk, glyph, at, written ? WrittenHyphenPenalty : (short)0, written && text[at - 1] is '-' or '\u2010');
                    }
                    else if (_hyphens[at] != 0)
                    {
                        AddHyphen(text, segments, width, in segment, local, at, style, type);
                    }
                }

                var next = local + 1;
                while (next < clusters.Length && clusters[next] == clusters[local])
                {
                    next++;
                }

                var clusterEnd = segment.FirstChar + (next < clusters.Length ? clusters[next] : segment.Shaped.Text.Length);
                for (var inside = at + 1; firstOfCluster && inside < clusterEnd; inside++)
                {
                    if (_hyphens[inside] != 0)
                    {
                        AddHyphen(text, segments, width, in segment, local, inside, style, type);
                    }
                }

                if (!IsDiscarded(segment.Shaped.Text[clusters[local]]))
                {
                    endOfInk = glyph + 1;
                }
            }
        }

        var hang = style.Protrude ? HangRight(segments, endOfInk) : 0;
        _places.Add(new BreakPlace(endOfInk, total, text.Length, 0, hang));
        _sums.Add((width[endOfInk] - hang, width[total], Forced, false));
        return (Assemble(width, spaces), _places.ToArray());
    }

    private const short Forced = -10000;

    /// <summary>A word that is hyphenated: where its text starts and ends, and its glyphs in the segment; -1 for none.</summary>
    private record struct WordAround(int Start, int End, int From, int To, SplitWord? Split);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsDiscarded(char unit) => unit is ' ' or '\u2028' or '\u200B' or '\t' or '\n' or '\u2009';

    private void Add(
        string text, TextSegment[] segments, float[] width, ParagraphStyle style, int end, int next, int at, short penalty, bool hyphen)
    {
        var hangRight = style.Protrude ? HangRight(segments, end) : 0;
        var hangLeft = style.Protrude ? HangLeft(segments, next, width.Length - 1) : 0;
        _places.Add(new BreakPlace(end, next, at, hangLeft, hangRight));
        _sums.Add((width[end] - hangRight, width[next] + hangLeft, penalty, hyphen));
    }

    private void AddHyphen(
        string text, TextSegment[] segments, float[] width, in TextSegment segment, int local, int at, ParagraphStyle style, TypeCase type)
    {
        var shaped = segment.Shaped;
        var hyphen = HyphenFor(shaped, type);
        var hyphenWidth = hyphen.Advances[0] * segment.Scale;
        var hang = style.Protrude ? hyphenWidth * (float)Protrusion.Right('-') : 0;
        var glyph = segment.FirstGlyph + local;
        var soft = text[at - 1] == SoftHyphen;
        var atCluster = segment.FirstChar + shaped.Clusters[local] == at;
        if (atCluster && !shaped.UnsafeToBreak[local])
        {
            var left = style.Protrude ? HangLeft(segments, glyph, width.Length - 1) : 0;
            var end = soft && glyph > 0 ? glyph - 1 : glyph;
            _places.Add(new BreakPlace(end, glyph, at, left, hang, hyphen));
            _sums.Add((width[end] + hyphenWidth - hang, width[glyph] + left, HyphenPenalty, true));
            return;
        }

        if (at <= _word.Start || at >= _word.End)
        {
            FindWord(text, in segment, at);
        }

        if (_word.From < 0 || _word.To < 0)
        {
            return;
        }

        var first = segment.FirstGlyph + _word.From;
        var last = segment.FirstGlyph + _word.To;
        var features = FeaturesOf(style, Emphasis.None);
        var split = _word.Split ??= new SplitWord(shaper, shaped, type.Language, features)
        {
            From = first, To = last, FirstChar = _word.Start, EndChar = _word.End, Text = text,
        };
        var parts = PartsOf(
            _hyphens[at], in segment, text.AsSpan(_word.Start, (soft ? at - 1 : at) - _word.Start), text.AsSpan(at, _word.End - at),
            type.Language, features);
        _places.Add(new BreakPlace(last, last, at, 0, hang, hyphen, split));
        _sums.Add((
            width[first] + (parts.Before * segment.Scale) + hyphenWidth - hang,
            width[last] - (parts.After * segment.Scale), HyphenPenalty, true));
    }

    private void FindWord(string text, in TextSegment segment, int at)
    {
        var shaped = segment.Shaped;
        var start = at;
        while (start > segment.FirstChar && IsWordUnit(text[start - 1]))
        {
            start--;
        }

        var end = at;
        var segmentEnd = segment.FirstChar + shaped.Text.Length;
        while (end < segmentEnd && IsWordUnit(text[end]))
        {
            end++;
        }

        _word = new WordAround(
            start, end, GlyphAt(shaped, start - segment.FirstChar),
            end == segmentEnd ? shaped.Length : GlyphAt(shaped, end - segment.FirstChar), Split: null);
    }

    private ShapedRun HyphenFor(ShapedRun shaped, TypeCase type)
    {
        foreach (var known in _hyphenRuns)
        {
            if (ReferenceEquals(known.Face, shaped.Face))
            {
                return known;
            }
        }

        var key = (shaped.Face, shaped.Direction, type.Language);
        if (!_knownHyphens.TryGetValue(key, out var hyphen))
        {
            hyphen = shaper.Shape(shaped.Face, "-", shaped.Direction, type.Language);
            _knownHyphens.Add(key, hyphen);
        }

        _hyphenRuns.Add(hyphen);
        return hyphen;
    }

    private static int GlyphAt(ShapedRun shaped, int index)
    {
        var glyph = Array.BinarySearch(shaped.Clusters, index);
        while (glyph > 0 && shaped.Clusters[glyph - 1] == index)
        {
            glyph--;
        }

        return glyph;
    }

    /// <summary>What hangs at the left when a line begins with a glyph, in thousandths of the em.</summary>
    private static float HangLeft(TextSegment[] segments, int glyph, int total)
    {
        if (glyph >= total)
        {
            return 0;
        }

        ref readonly var segment = ref SegmentAt(segments, glyph);
        var local = glyph - segment.FirstGlyph;
        return segment.Level > 0 ? 0 : segment.Shaped.Advances[local] * segment.Scale * (float)Protrusion.Left(segment.Shaped.Text[segment.Shaped.Clusters[local]]);
    }

    /// <summary>What hangs at the right when a line ends before a glyph.</summary>
    private static float HangRight(TextSegment[] segments, int end)
    {
        if (end == 0)
        {
            return 0;
        }

        ref readonly var segment = ref SegmentAt(segments, end - 1);
        var local = end - 1 - segment.FirstGlyph;
        return segment.Level > 0 ? 0 : segment.Shaped.Advances[local] * segment.Scale * (float)Protrusion.Right(segment.Shaped.Text[segment.Shaped.Clusters[local]]);
    }

    private static ref readonly TextSegment SegmentAt(TextSegment[] segments, int glyph)
    {
        var index = segments.Length - 1;
        while (segments[index].FirstGlyph > glyph)
        {
            index--;
        }

        return ref segments[index];
    }

    private BreakItems Assemble(float[] width, int[] spaces)
    {
        var count = _places.Count;

        // Expansion scales all of the width, spaces and all, so that the two have one array.
        var endWidth = new double[count];
        var startWidth = new double[count];
        var items = new BreakItems
        {
            Count = count,
            EndWidth = endWidth,
            StartWidth = startWidth,
            EndStretch = new double[count],
            StartStretch = new double[count],
            EndShrink = new double[count],
            StartShrink = new double[count],
            EndGlyphs = new double[count],
            StartGlyphs = new double[count],
            EndInk = endWidth,
            StartInk = startWidth,
            Penalty = new short[count],
            Hyphen = new bool[count],
        };
        var spaceWidth = SpaceWidth(width, spaces);
        var places = CollectionsMarshal.AsSpan(_places);
        var sums = CollectionsMarshal.AsSpan(_sums);
        for (var index = 0; index < count; index++)
        {
            ref readonly var place = ref places[index];
            var (natural, start, penalty, hyphen) = sums[index];
            endWidth[index] = natural;
            startWidth[index] = start;
            items.EndStretch[index] = spaces[place.End] * spaceWidth * SpaceStretch;
            items.StartStretch[index] = spaces[place.Next] * spaceWidth * SpaceStretch;
            items.EndShrink[index] = spaces[place.End] * spaceWidth * SpaceShrink;
            items.StartShrink[index] = spaces[place.Next] * spaceWidth * SpaceShrink;
            items.EndGlyphs[index] = place.End;
            items.StartGlyphs[index] = place.Next;
            items.Penalty[index] = penalty;
            items.Hyphen[index] = hyphen;
        }

        return items;
    }

    /// <summary>Width of the paragraph's first space: all of one face have the same.</summary>
    private static float SpaceWidth(float[] width, int[] spaces)
    {
        var glyph = Array.IndexOf(spaces, 1) - 1;
        return glyph >= 0 ? width[glyph + 1] - width[glyph] : 250;
    }
}
