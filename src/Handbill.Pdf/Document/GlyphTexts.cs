using System.Runtime.CompilerServices;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Shaping;

namespace Handbill.Pdf.Document;

/// <summary>
/// What the glyphs of one face stand for in one edition. A glyph has one text, the first that it is met with; where it
/// stands for another, or several glyphs stand for one text, there is a <see cref="Weld"/>.
/// </summary>
internal sealed class GlyphTexts
{
    /// <summary>The most codes that a cluster has.</summary>
    internal const int MostCodes = 6;

    private const string SoftHyphen = "\u00AD";

    private readonly int[] _texts;
    private readonly List<string> _long = [];
    private readonly Dictionary<int[], Weld> _welds = new(WeldKeys.Instance);
    private readonly Dictionary<int[], Weld>.AlternateLookup<ReadOnlySpan<int>> _weldLookup;
    private readonly Dictionary<int[], int> _weldCodes = new(WeldKeys.Instance);
    private readonly Dictionary<int[], int>.AlternateLookup<ReadOnlySpan<int>> _weldCodeLookup;

    internal GlyphTexts(FontFace face)
    {
        Face = face;
        _texts = new int[face.GlyphCount];
        _weldLookup = _welds.GetAlternateLookup<ReadOnlySpan<int>>();
        _weldCodeLookup = _weldCodes.GetAlternateLookup<ReadOnlySpan<int>>();
    }

    internal FontFace Face { get; }

    /// <summary>Notes the glyphs of a run.</summary>
    /// <returns>True when there are welds among them.</returns>
    internal bool Add(in PlacedRun run, int end)
    {
        bool welded = false;
        ShapedRun shaped = run.Shaped;
        string text = shaped.Text;
        ushort[] glyphs = shaped.Glyphs;
        int[] clusters = shaped.Clusters;
        int softHyphen = SoftHyphenOf(run);
        for (int first = run.Start; first < end;)
        {
            int from = clusters[first];
            int next = first + 1;
            while (next < glyphs.Length && clusters[next] == from)
                next++;
            int to = next < glyphs.Length ? clusters[next] : text.Length;
            if (first >= softHyphen)
            {
                welded = true;
                AddWeld(new Cluster(shaped, first, next), SoftHyphen);
            }
            else if (next != first + 1 || (shaped.YOffsets is not null && shaped.YOffsets[first] != 0))
            {
                welded = true;
                Cluster cluster = new(shaped, first, next);
                AddWeld(cluster, cluster.Text);
            }
            else
            {
                ref int known = ref _texts[glyphs[first]];
                if (known == 0)
                    known = to == from + 1 ? Plain(text[from]) : Long(text.AsSpan(from, to - from));
                if (to == from + 1 ? known != Plain(text[from]) : !ReadsLong(known, text.AsSpan(from, to - from)))
                {
                    welded = true;
                    Cluster cluster = new(shaped, first, next);
                    AddWeld(cluster, cluster.Text);
                }
            }

            first = next;
        }

        return welded;
    }

    /// <summary>The codes that show a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="softHyphen">True for the hyphen that breaking a word put in.</param>
    /// <param name="font">The font that the codes are of.</param>
    /// <param name="codes">Gets the codes in the order they are shown; room for <see cref="MostCodes"/>.</param>
    /// <param name="isWeld">True when the codes have the offsets of their glyphs in them.</param>
    /// <returns>How many codes.</returns>
    internal int CodesOf(Cluster cluster, bool softHyphen, EmbeddedFont font, Span<int> codes, out bool isWeld)
    {
        ReadOnlySpan<char> text = softHyphen ? SoftHyphen : cluster.Text;
        int glyph = cluster.Run.Glyphs[cluster.First];
        isWeld = softHyphen || cluster.End > cluster.First + 1 || (cluster.Run.YOffsets?[cluster.First] ?? 0) != 0
            || (text.Length == 1 ? _texts[glyph] != Plain(text[0]) : !ReadsLong(_texts[glyph], text));
        if (!isWeld)
        {
            codes[0] = font.Codes[glyph];
            return 1;
        }

        Span<Piece> pieces = stackalloc Piece[MostCodes];
        int count = cluster.Split(pieces);
        int longest = cluster.LongestKey(text);
        Span<int> key = longest <= 64 ? stackalloc int[64] : new int[longest];
        for (int i = 0; i < count; i++)
        {
            int length = cluster.Key(key, pieces[i], count == 1 ? text : text.Slice(pieces[i].Start, pieces[i].Length));
            codes[i] = _weldCodeLookup[key[..length]];
        }

        return count;
    }

    /// <summary>First glyph of the hyphen that breaking a word put in, or one past the run.</summary>
    internal static int SoftHyphenOf(in PlacedRun run)
    {
        if (!run.EndsWithHyphen || run.End <= run.Start)
            return int.MaxValue;
        return Cluster.Before(run.Shaped, run.End, run.Start).First;
    }

    /// <summary>
    /// Completes alphabets of which the edition uses enough, so that editions of one issue share a font that is cut down once.
    /// </summary>
    internal void CompleteAlphabets()
    {
        foreach (string alphabet in Alphabets.OfLanguages)
            Complete(alphabet, moreThan: alphabet.Length / 2);
        if (!Complete(Alphabets.Letters, moreThan: Alphabets.Letters.Length * 2 / 3))
            return;
        bool isRunningText = true;
        foreach (string alphabet in Alphabets.Usual)
            isRunningText &= Complete(alphabet, moreThan: alphabet.Length / 4);
        Complete(Alphabets.Rare, moreThan: 0);
        if (!isRunningText)
            return;
        Complete(Alphabets.Names, moreThan: 0);
        if (_long.Exists(static text => text.StartsWith('f')))
            CompleteLigatures();
    }

    private bool Complete(string alphabet, int moreThan)
    {
        int used = 0;
        foreach (char letter in alphabet)
            used += _texts[Face.GlyphOf(letter)] == letter ? 1 : 0;
        if (used <= moreThan)
            return false;
        foreach (char letter in alphabet)
        {
            int glyph = Face.GlyphOf(letter);
            if (glyph != 0 && _texts[glyph] == 0)
                _texts[glyph] = letter;
        }

        return true;
    }

    private void CompleteLigatures()
    {
        foreach ((char code, string text) in Alphabets.Ligatures)
        {
            int glyph = Face.GlyphOf(code);
            if (glyph != 0 && _texts[glyph] == 0)
                _texts[glyph] = Long(text);
        }
    }

    /// <summary>What the font must hold. Nothing may be added afterwards.</summary>
    internal GlyphSet Glyphs()
    {
        List<ushort> used = new(192);
        List<int> texts = new(192);
        List<string> longs = [];
        for (int glyph = 0; (glyph = Next(glyph)) >= 0; glyph++)
        {
            used.Add((ushort)glyph);
            int text = _texts[glyph];
            if (text < 0)
            {
                longs.Add(_long[-1 - text]);
                text = -longs.Count;
            }

            texts.Add(text);
        }

        Weld[] welds = [.. _welds.Values];
        Array.Sort(welds, static (a, b) => a.Key.AsSpan().SequenceCompareTo(b.Key));
        return new GlyphSet(Face, [.. used], [.. texts], [.. longs], welds);
    }

    /// <summary>Learns the codes of the welds.</summary>
    internal void Number(EmbeddedFont font)
    {
        for (int i = 0; i < font.Welds.Length; i++)
            _weldCodes[font.Welds[i].Key] = font.FirstWeld + i;
    }

    // The next glyph from one on that has a text, or -1: most of a face is not used.
    private int Next(int glyph)
    {
        int distance = _texts.AsSpan(glyph).IndexOfAnyExcept(0);
        return distance < 0 ? -1 : glyph + distance;
    }

    /// <summary>Spaces of every width read as a space: a font often has one glyph for them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Plain(char c) => c < '\u00A0' ? c : c is '\u00A0' or '\u202F' or (>= '\u2000' and <= '\u200A') ? ' ' : c;

    private bool ReadsLong(int known, ReadOnlySpan<char> text) => known < 0 && text.SequenceEqual(_long[-1 - known]);

    private void AddWeld(Cluster cluster, ReadOnlySpan<char> text)
    {
        Span<Piece> pieces = stackalloc Piece[MostCodes];
        int count = cluster.Split(pieces);
        int longest = cluster.LongestKey(text);
        Span<int> key = longest <= 64 ? stackalloc int[64] : new int[longest];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<char> letters = count == 1 ? text : text.Slice(pieces[i].Start, pieces[i].Length);
            ReadOnlySpan<int> found = key[..cluster.Key(key, pieces[i], letters)];
            if (!_weldLookup.ContainsKey(found))
                _weldLookup[found] = new Weld(found.ToArray(), (found.Length - 1 - letters.Length) / 3);
        }
    }

    private int Long(ReadOnlySpan<char> text)
    {
        _long.Add(text.ToString());
        return -_long.Count;
    }
}
