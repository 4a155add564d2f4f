namespace Handbill.Typesetting.Text;

/// <summary>A BCP 47 tag in its parts, as far as the press looks at them.</summary>
/// <param name="Primary">Language in lower case: "en".</param>
/// <param name="Script">Script in title case ("Cyrl"), or empty.</param>
/// <param name="Region">Region in upper case ("GB", "419"), or empty.</param>
/// <param name="IsWellFormed">Nothing stands in the tag but these and variants of 4 to 8 letters and digits.</param>
internal readonly record struct LanguageTag(string Primary, string Script, string Region, bool IsWellFormed)
{
    /// <summary>Reads a tag; never throws.</summary>
    public static LanguageTag Parse(string tag)
    {
        string[] parts = tag.Split('-');
        string script = "";
        string region = "";
        bool wellFormed = parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetter);
        foreach (string part in parts[1..])
        {
            bool letters = part.Length > 0 && part.All(char.IsAsciiLetter);
            if (letters && part.Length == 4 && script.Length == 0 && region.Length == 0)
            {
                script = char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant();
            }
            else if (region.Length == 0 && ((letters && part.Length == 2) || (part.Length == 3 && part.All(char.IsAsciiDigit))))
            {
                region = part.ToUpperInvariant();
            }
            else
            {
                wellFormed &= part.Length is >= 4 and <= 8 && part.All(char.IsAsciiLetterOrDigit);
            }
        }

        return new LanguageTag(parts[0].ToLowerInvariant(), script, region, wellFormed);
    }
}
