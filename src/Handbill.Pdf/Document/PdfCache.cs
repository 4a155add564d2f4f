using System.Collections.Concurrent;

namespace Handbill.Pdf.Document;

/// <summary>
/// What the files of one press run have in common: fonts cut down and packed. Hand the same one to every edition;
/// any number of threads may use it at once. It holds a bounded amount and never changes what is written, only how soon.
/// </summary>
public sealed class PdfCache
{
    private const int MostFonts = 256;
    private readonly ConcurrentDictionary<GlyphSet, EmbeddedFont> _fonts = new();

    internal EmbeddedFont Font(GlyphSet glyphs)
    {
        if (_fonts.TryGetValue(glyphs, out EmbeddedFont? found))
            return found;
        EmbeddedFont made = EmbeddedFont.Make(glyphs);
        if (_fonts.Count >= MostFonts)
            _fonts.Clear();
        return _fonts.GetOrAdd(glyphs, made);
    }
}
