using System.Buffers;
using System.Text;
using System.Xml;

namespace Handbill.Site.Feeds;

/// <summary>Text as XML 1.0 takes it (section 2.2, "Characters"). Pure.</summary>
internal static class XmlSigns
{
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(code => (char)code).Where(sign => !XmlConvert.IsXmlChar(sign))]);

    /// <summary>A text without the characters that no XML document can carry, however written: controls, halves of surrogate pairs, U+FFFE and U+FFFF.</summary>
    public static string Allowed(string text)
    {
        // Three searches that look at many signs at once; one for all of these would look at each.
        var signs = text.AsSpan();
        return signs.ContainsAny(Controls) || signs.ContainsAnyInRange('\uD800', '\uDFFF') || signs.ContainsAnyInRange('\uFFFE', '\uFFFF') ? Sifted(text) : text;
    }

    /// <summary>A text on one line, without characters that XML or a terminal cannot carry, and without space at its ends.</summary>
    public static string OneLine(string text) => string.Join(' ', Allowed(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A text as it stands between tags or, in double quotes, in an attribute.</summary>
    public static string Escaped(string text)
    {
        var allowed = Allowed(text);
        return allowed.AsSpan().IndexOfAny("<>&\"\r") < 0
            ? allowed
            : new StringBuilder(allowed, allowed.Length + 40)
                .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("\r", "&#xD;").ToString();
    }

    private static string Sifted(string text)
    {
        var sifted = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            if (at + 1 < text.Length && char.IsSurrogatePair(sign, text[at + 1]))
            {
                sifted.Append(sign).Append(text[++at]);
            }
            else if (XmlConvert.IsXmlChar(sign) && !char.IsSurrogate(sign))
            {
                sifted.Append(sign);
            }
        }

        return sifted.ToString();
    }
}
