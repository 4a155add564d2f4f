using System.Buffers;
using System.Collections.Immutable;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Setting;

/// <summary>Turns the runs of a paragraph into glyphs and breakpoints. For one thread at a time; what it makes is shared.</summary>
internal sealed partial class ParagraphShaper(Shaper shaper)
{
    private const float SuperscriptScale = 0.66f;
    private const float SuperscriptRise = 330;
    private const float SubscriptRise = -140;

    private readonly ShapingDesk _desk = new(new WordShelf());

    // Parts of words are measured once and kept with the word, so they take no room on the shelf.
    private readonly ShapingDesk _partDesk = new(shelf: null);
    private readonly List<TextSegment> _segments = [];
    private readonly List<MissingGlyph> _missing = [];
    private BreakKind[] _breaks = new BreakKind[1024];
    private byte[] _levels = new byte[1024];
    private bool[] _marks = new bool[1024];

    // 0 where no hyphen may stand before a unit.
    private int[] _hyphens = new int[1024];
    private int _clearings;

    /// <summary>Shapes a paragraph.</summary>
    /// <param name="runs">Its copy.</param>
    /// <param name="style">What shaping depends on.</param>
    /// <param name="type">Faces and language.</param>
    /// <param name="place">Where it stands in the copy, for the message about a character that no face has.</param>
    /// <exception cref="CopyException">No face has a character of it.</exception>
    public ShapedParagraph Shape(ImmutableArray<Run> runs, ParagraphStyle style, TypeCase type, CopyPlace place)
    {
        var text = runs.Length == 1 ? runs[0].Text : runs.PlainText();
        var length = text.Length;
        if (_levels.Length <= length)
        {
            var size = Math.Max(length + 1, _levels.Length * 2);
            _breaks = new BreakKind[size];
            _levels = new byte[size];
            _hyphens = new int[size];
            _marks = new bool[size];
        }

        var breaks = _breaks.AsSpan(0, length + 1);
        LineBreaking.Find(text, breaks);
        var levels = _levels.AsSpan(0, length);
        Bidi.Levels(text, style.OwnDirection ? null : type.Direction, levels);
        NumberGroups.KeepTogether(text, levels);
        var bidirectional = type.Direction == TextDirection.RightToLeft || levels.ContainsAnyExcept((byte)0);
        _segments.Clear();
        ForgetHyphenators();
        _hyphens.AsSpan(0, length + 1).Clear();
        _clearings = _desk.Shelf!.Clearings;
        var glyphs = Cut(text, runs, style, type, place, levels);
        var width = new float[glyphs + 1];
        var spaces = new int[glyphs + 1];
        Sum(width, spaces);
        var segments = _segments.ToArray();
        var (items, places) = FindPlaces(text, segments, width, spaces, breaks, style, type);
        return new ShapedParagraph
        {
            Runs = runs,
            Text = text,
            Direction = type.Direction,
            Segments = segments,
            Width = width,
            Spaces = spaces,
            Items = items,
            Places = places,
            Bidirectional = bidirectional,
            Indent = style.Indent,
            Words = WordCount.Of(text),
        };
    }

    /// <summary>Cuts the text where its run, level, script or face changes, and shapes every stretch.</summary>
    private int Cut(
        string text, ImmutableArray<Run> runs, ParagraphStyle style, TypeCase type, CopyPlace place, ReadOnlySpan<byte> levels)
    {
        var glyphs = 0;
        var position = 0;
        for (var index = 0; index < runs.Length; index++)
        {
            var run = runs[index];
            var runStart = position;
            var runEnd = position + run.Text.Length;
            var first = _segments.Count;
            var stack = type.Stack(run.Emphasis.Has(Emphasis.Literal) ? FontRole.Headline : style.Role);
            var cut = CutOf(style.Cut, run.Emphasis);
            while (position < runEnd)
            {
                var level = levels[position];
                var levelEnd = position + 1;
                while (levelEnd < runEnd && levels[levelEnd] == level)
                {
                    levelEnd++;
                }

                var whole = position == runStart && levelEnd == runEnd ? run.Text : text[position..levelEnd];
                _missing.Clear();
                foreach (var span in stack.Split(whole, cut, _missing))
                {
                    glyphs += Add(whole, span, run, index, position, level, glyphs, style, type);
                }

                if (_missing.Count > 0)
                {
                    throw CopyException.NoGlyph(place, text, position + _missing[0].Index);
                }

                position = levelEnd;
            }

            MarkHyphens(run, runStart, _segments.Count == first + 1, style, type);
        }

        return glyphs;
    }

    private int Add(
        string text, in FaceSpan span, Run run, int index, int position, byte level, int glyphs, ParagraphStyle style, TypeCase type)
    {
        var piece = span.End - span.Start == text.Length ? text : text[span.Start..span.End];
        var shaped = shaper.Shape(
            span.Face, piece, (level & 1) == 1 ? TextDirection.RightToLeft : TextDirection.LeftToRight,
            run.Language ?? type.Language, FeaturesOf(style, run.Emphasis), _desk);
        var raised = run.Emphasis.Has(Emphasis.Superscript | Emphasis.Subscript);
        _segments.Add(new TextSegment(
            shaped, glyphs, position + span.Start, index, level, raised ? SuperscriptScale : 1,
            run.Emphasis.Has(Emphasis.Superscript) ? SuperscriptRise : raised ? SubscriptRise : 0));
        return shaped.Length;
    }

    private static FontCut CutOf(FontCut cut, Emphasis emphasis)
    {
        var bold = emphasis.Has(Emphasis.Bold) || cut is FontCut.Bold or FontCut.BoldItalic;
        var italic = (emphasis.Has(Emphasis.Italic)) ^ (cut is FontCut.Italic or FontCut.BoldItalic);
        return cut == FontCut.Black ? FontCut.Black
            : bold ? (italic ? FontCut.BoldItalic : FontCut.Bold)
            : italic ? FontCut.Italic : FontCut.Regular;
    }

    private static ShapingFeatures FeaturesOf(ParagraphStyle style, Emphasis emphasis)
    {
        var features = style.Ligatures ? ShapingFeatures.None : ShapingFeatures.NoLigatures;
        if (emphasis.Has(Emphasis.Literal) || style.TabularFigures)
        {
            features |= ShapingFeatures.TabularFigures;
        }
        else if (style.OldstyleFigures)
        {
            features |= ShapingFeatures.OldstyleFigures;
        }
        else
        {
            features |= ShapingFeatures.LiningFigures;
        }

        if (emphasis.Has(Emphasis.SmallCaps))
        {
            features |= ShapingFeatures.SmallCaps;
        }

        return features;
    }

    private void Sum(float[] width, int[] spaces)
    {
        float sum = 0;
        var count = 0;
        foreach (var segment in _segments)
        {
            var shaped = segment.Shaped;
            for (var glyph = 0; glyph < shaped.Length; glyph++)
            {
                sum += shaped.Advances[glyph] * segment.Scale;
                count += shaped.Text[shaped.Clusters[glyph]] is ' ' or '\u00A0' ? 1 : 0;
                width[segment.FirstGlyph + glyph + 1] = sum;
                spaces[segment.FirstGlyph + glyph + 1] = count;
            }
        }
    }
}
