using static Handbill.Typesetting.Fonts.SfntFile;

namespace Handbill.Typesetting.Fonts;

/// <summary>The tables of a TrueType font that hold outlines and widths, in the font's own units.</summary>
internal sealed class OutlineTables
{
    internal required ReadOnlyMemory<byte> Head { get; init; }

    internal required ReadOnlyMemory<byte> Hhea { get; init; }

    internal required ReadOnlyMemory<byte> Hmtx { get; init; }

    internal required ReadOnlyMemory<byte> Maxp { get; init; }

    internal required ReadOnlyMemory<byte> Loca { get; init; }

    internal required ReadOnlyMemory<byte> Glyf { get; init; }

    internal required int UnitsPerEm { get; init; }

    internal required int GlyphCount { get; init; }

    /// <summary>Glyphs with a width of their own; the others have the last one's.</summary>
    internal required int WidthCount { get; init; }

    internal required bool LongLoca { get; init; }

    internal static OutlineTables Read(SfntFile file)
    {
        var head = file.Require("head"u8);
        var maxp = file.Require("maxp"u8);
        var hhea = file.Require("hhea"u8);
        var tables = new OutlineTables
        {
            Head = head,
            Hhea = hhea,
            Maxp = maxp,
            Hmtx = file.Require("hmtx"u8),
            Loca = file.Require("loca"u8),
            Glyf = file.Require("glyf"u8),
            UnitsPerEm = U16(head.Span, 18),
            GlyphCount = U16(maxp.Span, 4),
            WidthCount = U16(hhea.Span, 34),
            LongLoca = U16(head.Span, 50) == 1,
        };
        var locaEntry = tables.LongLoca ? 4 : 2;
        if (head.Length < 54 || maxp.Length < 32 || hhea.Length < 36
            || tables.UnitsPerEm is < 16 or > 16384
            || tables.GlyphCount == 0 || tables.WidthCount == 0 || tables.WidthCount > tables.GlyphCount
            || tables.Loca.Length < locaEntry * (tables.GlyphCount + 1)
            || tables.Hmtx.Length < (4 * tables.WidthCount) + (2 * (tables.GlyphCount - tables.WidthCount)))
        {
            throw Truncated();
        }

        return tables;
    }

    /// <summary>A length in font units as thousandths of the em, rounded half away from zero.</summary>
    internal int Scale(int units) => UnitsPerEm == 1000
        ? units
        : (int)(((units * 2000L) + (units < 0 ? -UnitsPerEm : UnitsPerEm)) / (2L * UnitsPerEm));

    internal short[] ReadAdvances()
    {
        var hmtx = Hmtx.Span;
        var advances = new short[GlyphCount];
        for (var glyph = 0; glyph < advances.Length; glyph++)
        {
            var units = U16(hmtx, 4 * Math.Min(glyph, WidthCount - 1));
            advances[glyph] = (short)Math.Min(Scale(units), short.MaxValue);
        }

        return advances;
    }

    /// <summary>Bytes of a glyph's outline: empty for a glyph without ink.</summary>
    internal ReadOnlySpan<byte> OutlineOf(int glyph)
    {
        var loca = Loca.Span;
        var (start, end) = LongLoca
            ? (U32(loca, 4 * glyph), U32(loca, (4 * glyph) + 4))
            : (U16(loca, 2 * glyph) * 2u, U16(loca, (2 * glyph) + 2) * 2u);
        if (end < start || end > Glyf.Length || (end > start && end - start < 12))
        {
            throw Truncated();
        }

        return Glyf.Span[(int)start..(int)end];
    }

    internal GlyphBounds BoundsOf(int glyph)
    {
        var outline = OutlineOf(glyph);
        return outline.IsEmpty
            ? default
            : new GlyphBounds(Scale(I16(outline, 2)), Scale(I16(outline, 4)), Scale(I16(outline, 6)), Scale(I16(outline, 8)));
    }
}
