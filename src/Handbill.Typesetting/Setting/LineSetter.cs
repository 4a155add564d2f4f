using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Setting;

/// <summary>Puts one broken line on a page: justifies it, puts its pieces into visual order and places their glyphs.</summary>
internal sealed class LineSetter
{
    private readonly List<Piece> _pieces = [];

    /// <summary>Places the line between two breakpoints of a paragraph.</summary>
    /// <param name="page">Receives the runs and links.</param>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="from">Breakpoint that the line begins at.</param>
    /// <param name="to">Breakpoint that it ends at.</param>
    /// <param name="left">Left edge of the measure in points.</param>
    /// <param name="baseline">Distance from the page's top.</param>
    /// <param name="setting">Size, measure, alignment.</param>
    /// <param name="nodes">Structure node of each run of the paragraph's copy.</param>
    public void Place(
        PageContent page, ShapedParagraph paragraph, int from, int to, double left, double baseline, in LineSetting setting, ReadOnlySpan<int> nodes)
    {
        Collect(paragraph, from, to);
        if (_pieces.Count == 0)
        {
            return;
        }

        var em = setting.Size / 1000;
        double ink = 0, glyphs = 0, spaces = 0, spaceWidth = 0;
        foreach (var piece in _pieces)
        {
            ink += piece.Width;
            glyphs += piece.Glyphs;
            spaces += piece.Spaces;
        }

        ref readonly var start = ref paragraph.Places[from];
        ref readonly var end = ref paragraph.Places[to];
        var indent = from == 0 ? paragraph.Indent : 0;
        var natural = indent + ink + (glyphs * setting.Tracking) - start.HangLeft - end.HangRight;
        var measure = setting.Measure / em;
        var slack = measure - natural;
        var lastLine = to == paragraph.Places.Length - 1 || paragraph.Items.Penalty[to] <= -10000;
        var justify = setting.Alignment == LineAlignment.Justified && (!lastLine || slack < 0);
        double expansion = 0;
        if (justify && slack != 0)
        {
            spaceWidth = paragraph.Items.EndStretch[to] - paragraph.Items.StartStretch[from];
            var give = slack > 0 ? spaceWidth : paragraph.Items.EndShrink[to] - paragraph.Items.StartShrink[from];
            var elastic = give + (ink * setting.Expansion);
            if (elastic > 0)
            {
                expansion = Math.Clamp(slack / elastic, -1, 1) * setting.Expansion;
            }
        }

        var rest = slack - (ink * expansion);
        var wordSpace = justify && spaces > 0 ? rest / spaces * em : 0;
        var rightToLeft = paragraph.Direction == TextDirection.RightToLeft;
        var free = justify ? (spaces > 0 ? 0 : rest) * em : slack * em;
        var fromStart = setting.Alignment switch
        {
            LineAlignment.Centre => free / 2,
            LineAlignment.End => free,
            _ => 0,
        };
        fromStart += (indent - start.HangLeft) * em;
        double width = 0;
        foreach (ref var piece in CollectionsMarshal.AsSpan(_pieces))
        {
            piece.Advance = (((piece.Width * (1 + expansion)) + (piece.Glyphs * setting.Tracking)) * em) + (piece.Spaces * wordSpace);
            width += piece.Advance;
        }

        Order(paragraph, rightToLeft ? left + setting.Measure - fromStart - width : left + fromStart);
        foreach (ref readonly var piece in CollectionsMarshal.AsSpan(_pieces))
        {
            var node = piece.Run < nodes.Length ? nodes[piece.Run] : -1;
            page.Runs.Add(new PlacedRun(
                piece.Shaped, piece.Start, piece.End, piece.X, baseline - (piece.Rise * em), setting.Size * piece.Scale,
                1 + expansion, setting.Tracking * em, wordSpace, node, piece.Hyphen));
            if (paragraph.Runs[piece.Run].Link is { } uri)
            {
                page.Links.Add(new PlacedLink(uri, piece.X, baseline - (setting.Size * 0.8), piece.Advance, setting.Size * 1.05, node));
            }
        }
    }

    private void Collect(ShapedParagraph paragraph, int from, int to)
    {
        _pieces.Clear();
        ref readonly var start = ref paragraph.Places[from];
        ref readonly var end = ref paragraph.Places[to];
        var first = start.Next;
        if (InsideOneWord(in start, in end) is { } word)
        {
            var soft = paragraph.Text[end.CharIndex - 1] == '\u00AD' ? 1 : 0;
            AddApart(paragraph, word.Part(start.CharIndex, end.CharIndex - soft), word.From, hyphen: false);
            first = end.End;
        }
        else if (start.Split is { } opened)
        {
            AddApart(paragraph, opened.After(start.CharIndex), opened.From, hyphen: false);
            first = opened.To;
        }

        if (end.Split is { } closed && closed.From >= first)
        {
            AddSlices(paragraph, first, closed.From);
            AddApart(paragraph, closed.Before(end.CharIndex), closed.From, hyphen: false);
        }
        else
        {
            AddSlices(paragraph, first, end.End);
        }

        if (end.Hyphen is { } hyphen)
        {
            AddApart(paragraph, hyphen, Math.Max(0, end.End - 1), hyphen: true);
        }
    }

    /// <summary>The word that begins before the line and ends after it, when the line is but a part of one that was shaped anew.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static SplitWord? InsideOneWord(in BreakPlace start, in BreakPlace end) =>
        start.Split is { } opened && (end.Split == opened || end.End < opened.To) ? opened
        : end.Split is { } closed && start.CharIndex > closed.FirstChar ? closed
        : null;

    private void AddSlices(ShapedParagraph paragraph, int first, int last)
    {
        if (first >= last)
        {
            return;
        }

        var index = SegmentOf(paragraph, first);
        while (first < last)
        {
            ref readonly var segment = ref paragraph.Segments[index];
            var segmentEnd = segment.FirstGlyph + segment.Shaped.Length;
            var stop = Math.Min(segmentEnd, last);
            _pieces.Add(new Piece
            {
                Shaped = segment.Shaped,
                Start = first - segment.FirstGlyph,
                End = stop - segment.FirstGlyph,
                Run = segment.Run,
                Level = segment.Level,
                Scale = segment.Scale,
                Rise = segment.Rise,
                Width = paragraph.Width[stop] - paragraph.Width[first],
                Glyphs = stop - first,
                Spaces = paragraph.Spaces[stop] - paragraph.Spaces[first],
            });
            first = stop;
            index++;
        }
    }

    /// <summary>Adds a run that was shaped apart, in the style of the segment that the glyph is in.</summary>
    private void AddApart(ShapedParagraph paragraph, ShapedRun shaped, int glyph, bool hyphen)
    {
        ref readonly var segment = ref paragraph.Segments[SegmentOf(paragraph, glyph)];
        double width = 0;
        foreach (var advance in shaped.Advances)
        {
            width += advance;
        }

        _pieces.Add(new Piece
        {
            Shaped = shaped,
            End = shaped.Length,
            Run = segment.Run,
            Level = segment.Level,
            Scale = segment.Scale,
            Rise = segment.Rise,
            Width = width * segment.Scale,
            Glyphs = shaped.Length,
            Hyphen = hyphen,
        });
    }

    private static int SegmentOf(ShapedParagraph paragraph, int glyph)
    {
        var segments = paragraph.Segments;
        int low = 0, high = segments.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >> 1;
            if (segments[middle].FirstGlyph <= glyph)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    /// <summary>
    /// Gives every piece its place from the left. Pieces stay in the order of the text, which is the order they are read in; only their places
    /// are those of the order on paper.
    /// </summary>
    private void Order(ShapedParagraph paragraph, double x)
    {
        var pieces = CollectionsMarshal.AsSpan(_pieces);
        if (!paragraph.Bidirectional)
        {
            foreach (ref var piece in pieces)
            {
                piece.X = x;
                x += piece.Advance;
            }

            return;
        }

        Span<byte> levels = pieces.Length <= 256 ? stackalloc byte[pieces.Length] : new byte[pieces.Length];
        Span<int> order = pieces.Length <= 256 ? stackalloc int[pieces.Length] : new int[pieces.Length];
        for (var index = 0; index < pieces.Length; index++)
        {
            levels[index] = pieces[index].Level;
        }

        Bidi.ReorderLine(levels, order);
        foreach (var index in order)
        {
            pieces[index].X = x;
            x += pieces[index].Advance;
        }
    }

    /// <summary>A stretch of glyphs of one run.</summary>
    private struct Piece
    {
        public ShapedRun Shaped;
        public int Start;
        public int End;
        public int Run;
        public byte Level;
        public double Scale;
        public double Rise;
        public double Width;
        public int Glyphs;
        public int Spaces;
        public bool Hyphen;
        public double X;
        public double Advance;
    }
}
