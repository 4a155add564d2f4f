using System.Collections.Concurrent;

namespace Handbill.Pdf.Document;

/// <summary>
/// What the files of one press run have in common: cut-down fonts and packed streams. Hand the same one to every edition;
/// any number of threads may use it at once. It holds a bounded amount and never changes what is written, only how soon.
/// </summary>
public sealed class PdfCache
{
    private const int MostFonts = 256;
    private readonly ConcurrentDictionary<GlyphSet, EmbeddedFont> _fonts = new();

    internal byte[] RgbProfile => field ??= Packed(IccProfile.Rgb);

    internal byte[] GrayProfile => field ??= Packed(IccProfile.Gray);

    internal EmbeddedFont Font(GlyphSet glyphs)
    {
        if (_fonts.TryGetValue(glyphs, out EmbeddedFont? found))
            return found;
        EmbeddedFont made = EmbeddedFont.Make(glyphs, this);
        if (_fonts.Count >= MostFonts)
            _fonts.Clear();
        return _fonts.GetOrAdd(glyphs, made);
    }

    private byte[] Packed(byte[] bytes)
    {
        using PdfBuffer packed = new(bytes.Length);
        Deflater.Pack(bytes, packed, depth: 64);
        return packed.Written.ToArray();
    }
}
