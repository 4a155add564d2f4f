using System.Runtime.CompilerServices;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Shaping;

namespace Handbill.Pdf.Document;

/// <summary>
/// What the glyphs of one face stand for in one edition. A glyph has one text, the first it is met with; where it stands
/// for another, and where a text has more glyphs than it can be dealt out to, the place needs an ActualText.
/// </summary>
internal sealed class GlyphTexts
{
    // Between the parts of a letter that has several glyphs: joins, and is not seen.
    private const char Part = '\u2060';

    private readonly FontTables _tables;
    private readonly int[] _texts;
    private readonly List<string> _long = [];

    internal GlyphTexts(FontFace face, FontTables tables)
    {
        Face = face;
        _tables = tables;
        _texts = new int[tables.GlyphCount];
    }

    internal FontFace Face { get; }

    /// <summary>Notes the glyphs of a range.</summary>
    /// <returns>True when its text cannot be read from its glyphs alone.</returns>
    internal bool Add(ShapedRun run, int start, int end)
    {
        bool ambiguous = false;
        string text = run.Text;
        ushort[] glyphs = run.Glyphs;
        int[] clusters = run.Clusters;
        for (int first = start; first < end;)
        {
            int from = clusters[first];
            int next = first + 1;
            while (next < glyphs.Length && clusters[next] == from)
                next++;
            int to = next < glyphs.Length ? clusters[next] : text.Length;
            if (next == first + 1 && to == from + 1)
            {
                int plain = Plain(text[from]);
                ref int known = ref _texts[glyphs[first]];
                if (known == 0)
                    known = plain;
                else
                    ambiguous |= known != plain;
            }
            else
            {
                ambiguous |= AddCluster(glyphs.AsSpan(first, next - first), text.AsSpan(from, to - from));
            }

            first = next;
        }

        return ambiguous;
    }

    /// <summary>Notes the hyphen of a broken word, which reads as a soft hyphen where it stands but is an ordinary one in the font.</summary>
    internal void AddHyphen(ShapedRun run)
    {
        foreach (ushort glyph in run.Glyphs)
        {
            if (_texts[glyph] == 0)
                _texts[glyph] = '-';
        }
    }

    /// <summary>
    /// Completes alphabets of which the edition uses more than half, so that editions of one issue share a font that is cut
    /// down once.
    /// </summary>
    internal void CompleteAlphabets()
    {
        foreach (string alphabet in Alphabets.All)
        {
            int used = 0;
            foreach (char letter in alphabet)
                used += _texts[_tables.GlyphOf(letter)] == letter ? 1 : 0;
            if (2 * used <= alphabet.Length)
                continue;
            foreach (char letter in alphabet)
            {
                int glyph = _tables.GlyphOf(letter);
                if (glyph != 0 && _texts[glyph] == 0)
                    _texts[glyph] = letter;
            }
        }
    }

    internal GlyphSet Glyphs()
    {
        List<ushort> used = new(128);
        for (int glyph = 0; glyph < _texts.Length; glyph++)
        {
            if (_texts[glyph] != 0)
                used.Add((ushort)glyph);
        }

        return new GlyphSet(Face, [.. used]);
    }

    /// <summary>True when the glyphs, read one by one in the order of the text, give that text.</summary>
    internal bool Reads(ReadOnlySpan<ushort> glyphs, ReadOnlySpan<char> text)
    {
        foreach (ushort glyph in glyphs)
        {
            int known = _texts[glyph];
            if (known > 0)
            {
                if (text.IsEmpty || Plain(text[0]) != known)
                    return false;
                text = text[1..];
            }
            else
            {
                ReadOnlySpan<char> longer = known < 0 ? _long[-1 - known] : [];
                if (longer.IsEmpty || !text.StartsWith(longer))
                    return false;
                text = text[longer.Length..];
            }
        }

        return text.IsEmpty;
    }

    /// <summary>A glyph's text in UTF-16; empty for a glyph that is only a part of others.</summary>
    internal ReadOnlySpan<char> Text(int glyph, ref char single)
    {
        int known = _texts[glyph];
        if (known < 0)
            return _long[-1 - known];
        single = (char)known;
        return known == 0 ? [] : new ReadOnlySpan<char>(ref single);
    }

    /// <summary>Spaces of every width read as a space: the font often has one glyph for them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Plain(char c) => c < '\u00A0' ? c : c is '\u00A0' or '\u202F' or (>= '\u2000' and <= '\u200A') ? ' ' : c;

    private bool AddCluster(ReadOnlySpan<ushort> glyphs, ReadOnlySpan<char> text)
    {
        if (glyphs.Length == text.Length && !char.IsSurrogate(text[0]))
        {
            for (int i = 0; i < glyphs.Length; i++)
            {
                // Marks may stand in another order than in the text: trust the font where it names the letter.
                char own = text[i];
                foreach (char letter in text)
                {
                    if (_tables.GlyphOf(letter) == glyphs[i])
                        own = letter;
                }

                ref int known = ref _texts[glyphs[i]];
                if (known == 0)
                    known = Plain(own);
            }

            return !Reads(glyphs, text);
        }

        if (_texts[glyphs[0]] == 0)
            _texts[glyphs[0]] = text.Length == 1 ? Plain(text[0]) : Long(text);
        for (int i = 1; i < glyphs.Length; i++)
        {
            if (_texts[glyphs[i]] == 0)
                _texts[glyphs[i]] = Part;
        }

        return !Reads(glyphs, text);
    }

    private int Long(ReadOnlySpan<char> text)
    {
        _long.Add(text.ToString());
        return -_long.Count;
    }
}
