using System.Buffers.Binary;
using System.Security.Cryptography;
using Handbill.Typesetting.Fonts;

namespace Handbill.Pdf.Document;

/// <summary>A face cut down to the glyphs of an edition, ready to be written. Shared between files and threads.</summary>
internal sealed class EmbeddedFont
{
    private EmbeddedFont(FontFace face, string tag, ushort[] codes, int[] widths, byte[] packed, int length)
    {
        Face = face;
        Tag = tag;
        Codes = codes;
        Widths = widths;
        Packed = packed;
        Length = length;
    }

    internal FontFace Face { get; }

    /// <summary>The six letters before the name, from the digest of the font file.</summary>
    internal string Tag { get; }

    /// <summary>The code that shows each glyph of the face; 0 for one that is not in the subset.</summary>
    internal ushort[] Codes { get; }

    /// <summary>Width of each code, in thousandths of the em.</summary>
    internal int[] Widths { get; }

    /// <summary>The font file, packed.</summary>
    internal byte[] Packed { get; }

    /// <summary>Length of the font file before packing.</summary>
    internal int Length { get; }

    internal static EmbeddedFont Make(GlyphSet set, FontTables tables, PdfCache cache)
    {
        ushort[] glyphs = FontSubsetter.Close(tables, set.Glyphs.ToArray());
        byte[] file = FontSubsetter.Write(tables, glyphs);
        ushort[] codes = new ushort[tables.GlyphCount];
        int[] widths = new int[glyphs.Length];
        for (int code = 0; code < glyphs.Length; code++)
        {
            codes[glyphs[code]] = (ushort)code;
            widths[code] = tables.AdvanceInThousandths(glyphs[code]);
        }

        using PdfBuffer packed = new(file.Length);
        cache.Deflate(file, packed);
        return new EmbeddedFont(set.Face, TagOf(file), codes, widths, packed.Written.ToArray(), file.Length);
    }

    private static string TagOf(byte[] file)
    {
        ulong digest = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(file));
        return string.Create(6, digest, static (letters, rest) =>
        {
            for (int i = 0; i < letters.Length; i++, rest /= 26)
                letters[i] = (char)('A' + (rest % 26));
        });
    }
}
