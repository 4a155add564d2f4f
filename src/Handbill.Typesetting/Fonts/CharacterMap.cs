using System.Runtime.CompilerServices;
using static Handbill.Typesetting.Fonts.SfntFile;

namespace Handbill.Typesetting.Fonts;

/// <summary>A font's map from code points to glyphs, unpacked into pages of 256 so that a look-up is two reads.</summary>
internal sealed class CharacterMap
{
    private const int PageBits = 8;
    private const int PageSize = 1 << PageBits;
    private const int CodePoints = 0x110000;

    private readonly ushort[]?[] pages = new ushort[CodePoints >> PageBits][];
    private readonly int glyphCount;

    private CharacterMap(int glyphCount) => this.glyphCount = glyphCount;

    internal ushort this[int codePoint]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var page = (uint)codePoint < CodePoints ? pages[codePoint >> PageBits] : null;
            return page is null ? (ushort)0 : page[codePoint & (PageSize - 1)];
        }
    }

    /// <summary>Reads the best Unicode subtable: format 12 before format 4.</summary>
    internal static CharacterMap Read(ReadOnlySpan<byte> cmap, int glyphCount)
    {
        var map = new CharacterMap(glyphCount);
        var best = -1;
        var bestFormat = 0;
        for (var i = 0; i < U16(cmap, 2); i++)
        {
            var record = 4 + (8 * i);
            int platform = U16(cmap, record), encoding = U16(cmap, record + 2);
            var unicode = platform == 0 ? encoding != 5 : platform == 3 && encoding is 1 or 10;
            var offset = (int)Math.Min(U32(cmap, record + 4), int.MaxValue);
            if (unicode && U16(cmap, offset) is var format and (4 or 12) && format > bestFormat)
            {
                (best, bestFormat) = (offset, format);
            }
        }

        if (best < 0)
        {
            throw new FontFormatException("has no map from Unicode characters to glyphs (cmap format 4 or 12).");
        }

        if (bestFormat == 12)
        {
            map.ReadGroups(cmap[best..]);
        }
        else
        {
            map.ReadSegments(cmap[best..]);
        }

        return map;
    }

    // Format 12: groups of consecutive code points with consecutive glyphs.
    private void ReadGroups(ReadOnlySpan<byte> table)
    {
        var groups = U32(table, 12);
        for (uint i = 0; i < groups; i++)
        {
            var at = (int)Math.Min(16 + (12L * i), int.MaxValue);
            uint first = U32(table, at), last = U32(table, at + 4), glyph = U32(table, at + 8);
            if (last >= CodePoints || first > last)
            {
                throw Truncated();
            }

            for (var code = first; code <= last; code++, glyph++)
            {
                Add((int)code, glyph);
            }
        }
    }

    // Format 4: segments, each with a delta or with a pointer relative to its own place in the table.
    private void ReadSegments(ReadOnlySpan<byte> table)
    {
        int twice = U16(table, 6);
        int ends = 14, starts = ends + twice + 2, deltas = starts + twice, ranges = deltas + twice;
        for (var i = 0; i < twice; i += 2)
        {
            int first = U16(table, starts + i), last = U16(table, ends + i);
            int delta = U16(table, deltas + i), range = U16(table, ranges + i);
            for (var code = first; code <= last && code != 0xFFFF; code++)
            {
                if (range == 0)
                {
                    Add(code, (ushort)(code + delta));
                }
                else if (U16(table, ranges + i + range + (2 * (code - first))) is var glyph and not 0)
                {
                    Add(code, (ushort)(glyph + delta));
                }
            }
        }
    }

    private void Add(int code, uint glyph)
    {
        if (glyph > 0 && glyph < glyphCount)
        {
            (pages[code >> PageBits] ??= new ushort[PageSize])[code & (PageSize - 1)] = (ushort)glyph;
        }
    }
}
