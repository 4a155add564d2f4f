namespace Handbill.Typesetting.Text;

/// <summary>The languages that the press sets an edition in: those it has the words of a sheet for.</summary>
public static class LanguageTags
{
    /// <summary>Tag, what people who mean it may write instead.</summary>
    private static readonly (string Tag, string[] Names)[] Languages =
    [
        ("en", ["english", "eng"]),
        ("es", ["spanish", "español", "castellano", "spa", "esp"]),
        ("fr", ["french", "français", "francais", "fra", "fre"]),
        ("de", ["german", "deutsch", "deu", "ger"]),
        ("pt", ["portuguese", "português", "por"]),
        ("it", ["italian", "italiano", "ita"]),
        ("nl", ["dutch", "nederlands", "nld", "dut"]),
        ("pl", ["polish", "polski", "pol"]),
        ("ru", ["russian", "русский", "rus"]),
        ("tr", ["turkish", "türkçe", "tur"]),
        ("ar", ["arabic", "العربية", "ara", "arb"]),
        ("fa", ["persian", "farsi", "فارسی", "fas", "per", "pes"]),
        ("ur", ["urdu", "اردو", "urd"]),
        ("he", ["hebrew", "עברית", "heb", "iw"]),
        ("el", ["greek", "ελληνικά", "ell", "gre", "gr"]),
        ("sv", ["swedish", "svenska", "swe", "se"]),
        ("ca", ["catalan", "català", "cat"]),
        ("ht", ["haitian", "haitian creole", "creole", "kreyòl", "kreyol", "kreyòl ayisyen", "hat"]),
        ("vi", ["vietnamese", "tiếng việt", "vie", "vn"]),
    ];

    /// <summary>The languages, each by its shortest tag, in the order of the manual.</summary>
    public static IEnumerable<string> All => Languages.Select(language => language.Tag);

    /// <summary>True for a well-formed tag of one of the languages, with or without script, region and variant: "pt-BR".</summary>
    public static bool IsKnown(string tag) => LanguageTag.Parse(tag) is { IsWellFormed: true } parts && All.Contains(parts.Primary);

    /// <summary>The tag that the writer of an unknown one most likely meant, or null when nothing is near.</summary>
    public static string? Suggest(string tag)
    {
        string given = tag.Trim().ToLowerInvariant();
        string hyphens = tag.Trim().Replace('_', '-');
        if (IsKnown(hyphens))
        {
            return hyphens;
        }

        foreach (var (known, names) in Languages)
        {
            if (names.Contains(given, StringComparer.Ordinal))
            {
                return known;
            }
        }

        // A misspelt name is near it; two letters are near everything, so that a wrong tag alone suggests nothing.
        var (nearest, distance) = Languages
            .SelectMany(language => language.Names.Select(name => (language.Tag, Distance: Distance(given, name))))
            .MinBy(candidate => candidate.Distance);
        return given.Length > 3 && distance <= Math.Max(1, given.Length / 4) ? nearest
            : given.Split('-', '_')[0] is var primary && primary != given ? Suggest(primary) : null;
    }

    /// <summary>Levenshtein's distance: letters to insert, delete or change.</summary>
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int change = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
