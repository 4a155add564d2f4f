namespace Handbill.Typesetting.Text;

/// <summary>Which patterns serve a language.</summary>
/// <param name="Patterns">Name of the set: its file is this with ".txt".</param>
/// <param name="LeftMin">Fewest letters before a hyphen.</param>
/// <param name="RightMin">Fewest letters after a hyphen.</param>
public sealed record HyphenationRule(string Patterns, int LeftMin, int RightMin)
{
    /// <summary>Name of the file of patterns.</summary>
    public string FileName => Patterns + ".txt";
}

/// <summary>
/// The pattern sets there are, by language. Minimums are those that the tex-hyphen collection gives for typesetting, but for
/// Greek, where it gives one letter on both sides.
/// </summary>
public static class HyphenationRules
{
    private static readonly HyphenationRule BritishEnglish = new("en-gb", 2, 3);

    private static readonly Dictionary<string, HyphenationRule> ByLanguage = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ca"] = new("ca", 2, 2),
        ["de"] = new("de-1996", 2, 2),
        ["el"] = new("el-monoton", 2, 2),
        ["en"] = new("en-us", 2, 3),
        ["es"] = new("es", 2, 2),
        ["fr"] = new("fr", 2, 2),
        ["it"] = new("it", 2, 2),
        ["nl"] = new("nl", 2, 2),
        ["pl"] = new("pl", 2, 2),
        ["pt"] = new("pt", 2, 3),
        ["ru"] = new("ru", 2, 2),
        ["sv"] = new("sv", 2, 2),
        ["tr"] = new("tr", 2, 2),
    };

    /// <summary>All sets, for whoever reads them in.</summary>
    public static IEnumerable<HyphenationRule> All => ByLanguage.Values.Append(BritishEnglish);

    /// <summary>
    /// The rule for a BCP 47 tag, or null: that language is then not hyphenated. English with a region other than the United
    /// States and what belongs to them goes by British rules, English alone by American.
    /// </summary>
    public static HyphenationRule? For(string language)
    {
        var tag = LanguageTag.Parse(language);
        return tag.Primary switch
        {
            "en" when tag.Region is not ("" or "US" or "PR" or "GU" or "VI" or "AS" or "MP" or "CA" or "PH") => BritishEnglish,
            var primary => ByLanguage.GetValueOrDefault(primary),
        };
    }
}
