namespace Handbill.Typesetting.Text;

/// <summary>
/// A date as the head of a newspaper in the language writes it, in running text's case. Arabic has the month names of the
/// country in the tag (Levant, Algeria and Tunisia, Morocco; else those of Egypt and the Gulf) and the digits 0 to 9, as the
/// large pan-Arab papers set them; so has Urdu. Persian gives the Solar Hijri day with the Gregorian one in brackets, in
/// Persian digits, as papers for readers outside Iran do.
/// </summary>
public static class DateInWords
{
    /// <summary>The date with its day of the week; in ISO form (2026-11-23) for a language that the press does not know.</summary>
    public static string Long(DateOnly date, string language)
    {
        var tag = LanguageTag.Parse(language);
        if (!DateForms.ByLanguage.TryGetValue(tag.Primary, out var form))
        {
            return $"{date.Year:0000}-{date.Month:00}-{date.Day:00}";
        }

        string format = tag is { Primary: "en", Region: "US" } ? "{w}, {m} {d}, {y}" : form.Format;
        return format
            .Replace("{w}", form.Weekdays[((int)date.DayOfWeek + 6) % 7], StringComparison.Ordinal)
            .Replace("{d}", Day(date.Day, tag, language), StringComparison.Ordinal)
            .Replace("{m}", Months(tag, form)[date.Month - 1], StringComparison.Ordinal)
            .Replace("{y}", LanguageFacts.Digits(date.Year, language), StringComparison.Ordinal)
            .Replace("{j}", SolarHijriDay(date, language), StringComparison.Ordinal);
    }

    private static string[] Months(LanguageTag tag, DateForm form) => (tag.Primary, tag.Region) switch
    {
        ("ar", "IQ" or "JO" or "LB" or "PS" or "SY") => DateForms.LevantMonths,
        ("ar", "DZ" or "TN") => DateForms.TunisianMonths,
        ("ar", "MA") => DateForms.MoroccanMonths,
        _ => form.Months,
    };

    /// <summary>The day's number; some languages make the first an ordinal.</summary>
    private static string Day(int day, LanguageTag tag, string language) => (day, tag.Primary, tag.Region) switch
    {
        (1, "fr", _) => "1er",
        (1, "ht", _) => "1ye",
        (1, "it", _) => "1º",
        (1, "pt", "BR") => "1º",
        _ => LanguageFacts.Digits(day, language),
    };

    private static string SolarHijriDay(DateOnly date, string language)
    {
        var (year, month, day) = SolarHijri.From(date);
        return $"{LanguageFacts.Digits(day, language)} {DateForms.SolarHijriMonths[month - 1]} {LanguageFacts.Digits(year, language)}";
    }
}
