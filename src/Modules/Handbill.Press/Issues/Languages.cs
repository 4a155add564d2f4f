using System.Collections.Frozen;

namespace Handbill.Press.Issues;

/// <summary>Languages that sheets can be set in: those written in Latin, Greek, Cyrillic, Arabic or Hebrew letters.</summary>
internal static class Languages
{
    private static readonly FrozenSet<string> Known = (
        "af ar az be bg bs ca ckb cs cy da de el en eo es et eu fa fi fr fy ga gd gl ha he hr ht hu id ig is it kk ku ky la lb "
        + "lt lv mi mk ms mt nb nl nn no oc pl ps pt ro ru rw sk sl so sq sr sv sw tg tl tr tt ug uk ur uz vi xh yi yo zu")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What to do about a language that is not known.</summary>
    public const string Remedy = "write a tag such as en, es, fr, de, pt, tr, ru, ar or pt-BR";

    /// <summary>The tag as BCP 47 writes it; null when it is not known.</summary>
    public static string? Find(string tag)
    {
        var parts = tag.Split('-');
        parts[0] = parts[0].ToLowerInvariant();
        if (parts.Length > 3 || !Known.Contains(parts[0]))
        {
            return null;
        }

        for (var i = 1; i < parts.Length; i++)
        {
            var part = parts[i];
            if (part.Length == 4 && i == 1 && part.All(char.IsAsciiLetter))
            {
                parts[i] = char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant();
            }
            else if ((part.Length == 2 && part.All(char.IsAsciiLetter)) || (part.Length == 3 && part.All(char.IsAsciiDigit)))
            {
                parts[i] = part.ToUpperInvariant();
            }
            else
            {
                return null;
            }
        }

        return string.Join('-', parts);
    }

    /// <summary>The tag without region and script: `pt` of `pt-BR`.</summary>
    public static string Primary(string tag)
    {
        var hyphen = tag.IndexOf('-', StringComparison.Ordinal);
        return hyphen < 0 ? tag : tag[..hyphen];
    }
}
