using System.Text;

namespace Handbill.Site.Imports.Markup;

/// <summary>Text without markup, as titles and names are kept.</summary>
internal static class PlainText
{
    private const int LongestTitle = 80;
    private const int LongestSlug = 80;

    /// <summary>The text on one line: blanks of any kind are one blank, control characters and halves of a letter are left out.</summary>
    public static string OneLine(string text)
    {
        if (IsOneLine(text))
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (!Rune.IsControl(rune) && rune != Rune.ReplacementChar && rune.Value is not (0xFFFE or 0xFFFF))
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString().TrimEnd();
    }

    private static bool IsOneLine(string text)
    {
        var before = ' ';
        foreach (var letter in text)
        {
            if (letter is < ' ' or (>= '\u007f' and <= '\u00a0') or >= '\u1680' || (letter == ' ' && before == ' '))
            {
                return false;
            }

            before = letter;
        }

        return before != ' ' || text.Length == 0;
    }

    /// <summary>The first words of a text, for a piece that nobody gave a title; never empty.</summary>
    public static string FirstWords(string text, string otherwise)
    {
        var line = OneLine(text.Length > 2000 ? text[..2000] : text);
        if (line.Length <= LongestTitle)
        {
            return line.Length > 0 ? line : otherwise;
        }

        var end = line.LastIndexOf(' ', LongestTitle);
        return (end > 0 ? line[..end] : new string([.. line.Take(LongestTitle).Where(letter => !char.IsSurrogate(letter))])) + "…";
    }

    /// <summary>A short name: small letters and digits of any script, with hyphens between; never empty.</summary>
    public static string Slug(string text, string otherwise)
    {
        var slug = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark)
            {
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (slug.Length > 0 && slug[^1] != '-' && rune.Value is not ('\'' or '’'))
            {
                slug.Append('-');
            }

            if (slug.Length >= LongestSlug)
            {
                break;
            }
        }

        var name = slug.ToString().Trim('-');
        return name.Length > 0 ? name : otherwise;
    }
}
