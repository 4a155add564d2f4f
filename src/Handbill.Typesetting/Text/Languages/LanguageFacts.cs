namespace Handbill.Typesetting.Text;

/// <summary>What setting type in a language needs to know of it.</summary>
public static class LanguageFacts
{
    /// <summary>The direction in which a language is written, by its BCP 47 tag; a script in the tag goes before the language.</summary>
    public static TextDirection Direction(string language)
    {
        var tag = LanguageTag.Parse(language);
        bool rightToLeft = tag.Script is "" ? tag.Primary is "ar" or "fa" or "prs" or "ur" or "he" or "iw" or "yi" or "ps" or "ckb" or "ug" or "sd"
            : tag.Script is "Arab" or "Hebr";
        return rightToLeft ? TextDirection.RightToLeft : TextDirection.LeftToRight;
    }

    /// <summary>True for languages written in Arabic letters.</summary>
    public static bool IsArabicScript(string language)
    {
        var tag = LanguageTag.Parse(language);
        return Direction(language) == TextDirection.RightToLeft && (tag.Script is "" ? tag.Primary is not ("he" or "iw" or "yi") : tag.Script is "Arab");
    }

    /// <summary>True where emphasis is set in italics: not in Arabic and Hebrew script, which have none.</summary>
    public static bool HasItalics(string language) => Direction(language) == TextDirection.LeftToRight;

    /// <summary>A number in the digits that newspapers of the language set: Persian ones in Persian, 0 to 9 in all else.</summary>
    public static string Digits(int number, string language)
    {
        string digits = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return LanguageTag.Parse(language).Primary is "fa" or "prs"
            ? string.Create(digits.Length, digits, static (span, source) =>
            {
                for (int i = 0; i < span.Length; i++)
                {
                    span[i] = char.IsAsciiDigit(source[i]) ? (char)('۰' + (source[i] - '0')) : source[i];
                }
            })
            : digits;
    }
}
