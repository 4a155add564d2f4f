using System.Security.Cryptography;
using System.Text;

namespace Handbill.Site.Imports.Saving;

/// <summary>Text as tables take it. Pure.</summary>
internal static class StoredText
{
    private const int LongestKey = 300;

    /// <summary>Whether there are no halves of letters in it.</summary>
    public static bool IsWhole(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]) && !(at + 1 < text.Length && char.IsSurrogatePair(text[at], text[++at])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The text without what no table keeps: U+0000 and halves of letters.</summary>
    public static string Of(string text)
    {
        if (!text.Contains('\0', StringComparison.Ordinal) && (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 || IsWhole(text)))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != 0)
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString();
    }

    /// <summary>The text, or its first words and an ellipsis where it is longer.</summary>
    public static string Of(string text, int most)
    {
        var whole = Of(text).Trim();
        if (whole.Length <= most)
        {
            return whole;
        }

        var end = whole.LastIndexOf(' ', most - 1);
        end = end > most / 2 ? end : char.IsLowSurrogate(whole[most - 1]) ? most - 2 : most - 1;
        return whole[..end].TrimEnd() + "…";
    }

    /// <summary>A key that is no longer than one may be: of a longer one, its beginning and a hash.</summary>
    public static string Key(string key)
    {
        var whole = Of(key);
        return whole.Length <= LongestKey ? whole : Of(whole[..200]) + "#" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)));
    }
}
