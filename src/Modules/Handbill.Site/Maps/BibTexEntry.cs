using System.Globalization;
using System.Text;

namespace Handbill.Site.Maps;

/// <summary>An article as BibTeX and its followers read it: UTF-8, with the signs that TeX takes for orders written out.</summary>
internal static class BibTexEntry
{
    public static string Of(CitedArticle article)
    {
        // Names in braces are kept whole: "Bread and Roses" is one author.
        var entry = new StringBuilder().Append(CultureInfo.InvariantCulture, $"@article{{{Key(article)},\n");
        Field(entry, "title", $"{{{Text(article.Title)}}}");
        Field(entry, "author", string.Join(" and ", Citation.AuthorsOf(article).Select(name => Name(article, name))));
        Field(entry, "journal", Text(article.Publication));
        Field(entry, "publisher", Text(article.Publisher));
        if (article.Issue.Length > 0)
        {
            Field(entry, "number", Text(article.Issue));
        }

        Field(entry, "year", article.Date.ToString("yyyy", CultureInfo.InvariantCulture));
        entry.Append(CultureInfo.InvariantCulture, $"  month = {article.Date.ToString("MMM", CultureInfo.InvariantCulture).ToLowerInvariant()},\n");
        Field(entry, "date", article.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Field(entry, "language", Text(article.Language));
        Field(entry, "url", article.Address.AbsoluteUri.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal));
        return entry.Append("}\n").ToString();
    }

    private static void Field(StringBuilder entry, string name, string value) => entry.Append("  ").Append(name).Append(" = {").Append(value).Append("},\n");

    private static string Name(CitedArticle article, string name) =>
        article.Authors.Count == 0 || name.Contains(',', StringComparison.Ordinal) || name.Contains(" and ", StringComparison.OrdinalIgnoreCase) ? $"{{{Text(name)}}}" : Text(name);

    // The last part of the address and the year: the same for as long as the address is.
    private static string Key(CitedArticle article)
    {
        var slug = string.Concat(article.Address.Segments[^1].ToLowerInvariant().Where(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-')).Trim('-');
        return string.Create(CultureInfo.InvariantCulture, $"{(slug.Length > 0 ? slug : "article")}-{article.Date:yyyy}");
    }

    // BibTeX counts braces even after a backslash, so they are named.
    private static string Text(string text)
    {
        var escaped = new StringBuilder(text.Length + 20);
        foreach (var sign in Citation.Line(text))
        {
            _ = sign switch
            {
                '\\' => escaped.Append("{\\textbackslash}"),
                '^' => escaped.Append("{\\textasciicircum}"),
                '~' => escaped.Append("{\\textasciitilde}"),
                '{' => escaped.Append("{\\textbraceleft}"),
                '}' => escaped.Append("{\\textbraceright}"),
                '$' or '&' or '#' or '_' or '%' => escaped.Append('\\').Append(sign),
                _ => escaped.Append(sign),
            };
        }

        return escaped.ToString();
    }
}
