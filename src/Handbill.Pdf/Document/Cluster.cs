using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Text;

namespace Handbill.Pdf.Document;

/// <summary>The glyphs of a run that stand together for a piece of its text.</summary>
/// <param name="Run">The run.</param>
/// <param name="First">First glyph.</param>
/// <param name="End">One past the last glyph.</param>
internal readonly record struct Cluster(ShapedRun Run, int First, int End)
{
    // A little more than the tenth of an em within which pdftotext takes two codes for one drawn twice.
    private const int MarkWidth = 120;

    /// <summary>What it stands for.</summary>
    internal ReadOnlySpan<char> Text
    {
        get
        {
            int from = Run.Clusters[First];
            return Run.Text.AsSpan(from, (End < Run.Length ? Run.Clusters[End] : Run.Text.Length) - from);
        }
    }

    /// <summary>Takes the cluster that begins with a glyph.</summary>
    internal static Cluster At(ShapedRun run, int first)
    {
        int end = first + 1;
        while (end < run.Length && run.Clusters[end] == run.Clusters[first])
            end++;
        return new Cluster(run, first, end);
    }

    /// <summary>Takes the cluster that ends before a glyph.</summary>
    internal static Cluster Before(ShapedRun run, int end, int start)
    {
        int first = end - 1;
        while (first > start && run.Clusters[first - 1] == run.Clusters[first])
            first--;
        return At(run, first);
    }

    /// <summary>
    /// Deals the glyphs out to the letters where that is plain: in right-to-left text each vowel mark that the face has a
    /// glyph for is a piece, and the letter is the last. Programs that turn such text round do it code by code, so that a code
    /// for letter and mark together would come out with the mark first. A mark takes some of the letter's width, because the
    /// same programs think that a word ends where two codes stand in one place.
    /// </summary>
    /// <param name="pieces">Gets the pieces in the order they are shown.</param>
    /// <returns>How many pieces: 1 when the cluster is whole.</returns>
    internal int Split(Span<Piece> pieces)
    {
        ReadOnlySpan<char> text = Text;
        int count = End - First;
        int width = 0;
        for (int glyph = First; glyph < End; glyph++)
            width += Run.Advances[glyph] == 0 ? 0 : Run.Face.AdvanceOf(Run.Glyphs[glyph]);
        int share = Math.Min(MarkWidth, width / Math.Max(text.Length, 1));
        uint all = count >= 32 ? uint.MaxValue : (1u << count) - 1;
        pieces[0] = new Piece(all, 0, text.Length, 0, width);
        if (Run.Direction == TextDirection.LeftToRight || text.Length < 2 || text.Length > pieces.Length || count < 2 || count >= 32)
            return 1;
        uint left = all;
        for (int letter = text.Length - 1; letter > 0; letter--)
        {
            int glyph = Run.Face.GlyphOf(text[letter]);
            int at = glyph == 0 ? -1 : Run.Glyphs.AsSpan(First, count).LastIndexOf((ushort)glyph);
            if (at < 0 || (left & (1u << at)) == 0 || Run.Advances[First + at] != 0)
            {
                pieces[0] = new Piece(all, 0, text.Length, 0, width);
                return 1;
            }

            left &= ~(1u << at);
            pieces[text.Length - 1 - letter] = new Piece(1u << at, letter, 1, share * (text.Length - 1 - letter), share);
        }

        int marks = text.Length - 1;
        pieces[marks] = new Piece(left, 0, 1, share * marks, width - (share * marks));
        return left == 0 ? throw new InvalidDataException("A letter has no glyph.") : text.Length;
    }

    /// <summary>Writes the key of the weld that shows a piece of the cluster.</summary>
    /// <param name="key">Room for it: see <see cref="LongestKey"/>.</param>
    /// <param name="piece">The piece.</param>
    /// <param name="text">What it is to read as.</param>
    /// <returns>Length of the key.</returns>
    internal int Key(Span<int> key, Piece piece, ReadOnlySpan<char> text)
    {
        int count = End - First;
        bool backwards = Run.Direction == TextDirection.RightToLeft;
        int pen = 0;
        int length = 0;
        for (int i = 0; i < count; i++)
        {
            // The pen goes right, whatever way the text runs.
            int glyph = backwards ? count - 1 - i : i;
            if (count >= 32 || (piece.Glyphs & (1u << glyph)) != 0)
            {
                key[length++] = Run.Glyphs[First + glyph];
                key[length++] = pen - piece.Left + (Run.XOffsets?[First + glyph] ?? 0);
                key[length++] = Run.YOffsets?[First + glyph] ?? 0;
            }

            pen += Run.Advances[First + glyph];
        }

        key[length++] = piece.Width;
        foreach (char letter in text)
            key[length++] = letter;
        return length;
    }

    /// <summary>An upper bound of the length of a key.</summary>
    internal int LongestKey(ReadOnlySpan<char> text) => (3 * (End - First)) + 1 + text.Length;
}

/// <summary>Glyphs of a cluster that stand for a part of its text.</summary>
/// <param name="Glyphs">A bit for each glyph of the cluster, in the order of the text; all are meant where there are 32 or more.</param>
/// <param name="Start">First UTF-16 unit of the cluster's text.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Left">How far right of the cluster's left end it begins, in thousandths of the em.</param>
/// <param name="Width">How far it moves the pen.</param>
internal readonly record struct Piece(uint Glyphs, int Start, int Length, int Left, int Width);
