using System.Buffers.Binary;
using System.IO.Hashing;
using Handbill.Typesetting.Fonts;

namespace Handbill.Pdf.Document;

/// <summary>A face cut down to the glyphs of an edition, ready to be written. Shared between files and threads.</summary>
internal sealed class EmbeddedFont
{
    private EmbeddedFont(GlyphSet set, string tag, ushort[] codes, int[] widths, byte[] packed, int length)
    {
        Face = set.Face;
        Welds = set.Welds.ToArray();
        Tag = tag;
        Codes = codes;
        Widths = widths;
        Packed = packed;
        Length = length;
        PackedMap = PackMap(set, codes, widths.Length - set.Welds.Length);
        WidthList = ListWidths(widths);
        Shown = new ShownGlyph[codes.Length];
        for (int glyph = 0; glyph < codes.Length; glyph++)
            Shown[glyph] = ShownGlyph.Of(codes[glyph], widths[codes[glyph]]);
    }

    internal FontFace Face { get; }

    /// <summary>The six letters before the name, from the digest of the font file.</summary>
    internal string Tag { get; }

    /// <summary>The code that shows each glyph of the face; 0 for one that is not in the subset.</summary>
    internal ushort[] Codes { get; }

    /// <summary>Each glyph of the face as it is shown; .notdef for one that is not in the subset.</summary>
    internal ShownGlyph[] Shown { get; }

    /// <summary>The welds, whose codes follow each other.</summary>
    internal Weld[] Welds { get; }

    /// <summary>Code of the first weld.</summary>
    internal int FirstWeld => Widths.Length - Welds.Length;

    /// <summary>Width of each code, in thousandths of the em.</summary>
    internal int[] Widths { get; }

    /// <summary>The font file, packed.</summary>
    internal byte[] Packed { get; }

    /// <summary>Length of the font file before packing.</summary>
    internal int Length { get; }

    /// <summary>The map that says what text the codes stand for, packed.</summary>
    internal byte[] PackedMap { get; }

    /// <summary>The widths as PDF lists them, a space between two.</summary>
    internal byte[] WidthList { get; }

    internal static EmbeddedFont Make(GlyphSet set)
    {
        FontSubset subset = set.Face.Subset(set.WithParts());
        int plain = subset.Glyphs.Length;
        ushort[] codes = new ushort[set.Face.GlyphCount];
        int[] widths = new int[plain + set.Welds.Length];
        for (int code = 0; code < plain; code++)
        {
            ushort glyph = subset.Glyphs[code];
            codes[glyph] = (ushort)code;
            widths[code] = set.Face.AdvanceOf(glyph);
        }

        ReadOnlySpan<byte> file = subset.Data.Span;
        if (!set.Welds.IsEmpty)
        {
            for (int i = 0; i < set.Welds.Length; i++)
                widths[plain + i] = set.Welds[i].Width;
            file = WeldedFont.Write(subset.Data.Span, set.Welds, codes);
        }

        using PdfBuffer packed = new(file.Length);
        Deflater.Pack(file, packed, depth: 12);
        return new EmbeddedFont(set, TagOf(file), codes, widths, packed.Written.ToArray(), file.Length);
    }

    private static byte[] PackMap(GlyphSet set, ushort[] codes, int firstWeld)
    {
        string?[] texts = new string?[firstWeld + set.Welds.Length];
        for (int i = 0; i < set.Glyphs.Length; i++)
        {
            if (codes[set.Glyphs[i]] is var code and > 0)
                texts[code] = set.TextOf(i);
        }

        for (int i = 0; i < set.Welds.Length; i++)
            texts[firstWeld + i] = set.Welds[i].Text;
        using PdfBuffer map = new(4096);
        ToUnicodeMap.Write(map, texts);
        using PdfBuffer packed = new(1024);
        Deflater.Pack(map.Written, packed, depth: 4);
        return packed.Written.ToArray();
    }

    private static byte[] ListWidths(int[] widths)
    {
        using PdfBuffer list = new(1024);
        for (int code = 0; code < widths.Length; code++)
        {
            if (code > 0)
                list.Put((byte)' ');
            list.Put(widths[code]);
        }

        return list.Written.ToArray();
    }

    private static string TagOf(ReadOnlySpan<byte> file)
    {
        ulong digest = XxHash3.HashToUInt64(file);
        return string.Create(6, digest, static (letters, rest) =>
        {
            for (int i = 0; i < letters.Length; i++, rest /= 26)
                letters[i] = (char)('A' + (rest % 26));
        });
    }
}
