namespace Handbill.Press.Issues;

/// <summary>Names of editions in file names: lower-case letters, digits and hyphens.</summary>
internal static class Slug
{
    private const int Longest = 100;

    /// <summary>The slug of a file's name without its ending: `Riverside Depot` gives `riverside-depot`. Null where it has none.</summary>
    public static string? Of(string name)
    {
        var slug = string.Create(name.Length, name, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = source[i] is ' ' or '_' ? '-' : char.ToLowerInvariant(source[i]);
            }
        });
        var isSlug = slug.Length is > 0 and <= Longest && slug[0] != '-' && slug[^1] != '-'
            && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        return isSlug ? slug : null;
    }
}
