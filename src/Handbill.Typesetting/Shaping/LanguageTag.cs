namespace Handbill.Typesetting.Shaping;

/// <summary>Languages as shaping tells them apart: by the first part of their tag.</summary>
internal static class LanguageTag
{
    /// <summary>The first part of a BCP 47 tag in lower case; empty when it is not two or three letters.</summary>
    internal static string Primary(string tag)
    {
        var hyphen = tag.AsSpan().IndexOfAny('-', '_');
        var first = hyphen < 0 ? tag.AsSpan() : tag.AsSpan(0, hyphen);
        if (first.Length is not (2 or 3))
        {
            return "";
        }

        foreach (var letter in first)
        {
            if (!char.IsAsciiLetter(letter))
            {
                return "";
            }
        }

        return first.Length == tag.Length && !tag.AsSpan().ContainsAnyInRange('A', 'Z') ? tag : first.ToString().ToLowerInvariant();
    }
}
