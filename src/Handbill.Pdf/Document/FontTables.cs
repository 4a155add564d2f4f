using System.Buffers.Binary;

namespace Handbill.Pdf.Document;

/// <summary>Reads what embedding needs from a TrueType file (OpenType specification 1.9: `glyf`, `loca`, `hmtx`, `cmap`).</summary>
internal sealed class FontTables
{
    private readonly ReadOnlyMemory<byte> _data;
    private readonly Table _glyphs;
    private readonly Table _locations;
    private readonly Table _metrics;
    private readonly Table _characters;
    private readonly int _longMetrics;
    private readonly bool _longLocations;

    /// <summary>Finds the tables of a font file.</summary>
    /// <exception cref="InvalidDataException">It is not a font with TrueType outlines.</exception>
    internal FontTables(ReadOnlyMemory<byte> data)
    {
        _data = data;
        Head = Find("head"u8);
        HorizontalHeader = Find("hhea"u8);
        Maximum = Find("maxp"u8);
        _glyphs = Find("glyf"u8);
        _locations = Find("loca"u8);
        _metrics = Find("hmtx"u8);
        UnitsPerEm = U16(Head.Offset + 18);
        _longLocations = U16(Head.Offset + 50) != 0;
        _longMetrics = U16(HorizontalHeader.Offset + 34);
        GlyphCount = U16(Maximum.Offset + 4);
        if (UnitsPerEm == 0 || _longMetrics == 0)
            throw new InvalidDataException("The font has no measures.");
        _characters = TryFind("cmap"u8, out Table characters) ? Subtable(characters) : default;
    }

    internal Table Head { get; }

    internal Table HorizontalHeader { get; }

    internal Table Maximum { get; }

    internal int UnitsPerEm { get; }

    internal int GlyphCount { get; }

    internal ReadOnlySpan<byte> Bytes(Table table) => _data.Span.Slice(table.Offset, table.Length);

    /// <summary>Advance in font units.</summary>
    internal int Advance(int glyph) => U16(_metrics.Offset + (4 * Math.Min(glyph, _longMetrics - 1)));

    /// <summary>Advance in thousandths of the em, rounded.</summary>
    internal int AdvanceInThousandths(int glyph) => ((Advance(glyph) * 1000) + (UnitsPerEm / 2)) / UnitsPerEm;

    /// <summary>Left side bearing in font units.</summary>
    internal short Bearing(int glyph) => glyph < _longMetrics
        ? (short)U16(_metrics.Offset + (4 * glyph) + 2)
        : (short)U16(_metrics.Offset + (4 * _longMetrics) + (2 * (glyph - _longMetrics)));

    /// <summary>The outline as it stands in `glyf`; empty for a blank.</summary>
    internal ReadOnlySpan<byte> Outline(int glyph)
    {
        long start = Location(glyph);
        long end = Location(glyph + 1);
        if (end <= start)
            return [];
        if (end > _glyphs.Length)
            throw new InvalidDataException("An outline lies outside its table.");
        return _data.Span.Slice(_glyphs.Offset + (int)start, (int)(end - start));
    }

    /// <summary>The glyph that a character has before any shaping; 0 when it has none. Basic plane only.</summary>
    internal int GlyphOf(char character)
    {
        if (_characters.Length == 0)
            return 0;
        int at = _characters.Offset;
        int segments = U16(at + 6) / 2;
        int low = 0;
        int high = segments - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (U16(at + 14 + (2 * middle)) < character)
                low = middle + 1;
            else
                high = middle;
        }

        int starts = at + 16 + (2 * segments);
        int start = U16(starts + (2 * low));
        if (character < start || character > U16(at + 14 + (2 * low)))
            return 0;
        int delta = U16(starts + (2 * segments) + (2 * low));
        int rangeAt = starts + (4 * segments) + (2 * low);
        int range = U16(rangeAt);
        if (range == 0)
            return (character + delta) & 0xFFFF;
        int glyph = U16(rangeAt + range + (2 * (character - start)));
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }

    private long Location(int glyph) => _longLocations
        ? BinaryPrimitives.ReadUInt32BigEndian(_data.Span[(_locations.Offset + (4 * glyph))..])
        : 2L * U16(_locations.Offset + (2 * glyph));

    private int U16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(_data.Span[offset..]);

    private Table Find(ReadOnlySpan<byte> tag) => TryFind(tag, out Table table)
        ? table
        : throw new InvalidDataException("The font has no TrueType outlines: a table is missing.");

    private bool TryFind(ReadOnlySpan<byte> tag, out Table table)
    {
        ReadOnlySpan<byte> data = _data.Span;
        int count = data.Length < 12 ? 0 : U16(4);
        for (int i = 0; i < count && 28 + (16 * i) <= data.Length; i++)
        {
            ReadOnlySpan<byte> record = data.Slice(12 + (16 * i), 16);
            if (!record[..4].SequenceEqual(tag))
                continue;
            long offset = BinaryPrimitives.ReadUInt32BigEndian(record[8..]);
            long length = BinaryPrimitives.ReadUInt32BigEndian(record[12..]);
            if (offset + length > data.Length)
                throw new InvalidDataException("A table of the font lies outside its file.");
            table = new Table((int)offset, (int)length);
            return true;
        }

        table = default;
        return false;
    }

    // Format 4 of a Unicode encoding: the one that every font has for the basic plane.
    private Table Subtable(Table characters)
    {
        for (int i = 0; i < U16(characters.Offset + 2); i++)
        {
            int record = characters.Offset + 4 + (8 * i);
            int platform = U16(record);
            int encoding = U16(record + 2);
            int at = characters.Offset + (int)BinaryPrimitives.ReadUInt32BigEndian(_data.Span[(record + 4)..]);
            if ((platform == 0 || (platform == 3 && encoding == 1)) && U16(at) == 4)
                return new Table(at, U16(at + 2));
        }

        return default;
    }

    /// <summary>Where a table stands in the file.</summary>
    internal readonly record struct Table(int Offset, int Length);
}
