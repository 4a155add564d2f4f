using System.Text.RegularExpressions;

namespace Handbill.Site.Imports;

/// <summary>Names of languages as archives write them.</summary>
internal static partial class LanguageTag
{
    /// <summary>The tag as BCP 47 writes it: `en-US` for `en_us`; empty where it is none.</summary>
    public static string Of(string written)
    {
        var tag = written.Trim().Replace('_', '-');
        return Form().IsMatch(tag)
            ? string.Join('-', tag.Split('-').Select((part, at) => at == 0 ? part.ToLowerInvariant()
                : part.Length == 2 ? part.ToUpperInvariant()
                : part.Length == 4 && char.IsAsciiLetter(part[0]) ? char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant() : part.ToLowerInvariant()))
            : "";
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
