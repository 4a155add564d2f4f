using System.Buffers;
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

    private readonly PdfBuffer _out;
    private readonly EditionFonts _fonts;
    private readonly double _pageHeight;
    private EditionFont? _font;
    private int _size;
    private long _scale = 10000;
    private long _tracking;
    private long _x;
    private long _y;
    private long _rise;
    private Show _show;

    internal TextPen(PdfBuffer output, EditionFonts fonts, double pageHeight)
    {
        _out = output;
        _fonts = fonts;
        _pageHeight = pageHeight;
    }

    private enum Show
    {
        Nothing,
        Array,
        String,
    }

    /// <summary>Begins a text object.</summary>
    internal void Begin()
    {
        _out.Put("BT\n"u8);
        _x = 0;
        _y = 0;
    }

    /// <summary>Ends a text object. Font, scale and tracking stay as they are.</summary>
    internal readonly void End() => _out.Put("ET\n"u8);

    /// <summary>Shows a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="actualText">True to say its text where the glyphs do not.</param>
    /// <param name="lineSpace">True to show the space after the line.</param>
    internal void Draw(in PlacedRun run, bool actualText, bool lineSpace)
    {
        int end = lineSpace ? LineSpace.End(run) : run.End;
        int count = end - run.Start;
        if (count <= 0)
            return;
        Set(run);
        double[] lefts = ArrayPool<double>.Shared.Rent(count);
        Measure(run, lefts, end, UnitOf(run));
        long x = PdfBuffer.Hundredths(run.X);
        long y = PdfBuffer.Hundredths(_pageHeight - run.Baseline);
        _out.PutHundredths(x - _x).Put((byte)' ');
        _out.PutHundredths(y - _y).Put(" Td"u8);
        _x = x;
        _y = y;

        double unit = UnitOf(run);
        Line line = new(run, lefts, ((x / 100.0) - run.X) / unit, (double)_tracking / _size * 1000);
        if (run.EndsWithHyphen && actualText)
            Spell(ref line, run.Start, end, "\u00AD");
        else if (run.Shaped.Direction == TextDirection.RightToLeft)
            DrawBackwards(ref line, end, actualText);
        else if (actualText)
            DrawSpelled(ref line, run.Start, end);
        else
            ShowForwards(ref line, run.Start, end);
        EndShow();
        ArrayPool<double>.Shared.Return(lefts);
    }

    private double UnitOf(in PlacedRun run) => _size / 1000.0 * _scale / 10000.0 / 1000.0;

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

        if (shaped.XOffsets is not null)
        {
            for (int i = run.Start; i < end; i++)
                lefts[i - run.Start] += shaped.XOffsets[i] * scale;
        }
    }

    private void DrawSpelled(ref Line line, int start, int end)
    {
        for (int from = start; from < end;)
        {
            int to = from;
            bool reads = NextReads(line.Run.Shaped, end, ref to);
            while (to < end)
            {
                int next = to;
                if (NextReads(line.Run.Shaped, end, ref next) != reads)
                    break;
                to = next;
            }

            if (reads)
                ShowForwards(ref line, from, to);
            else
                Spell(ref line, from, to, TextOf(line.Run.Shaped, from, to));
            from = to;
        }
    }

    /// <summary>
    /// Shows right-to-left text word by word in the order it is read, and each word from its left end: programs that take
    /// text out of a PDF turn the letters of such a word round, and leave the words in the order of the file.
    /// </summary>
    private void DrawBackwards(ref Line line, int end, bool actualText)
    {
        ShapedRun shaped = line.Run.Shaped;
        for (int from = line.Run.Start; from < end;)
        {
            int to = from + 1;
            if (shaped.Text[shaped.Clusters[from]] != ' ')
            {
                while (to < end && shaped.Text[shaped.Clusters[to]] != ' ')
                    to++;
            }

            if (actualText && !Reads(shaped, from, to))
                DrawWordSpelled(ref line, from, to);
            else
                ShowReversed(ref line, from, to);
            from = to;
        }
    }

    private void DrawWordSpelled(ref Line line, int start, int end)
    {
        ShapedRun shaped = line.Run.Shaped;
        for (int to = end; to > start;)
        {
            int from = ClusterStart(shaped, to, start);
            bool reads = Reads(shaped, from, to);
            while (from > start)
            {
                int before = ClusterStart(shaped, from, start);
                if (Reads(shaped, before, from) != reads)
                    break;
                from = before;
            }

            if (reads)
            {
                ShowReversed(ref line, from, to);
            }
            else
            {
                BeginSpelled(TextOf(shaped, from, to));
                ShowReversed(ref line, from, to);
                EndSpelled();
            }

            to = from;
        }
    }

    private static int ClusterStart(ShapedRun shaped, int end, int start)
    {
        int from = end - 1;
        while (from > start && shaped.Clusters[from - 1] == shaped.Clusters[from])
            from--;
        return from;
    }

    private readonly bool NextReads(ShapedRun shaped, int end, ref int at)
    {
        int from = at++;
        while (at < end && shaped.Clusters[at] == shaped.Clusters[from])
            at++;
        return Reads(shaped, from, at);
    }

    private readonly bool Reads(ShapedRun shaped, int from, int to) =>
        _font!.Texts.Reads(shaped.Glyphs.AsSpan(from, to - from), TextOf(shaped, from, to));

    private static ReadOnlySpan<char> TextOf(ShapedRun shaped, int from, int to)
    {
        while (to < shaped.Length && shaped.Clusters[to] == shaped.Clusters[to - 1])
            to++;
        int start = shaped.Clusters[from];
        return shaped.Text.AsSpan(start, (to < shaped.Length ? shaped.Clusters[to] : shaped.Text.Length) - start);
    }

    private void Spell(ref Line line, int from, int to, ReadOnlySpan<char> text)
    {
        BeginSpelled(text);
        ShowForwards(ref line, from, to);
        EndSpelled();
    }

    private void BeginSpelled(ReadOnlySpan<char> text)
    {
        EndShow();
        _out.Put("/Span<</ActualText"u8).PutUtf16(text).Put(">>BDC"u8);
    }

    private void EndSpelled()
    {
        EndShow();
        _out.Put("EMC\n"u8);
    }

    private void ShowForwards(ref Line line, int from, int to)
    {
        for (int i = from; i < to; i++)
            Glyph(ref line, i);
    }

    private void ShowReversed(ref Line line, int from, int to)
    {
        for (int i = to - 1; i >= from; i--)
            Glyph(ref line, i);
    }

    private void Glyph(ref Line line, int i)
    {
        ShapedRun shaped = line.Run.Shaped;
        long rise = shaped.YOffsets is null || shaped.YOffsets[i] == 0
            ? 0
            : PdfBuffer.Thousandths(shaped.YOffsets[i] * line.Run.Size / 1000);
        if (rise != _rise)
        {
            EndShow();
            _rise = rise;
            _out.PutThousandths(rise).Put(" Ts"u8);
        }

        double back = line.Pen - line.Lefts[i - line.Run.Start];
        if (Math.Abs(back) >= (line.AfterSpace ? 0.5 : Least))
        {
            int adjustment = (int)Math.Round(back, MidpointRounding.AwayFromZero);
            BeginArray();
            _out.Put(adjustment);
            line.Pen -= adjustment;
        }

        if (_show != Show.String)
        {
            BeginArray();
            _out.Put((byte)'(');
            _show = Show.String;
        }

        ushort code = _font!.Embedded.Codes[shaped.Glyphs[i]];
        _out.PutCode(code);
        line.Pen += _font.Embedded.Widths[code] + line.Tracking;
        line.AfterSpace = shaped.Text[shaped.Clusters[i]] == ' ';
    }

    private void BeginArray()
    {
        if (_show == Show.Nothing)
            _out.Put((byte)'[');
        else if (_show == Show.String)
            _out.Put((byte)')');
        _show = Show.Array;
    }

    private void EndShow()
    {
        if (_show == Show.String)
            _out.Put((byte)')');
        if (_show != Show.Nothing)
            _out.Put("]TJ\n"u8);
        _show = Show.Nothing;
    }

    private ref struct Line(PlacedRun run, double[] lefts, double pen, double tracking)
    {
        internal readonly PlacedRun Run = run;
        internal readonly double[] Lefts = lefts;
        internal readonly double Tracking = tracking;
        internal double Pen = pen;
        internal bool AfterSpace = true;
    }
}
