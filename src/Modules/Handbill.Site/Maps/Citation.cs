using System.Globalization;
using Handbill.Site.Feeds;

namespace Handbill.Site.Maps;

/// <summary>How an article is cited, ready to copy: two sentences for people, and entries for programs that keep references. Pure.</summary>
internal static class Citation
{
    /// <summary>As the Publication Manual of the APA has newspaper articles on the web (7th edition, 10.1.16), names as signed.</summary>
    public static string Apa(CitedArticle article) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Ended(Names(article, ", & "))} ({article.Date:yyyy, MMMM d}). {Ended(Line(article.Title))} {Ended(Line(article.Publication))} {article.Address.AbsoluteUri}");

    /// <summary>As the notes of the Chicago Manual have articles on the web (17th edition, 14.191), names as signed.</summary>
    public static string Chicago(CitedArticle article) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Ended(Names(article, ", and "))} “{Ended(Line(article.Title))}” {Line(article.Publication)}{Number(article)}, {article.Date:MMMM d, yyyy}. {article.Address.AbsoluteUri}");

    /// <summary>An entry for BibTeX.</summary>
    public static string BibTex(CitedArticle article) => BibTexEntry.Of(article);

    /// <summary>A record in the RIS format, each line ended as the format asks.</summary>
    public static string Ris(CitedArticle article)
    {
        List<(string Tag, string Value)> lines =
        [
            ("TY", "NEWS"),
            ("TI", article.Title),
            .. AuthorsOf(article).Select(name => ("AU", name)),
            ("T2", article.Publication),
            ("PB", article.Publisher),
            ("PY", article.Date.ToString("yyyy", CultureInfo.InvariantCulture)),
            ("DA", article.Date.ToString("yyyy'/'MM'/'dd'/'", CultureInfo.InvariantCulture)),
            ("IS", article.Issue),
            ("LA", article.Language),
            ("UR", article.Address.AbsoluteUri),
        ];
        return string.Concat(lines.Where(line => line.Value.Length > 0).Select(line => $"{line.Tag}  - {Line(line.Value)}\r\n")) + "ER  - \r\n";
    }

    /// <summary>Who wrote it: those who signed, or the publisher.</summary>
    internal static IEnumerable<string> AuthorsOf(CitedArticle article) => article.Authors.Count > 0 ? article.Authors : [article.Publisher];

    internal static string Line(string text) => XmlSigns.OneLine(text);

    private static string Names(CitedArticle article, string last)
    {
        var names = AuthorsOf(article).Select(Line).ToList();
        return names.Count switch
        {
            1 => names[0],
            2 => $"{names[0]}{(last == ", and " ? " and " : last)}{names[1]}",
            _ => $"{string.Join(", ", names.Take(names.Count - 1))}{last}{names[^1]}",
        };
    }

    private static string Number(CitedArticle article) => article.Issue.Length > 0 ? $", no. {Line(article.Issue)}" : "";

    // A sentence that ends already gets no second full stop.
    private static string Ended(string text) => text.Length > 0 && text[^1] is '.' or '?' or '!' or '…' or '؟' or '。' ? text : text + ".";
}
