using System.Buffers;
using System.Net;
using System.Text;

namespace Handbill.Site.Feeds;

/// <summary>
/// Makes relative addresses in HTML whole: a body read far from its page would not find what it links to. Reads tags as the HTML standard's
/// tokeniser does, and copies all else as it stands. Pure.
/// </summary>
internal sealed class WholeAddresses
{
    private static readonly string[] Single = ["href", "src", "poster", "cite", "action", "formaction", "data", "background"];

    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~/?=&;.#");

    private readonly Uri _page;
    private string? _site;

    private WholeAddresses(Uri page) => _page = page;

    /// <summary>The HTML with whole addresses.</summary>
    /// <param name="html">HTML that was already made safe.</param>
    /// <param name="page">The address of the page from which relative ones are understood.</param>
    public static string In(string html, Uri page) => new WholeAddresses(page).In(html);

    private string In(string html)
    {
        var rewritten = default(StringBuilder);
        var copied = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at < html.Length; at = at < html.Length ? html.IndexOf('<', at) : -1)
        {
            if (!IsTag(html, at))
            {
                at = Past(html, at);
                continue;
            }

            var isEnd = html[at + 1] == '/';
            var tag = new TagScan(html, isEnd ? at + 2 : at + 1);
            while (tag.Next())
            {
                if (!isEnd && Whole(tag.Name, tag.Value) is { } value)
                {
                    rewritten ??= new StringBuilder(html.Length + 500);
                    rewritten.Append(html, copied, tag.ValueFrom - copied).Append('"').Append(value).Append('"');
                    copied = tag.ValueTo;
                }
            }

            at = tag.At;
        }

        return rewritten is null ? html : rewritten.Append(html, copied, html.Length - copied).ToString();
    }

    private static bool IsTag(string html, int at)
    {
        var name = html.AsSpan(at + 1);
        name = name.StartsWith('/') ? name[1..] : name;
        return name.Length > 0 && char.IsAsciiLetter(name[0]);
    }

    // Where reading goes on after a comment, what is taken for one, or a sign that begins nothing.
    private static int Past(string html, int at)
    {
        var rest = html.AsSpan(at);
        if (rest.StartsWith("<!--"))
        {
            // A comment may end by the dashes that begin it.
            var (end, odd) = (rest[2..].IndexOf("-->"), rest[4..].IndexOf("--!>"));
            return end >= 0 && (odd < 0 || end <= odd + 2) ? at + end + 5 : odd >= 0 ? at + odd + 8 : html.Length;
        }

        if (rest.Length > 1 && rest[1] is '!' or '?' or '/')
        {
            var end = rest.IndexOf('>');
            return end < 0 ? html.Length : at + end + 1;
        }

        return at + 1;
    }

    // The value anew, escaped; null: it may stay.
    private string? Whole(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (name.Equals("srcset", StringComparison.OrdinalIgnoreCase))
        {
            return Candidates(WebUtility.HtmlDecode(value.ToString()));
        }

        foreach (var single in Single)
        {
            if (name.Equals(single, StringComparison.OrdinalIgnoreCase))
            {
                return IsPlainPath(value) ? string.Concat(_site ??= _page.GetLeftPart(UriPartial.Authority), value)
                    : IsWhole(value) ? null
                    : Resolved(WebUtility.HtmlDecode(value.ToString()).Trim()) is { } whole ? XmlSigns.Escaped(whole)
                    : null;
            }
        }

        return null;
    }

    // Most links of a site: from its root, and nothing in them to be worked out. They are five times as fast so.
    private static bool IsPlainPath(ReadOnlySpan<char> value) =>
        value.Length > 1 && value[0] == '/' && value[1] != '/' && !value.ContainsAnyExcept(Plain) && !value.Contains("/.", StringComparison.Ordinal);

    // HTML Standard, "Parsing a srcset attribute": addresses end at a space, what describes them at a comma.
    private string? Candidates(string value)
    {
        var whole = new StringBuilder(value.Length + 100);
        var rest = value.AsSpan().TrimStart(" \t\n\f\r,");
        while (rest.Length > 0)
        {
            var space = rest.IndexOfAny(" \t\n\f\r");
            var written = space < 0 ? rest : rest[..space];
            var address = written.TrimEnd(',');
            rest = rest[written.Length..];
            var comma = address.Length < written.Length ? 0 : rest.IndexOf(',');
            var described = comma < 0 ? rest : rest[..comma];
            rest = rest[described.Length..].TrimStart(" \t\n\f\r,");
            whole.Append(whole.Length > 0 ? ", " : "").Append(IsWhole(address) ? address : Resolved(address.ToString()) ?? address).Append(described.TrimEnd());
        }

        var text = whole.ToString();
        return text == value ? null : XmlSigns.Escaped(text);
    }

    private string? Resolved(string address) =>
        address.StartsWith('#') ? _page.GetLeftPart(UriPartial.Query) + address
        : Uri.TryCreate(address, UriKind.Relative, out var relative) && Uri.TryCreate(_page, relative, out var whole) ? whole.AbsoluteUri
        : null;

    // RFC 3986, section 3.1: letters, digits, "+", "-" and "." before the first colon.
    private static bool IsWhole(ReadOnlySpan<char> address)
    {
        var trimmed = address.TrimStart();
        var colon = trimmed.IndexOf(':');
        if (colon <= 0 || !char.IsAsciiLetter(trimmed[0]))
        {
            return false;
        }

        foreach (var sign in trimmed[..colon])
        {
            if (!char.IsAsciiLetterOrDigit(sign) && sign is not ('+' or '-' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
