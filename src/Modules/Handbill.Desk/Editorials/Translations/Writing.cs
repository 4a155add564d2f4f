namespace Handbill.Desk.Editorials.Translations;

/// <summary>Which way a language is written. Pure.</summary>
internal static class Writing
{
    private static readonly HashSet<string> RightToLeft = new(StringComparer.OrdinalIgnoreCase)
    {
        "ar", "arc", "azb", "ckb", "dv", "fa", "glk", "he", "ks", "mzn", "nqo", "pnb", "prs", "ps", "sd", "syr", "ug", "ur", "yi",
        "Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg",
    };

    /// <summary><c>rtl</c> or <c>ltr</c> for a BCP 47 tag. A script that the tag names counts more than its language.</summary>
    public static string DirectionOf(string tag)
    {
        var parts = tag.Split('-');
        var script = parts.Skip(1).FirstOrDefault(part => part.Length == 4 && part.All(char.IsAsciiLetter));
        return RightToLeft.Contains(script ?? parts[0]) ? "rtl" : "ltr";
    }
}
