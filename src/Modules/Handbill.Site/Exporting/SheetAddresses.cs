using System.Text.RegularExpressions;

namespace Handbill.Site.Exporting;

/// <summary>Addresses in style sheets (CSS Values 4, section 4.5). Pure.</summary>
internal static partial class SheetAddresses
{
    /// <summary>The sheet with other addresses.</summary>
    /// <param name="sheet">A style sheet.</param>
    /// <param name="of">The address to write in place of one; null to leave it.</param>
    public static string Rewrite(string sheet, Func<string, string?> of) =>
        Address().Replace(sheet, found => of(found.Groups["address"].Value) is { } other ? $"url(\"{other}\")" : found.Value);

    [GeneratedRegex("""url\(\s*(?<quote>["']?)(?<address>[^"'()\s\\]+)\k<quote>\s*\)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Address();
}
