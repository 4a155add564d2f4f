using System.Buffers;
using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace Handbill.Site.Imports.Markup;

/// <summary>Entities of HTML, which files of XML use undeclared too.</summary>
internal static class Entities
{
    private const int LongestName = 40;

    private static readonly SearchValues<char> Refused = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code).Except(['\t', '\n', '\r']), '\ufffe', '\uffff']);

    /// <summary>Text with its entities put in; what is none stays as it is.</summary>
    public static string Plain(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('&');
        if (at < 0)
        {
            return text.ToString();
        }

        var plain = new StringBuilder(text.Length);
        while (at >= 0)
        {
            plain.Append(text[..at]);
            text = text[at..];
            var (letters, length) = First(text);
            plain.Append(letters ?? "&");
            text = text[(letters is null ? 1 : length)..];
            at = text.IndexOf('&');
        }

        return plain.Append(text).ToString();
    }

    /// <summary>Text without the control characters that XML does not have.</summary>
    public static string Clean(string text) =>
        text.AsSpan().ContainsAny(Refused)
            ? string.Concat(text.Where(letter => letter >= ' ' ? letter < '\ufffe' : letter is '\t' or '\n' or '\r'))
            : text;

    // The entity that a text begins with, and its length; older ones may lack their semicolon (WHATWG HTML, 13.2.5.72).
    private static (string? Letters, int Length) First(ReadOnlySpan<char> text)
    {
        var end = 1;
        while (end < Math.Min(text.Length, LongestName) && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '#'))
        {
            end++;
        }

        var name = text[1..end];
        var isClosed = end < text.Length && text[end] == ';';
        if (name.IsEmpty || (!isClosed && end < text.Length && text[end] == '='))
        {
            return (null, 0);
        }

        var letters = name[0] == '#' ? Numbered(name) : HtmlEntityProvider.Resolver.GetSymbol(isClosed ? $"{name};" : name.ToString());
        return (letters, end + (isClosed ? 1 : 0));
    }

    private static string? Numbered(ReadOnlySpan<char> name)
    {
        var isHex = name.Length > 1 && name[1] is 'x' or 'X';
        if (!int.TryParse(name[(isHex ? 2 : 1)..], isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            return null;
        }

        return HtmlEntityProvider.IsInCharacterTable(code) ? HtmlEntityProvider.GetSymbolFromTable(code) : Rune.IsValid(code) ? new Rune(code).ToString() : null;
    }
}
