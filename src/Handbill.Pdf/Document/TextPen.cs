using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Text;

namespace Handbill.Pdf.Document;

/// <summary>
/// Shows runs between BT and ET with as few operators as will do. Every glyph lands where the page says to within half a
/// thousandth of the em at spaces and two thousandths inside words, and errors do not add up along the line.
/// </summary>
internal ref struct TextPen
{
    // Below this an adjustment inside a word is not worth its bytes; it is made up for at the next one.
    private const double Least = 2;
    private const double LeastAtSpace = 0.5;

    // A code in a string is at most 4 bytes; an adjustment before it 11, and a string ends and begins.
    private const int MostGlyphBytes = 4 + 11 + 2;

    private readonly PdfBuffer _out;
    private readonly EditionFonts _fonts;
    private readonly double _pageHeight;
    private EditionFont? _font;
    private int _size;
    private long _scale = 10000;
    private long _tracking;
    private long _x;
    private long _y;
    private State _show;

    internal TextPen(PdfBuffer output, EditionFonts fonts, double pageHeight)
    {
        _out = output;
        _fonts = fonts;
        _pageHeight = pageHeight;
    }

    private enum State
    {
        Nothing,
        Array,
        String,
    }

    /// <summary>Goes back to where a text object begins. Font, scale and tracking stay as they are.</summary>
    internal void Restart()
    {
        _x = 0;
        _y = 0;
    }

    /// <summary>Shows a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="welded">True when it has welds in it.</param>
    /// <param name="lineSpace">True to show the space after the line.</param>
    internal void Draw(in PlacedRun run, bool welded, bool lineSpace)
    {
        int end = lineSpace ? LineSpace.End(run) : run.End;
        int count = end - run.Start;
        if (count <= 0)
            return;
        Set(run);
        long x = PdfBuffer.Hundredths(run.X);
        long y = PdfBuffer.Hundredths(_pageHeight - run.Baseline);
        _out.PutHundredths(x - _x).Put((byte)' ');
        _out.PutHundredths(y - _y).Put(" Td"u8);
        _x = x;
        _y = y;

        // Everything along the line is reckoned in the unit of adjustments, a thousandth of the em as it is drawn.
        double unit = _size / 1000.0 * _scale / 10000.0 / 1000.0;
        double pen = ((x / 100.0) - run.X) / unit;
        double tracking = (double)_tracking / _size * 1000;
        if (!welded && run.Shaped.Direction == TextDirection.LeftToRight)
        {
            DrawGlyphs(run, end, unit, pen, tracking);
            return;
        }

        double[] lefts = ArrayPool<double>.Shared.Rent(count);
        Measure(run, lefts, end, unit);
        Line line = new(run, lefts, pen, tracking);
        if (run.Shaped.Direction == TextDirection.RightToLeft)
            DrawBackwards(ref line, end, welded);
        else
            DrawWelded(ref line, run.Start, end);
        EndShow();
        ArrayPool<double>.Shared.Return(lefts);
    }

    private void Set(in PlacedRun run)
    {
        int size = (int)PdfBuffer.Thousandths(run.Size);
        if (_font is null || _size != size || !ReferenceEquals(_font.Embedded.Face, run.Shaped.Face))
        {
            _font = _fonts.Of(run.Shaped.Face);
            _size = size;
            _out.Put("/F"u8).Put(_font.Number).Put((byte)' ');
            _out.PutThousandths(size).Put(" Tf "u8);
        }

        long scale = (long)Math.Round(run.Expansion * 10000, MidpointRounding.AwayFromZero);
        if (scale != _scale)
        {
            _scale = scale;
            _out.PutHundredths(scale).Put(" Tz "u8);
        }

        long tracking = PdfBuffer.Thousandths(run.Tracking / run.Expansion);
        if (tracking != _tracking)
        {
            _tracking = tracking;
            _out.PutThousandths(tracking).Put(" Tc "u8);
        }
    }

    /// <summary>Finds where every glyph is shown, from the left end of the run, in the unit of adjustments.</summary>
    private static void Measure(in PlacedRun run, double[] lefts, int end, double unit)
    {
        ShapedRun shaped = run.Shaped;
        double scale = run.Size * run.Expansion / 1000 / unit;
        double tracking = run.Tracking / unit;
        double wordSpace = run.WordSpace / unit;
        double at = 0;
        double width = 0;
        for (int i = run.Start; i < end; i++)
        {
            lefts[i - run.Start] = at;
            int advance = shaped.Advances[i];
            at += advance * scale;
            if (advance != 0)
                at += tracking;
            if (wordSpace != 0 && shaped.Text[shaped.Clusters[i]] is ' ' or '\u00A0')
                at += wordSpace;
            if (i == run.End - 1)
                width = at;
        }

        if (shaped.Direction == TextDirection.RightToLeft)
        {
            for (int i = 0; i < end - run.Start; i++)
                lefts[i] = width - (i + 1 < end - run.Start ? lefts[i + 1] : at);
        }
    }

    /// <summary>The same as the general way for left-to-right text without welds, which is most text there is.</summary>
    private readonly void DrawGlyphs(in PlacedRun run, int end, double unit, double pen, double tracking)
    {
        ShapedRun shaped = run.Shaped;
        ReadOnlySpan<ShownGlyph> shown = _font!.Embedded.Shown;
        ReadOnlySpan<ushort> glyphs = shaped.Glyphs.AsSpan(run.Start, end - run.Start);
        ReadOnlySpan<short> advances = shaped.Advances.AsSpan(run.Start, glyphs.Length);
        ReadOnlySpan<int> clusters = shaped.Clusters.AsSpan(run.Start, glyphs.Length);
        short[]? offsets = shaped.XOffsets;
        string text = shaped.Text;
        double scale = run.Size * run.Expansion / 1000 / unit;
        double track = run.Tracking / unit;
        double wordSpace = run.WordSpace / unit;
        double target = 0;
        double least = LeastAtSpace;
        Span<byte> room = _out.Room((glyphs.Length * MostGlyphBytes) + 8);
        ref byte to = ref MemoryMarshal.GetReference(room);
        to = (byte)'[';
        int length = 1;
        bool inString = false;
        for (int i = 0; i < glyphs.Length; i++)
        {
            double back = pen - target;
            if (offsets is not null)
                back -= offsets[run.Start + i] * scale;
            if (back >= least || back <= -least)
            {
                int adjustment = (int)Math.Round(back, MidpointRounding.AwayFromZero);
                pen -= adjustment;
                if (inString)
                    Unsafe.Add(ref to, length++) = (byte)')';
                length += Decimals.Whole(ref Unsafe.Add(ref to, length), adjustment);
                inString = false;
            }

            if (!inString)
                Unsafe.Add(ref to, length++) = (byte)'(';
            inString = true;
            ShownGlyph glyph = shown[glyphs[i]];
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, length), glyph.Bytes);
            length += glyph.Length;
            pen += glyph.Width + tracking;
            int advance = advances[i];
            target += advance * scale;
            if (advance != 0)
                target += track;
            char first = text[clusters[i]];
            if (first is ' ' or '\u00A0')
                target += wordSpace;
            least = first == ' ' ? LeastAtSpace : Least;
        }

        ")]TJ\n"u8.CopyTo(room[length..]);
        _out.Advance(length + 5);
    }

    private void DrawWelded(ref Line line, int start, int end)
    {
        Span<int> codes = stackalloc int[GlyphTexts.MostCodes];
        for (int first = start; first < end;)
        {
            Cluster cluster = Cluster.At(line.Run.Shaped, first);
            int count = _font!.Texts.CodesOf(cluster, first >= line.SoftHyphen, _font.Embedded, codes, out bool weld);
            double left = line.Lefts[first - line.Run.Start];
            for (int i = 0; i < count; i++)
            {
                Show(ref line, first, codes[i], weld, left);
                left += _font.Embedded.Widths[codes[i]];
            }

            first = cluster.End;
        }
    }

    /// <summary>
    /// Shows right-to-left text word by word in the order it is read, and each word from its left end: programs that take
    /// text out of a PDF turn the letters of such a word round, and leave the words in the order of the file. A word ends
    /// after its marks even where no space follows, or two words with a colon between them would change places.
    /// </summary>
    private void DrawBackwards(ref Line line, int end, bool welded)
    {
        ShapedRun shaped = line.Run.Shaped;
        Span<int> codes = stackalloc int[GlyphTexts.MostCodes];
        for (int from = line.Run.Start; from < end;)
        {
            int to = from + 1;
            if (!IsSpace(shaped, from))
            {
                bool hasLetter = IsLetter(shaped, from);
                while (to < end && !IsSpace(shaped, to) && !(hasLetter && IsLetter(shaped, to) && !IsLetter(shaped, to - 1)))
                    hasLetter |= IsLetter(shaped, to++);
            }

            for (int last = to; last > from;)
            {
                if (!welded)
                {
                    last--;
                    Show(ref line, last, _font!.Embedded.Codes[shaped.Glyphs[last]], weld: false, line.Lefts[last - line.Run.Start]);
                    continue;
                }

                Cluster cluster = Cluster.Before(shaped, last, from);
                int count = _font!.Texts.CodesOf(cluster, cluster.First >= line.SoftHyphen, _font.Embedded, codes, out bool weld);
                double left = line.Lefts[cluster.End - 1 - line.Run.Start];
                for (int i = 0; i < count; i++)
                {
                    Show(ref line, cluster.End - 1, codes[i], weld, left);
                    left += _font.Embedded.Widths[codes[i]];
                }

                last = cluster.First;
            }

            from = to;
        }
    }

    private static bool IsLetter(ShapedRun shaped, int glyph) => char.IsLetterOrDigit(shaped.Text[shaped.Clusters[glyph]]);

    private static bool IsSpace(ShapedRun shaped, int glyph) => shaped.Text[shaped.Clusters[glyph]] is ' ' or '\u00A0';

    /// <summary>Shows a code where a glyph stands; a weld has the offsets of its parts inside it.</summary>
    private void Show(ref Line line, int i, int code, bool weld, double target)
    {
        ShapedRun shaped = line.Run.Shaped;
        if (!weld && shaped.XOffsets is not null)
            target += shaped.XOffsets[i];
        double back = line.Pen - target;
        double least = line.AfterSpace ? LeastAtSpace : Least;
        if (back >= least || back <= -least)
            line.Pen -= Adjust(back);
        BeginString();
        _out.PutCode(code);
        line.Pen += _font!.Embedded.Widths[code] + line.Tracking;
        line.AfterSpace = shaped.Text[shaped.Clusters[i]] == ' ';
    }

    private int Adjust(double back)
    {
        int adjustment = (int)Math.Round(back, MidpointRounding.AwayFromZero);
        BeginArray();
        _out.Put(adjustment);
        return adjustment;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void BeginString()
    {
        if (_show == State.String)
            return;
        BeginArray();
        _out.Put((byte)'(');
        _show = State.String;
    }

    private void BeginArray()
    {
        if (_show == State.Nothing)
            _out.Put((byte)'[');
        else if (_show == State.String)
            _out.Put((byte)')');
        _show = State.Array;
    }

    private void EndShow()
    {
        if (_show == State.String)
            _out.Put((byte)')');
        if (_show != State.Nothing)
            _out.Put("]TJ\n"u8);
        _show = State.Nothing;
    }

    private ref struct Line(PlacedRun run, double[] lefts, double pen, double tracking)
    {
        internal readonly PlacedRun Run = run;
        internal readonly double[] Lefts = lefts;
        internal readonly double Tracking = tracking;
        internal double Pen = pen;
        internal readonly int SoftHyphen = GlyphTexts.SoftHyphenOf(run);
        internal bool AfterSpace = true;
    }
}
