using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Shaping;

/// <summary>
/// The script of a character (Unicode Standard Annex 24), as the tag that HarfBuzz takes. Frequent blocks are answered here, the
/// others by HarfBuzz's own tables.
/// </summary>
internal static class Script
{
    internal const uint Common = 0x5A797979; // Zyyy
    internal const uint Inherited = 0x5A696E68; // Zinh
    internal const uint Unknown = 0x5A7A7A7A; // Zzzz
    internal const uint Latin = 0x4C61746E; // Latn
    internal const uint Greek = 0x4772656B; // Grek
    internal const uint Cyrillic = 0x4379726C; // Cyrl
    internal const uint Arabic = 0x41726162; // Arab
    internal const uint Hebrew = 0x48656272; // Hebr

    private static readonly nint Functions = HarfBuzz.UnicodeDefault();

    /// <summary>The script of a code point; <see cref="Common"/> or <see cref="Inherited"/> when it goes with any.</summary>
    internal static uint Of(int codePoint)
    {
        if (codePoint < 0x80)
        {
            return (uint)((codePoint | 0x20) - 'a') < 26 ? Latin : Common;
        }

        if (codePoint < 0x2B9)
        {
            return codePoint is 0xAA or 0xBA || (codePoint >= 0xC0 && codePoint is not (0xD7 or 0xF7)) ? Latin : Common;
        }

        return codePoint switch
        {
            >= 0x1E00 and <= 0x1EFF => Latin,
            >= 0x2000 and <= 0x200B or >= 0x200E and <= 0x2064 => Common,
            >= 0x0400 and <= 0x0484 or >= 0x0487 and <= 0x052F => Cyrillic,
            >= 0x05D0 and <= 0x05EA => Hebrew,
            >= 0x0620 and <= 0x063F or >= 0x0641 and <= 0x064A or >= 0x066E and <= 0x066F or >= 0x0671 and <= 0x06D3 => Arabic,
            _ => HarfBuzz.UnicodeScript(Functions, (uint)codePoint),
        };
    }

    /// <summary>True for characters that take the script of their neighbours.</summary>
    internal static bool IsNeutral(uint script) => script is Common or Inherited or Unknown;

    /// <summary>The script of text that is all figures and punctuation.</summary>
    internal static uint Usual(TextDirection direction, string language) => (direction, language) switch
    {
        (TextDirection.RightToLeft, "he" or "yi") => Hebrew,
        (TextDirection.RightToLeft, _) => Arabic,
        (_, "el") => Greek,
        (_, "be" or "bg" or "kk" or "ky" or "mk" or "mn" or "ru" or "sr" or "tg" or "uk") => Cyrillic,
        _ => Latin,
    };
}
