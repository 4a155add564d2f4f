using System.Text;
using static Handbill.Typesetting.Fonts.SfntFile;

namespace Handbill.Typesetting.Fonts;

/// <summary>Names that a font file gives itself.</summary>
internal static class FaceNames
{
    private const int PostScript = 6;

    /// <summary>Its PostScript name, reduced to what a PDF name may hold; null when it has none.</summary>
    internal static string? PostScriptName(ReadOnlySpan<byte> name)
    {
        for (var i = 0; name.Length >= 6 && i < U16(name, 2); i++)
        {
            var record = 6 + (12 * i);
            int platform = U16(name, record), length = U16(name, record + 8), at = U16(name, 4) + U16(name, record + 10);
            if (U16(name, record + 6) != PostScript || platform is not (0 or 1 or 3) || at + length > name.Length)
            {
                continue;
            }

            var bytes = name.Slice(at, length);
            var text = (platform == 1 ? Encoding.Latin1 : Encoding.BigEndianUnicode).GetString(bytes);
            var kept = string.Concat(text.Where(c => c is > ' ' and <= '~' && !"[](){}<>/%".Contains(c, StringComparison.Ordinal)));
            if (kept.Length > 0)
            {
                return kept;
            }
        }

        return null;
    }
}
