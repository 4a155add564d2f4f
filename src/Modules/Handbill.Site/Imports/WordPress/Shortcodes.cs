using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Handbill.Site.Imports.WordPress;

/// <summary>Codes in square brackets that WordPress replaces when it shows a post: pictures with words under them, galleries, embeds. Any other stays as text.</summary>
internal static partial class Shortcodes
{
    private const string CaptionBegin = "<div class=\"wp-caption\">";
    private const string WordsBegin = "<p class=\"wp-caption-text\">";
    private const int LongestCaption = 8_000;

    /// <summary>The post with its codes as HTML.</summary>
    /// <param name="html">The post.</param>
    /// <param name="gallery">The pictures of a gallery: those of the numbers it names or, of an empty list, of the post.</param>
    public static string Html(string html, Func<IReadOnlyList<string>, IEnumerable<WxrAttachment>> gallery)
    {
        if (!html.Contains('[', StringComparison.Ordinal))
        {
            return html;
        }

        var text = new StringBuilder(html.Length);
        var from = 0;
        foreach (var code in Codes().EnumerateMatches(html))
        {
            var inside = html.AsSpan(code.Index + 1, code.Length - 2);
            text.Append(html, from, code.Index - from);
            from = code.Index + code.Length;
            One(text, inside.ToString(), gallery);
        }

        return text.Append(html, from, html.Length - from).ToString();
    }

    private static void One(StringBuilder text, string code, Func<IReadOnlyList<string>, IEnumerable<WxrAttachment>> gallery)
    {
        var name = code.Split([' ', '\n', '\t', '\r'], 2)[0];
        switch (name)
        {
            case "caption" or "wp_caption":
                text.Append(CaptionBegin);

                // Older ones have the words in an attribute, so before the picture.
                var words = Attribute(code, "caption");
                text.Append(words.Length > 0 ? $"{WordsBegin}{words}</p>" : "");
                break;
            case "/caption" or "/wp_caption":
                EndCaption(text);
                break;
            case "gallery":
                var numbers = Attribute(code, "ids") is { Length: > 0 } ids ? ids : Attribute(code, "include");
                foreach (var picture in gallery(numbers.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)))
                {
                    text.Append($"<figure><img src=\"{WebUtility.HtmlEncode(picture.Address)}\" alt=\"{WebUtility.HtmlEncode(picture.Description)}\">");
                    text.Append($"<figcaption>{WebUtility.HtmlEncode(picture.Caption)}</figcaption></figure>");
                }

                break;
            case "audio" or "video" or "playlist":
                var address = Attribute(code, "src") is { Length: > 0 } src ? src : Attribute(code, name == "audio" ? "mp3" : "mp4");
                text.Append($"<video src=\"{WebUtility.HtmlEncode(address)}\"></video>");
                break;
        }
    }

    // The words stand after the picture and the link around it.
    private static void EndCaption(StringBuilder text)
    {
        var inside = text.ToString(Math.Max(0, text.Length - LongestCaption), Math.Min(text.Length, LongestCaption));
        var begin = inside.LastIndexOf(CaptionBegin, StringComparison.Ordinal);
        var picture = begin < 0 ? -1 : inside.IndexOf("<img", begin, StringComparison.OrdinalIgnoreCase);
        var end = picture < 0 ? -1 : inside.IndexOf('>', picture);
        if (end >= 0 && !inside.AsSpan(begin).Contains(WordsBegin, StringComparison.Ordinal))
        {
            var rest = inside.AsSpan(end + 1);
            end += rest.TrimStart().StartsWith("</a>", StringComparison.OrdinalIgnoreCase) ? rest.IndexOf('>') + 1 : 0;
            text.Insert(text.Length - inside.Length + end + 1, WordsBegin).Append("</p>");
        }

        text.Append("</div>");
    }

    private static string Attribute(string code, string name)
    {
        var at = code.IndexOf($" {name}=", StringComparison.Ordinal);
        var begin = at + name.Length + 3;
        if (at < 0 || begin > code.Length)
        {
            return "";
        }

        var quote = code[begin - 1];
        if (quote is not ('"' or '\''))
        {
            return code[(begin - 1)..].Split([' ', '/', ']'])[0];
        }

        var end = code.IndexOf(quote, begin);
        return end < 0 ? "" : code[begin..end];
    }

    [GeneratedRegex("""\[(?:/?(?:wp_)?caption|gallery|/?embed|/?audio|/?video|/?playlist)(?:\s[^\]\[]*)?\]""", RegexOptions.NonBacktracking)]
    private static partial Regex Codes();
}
