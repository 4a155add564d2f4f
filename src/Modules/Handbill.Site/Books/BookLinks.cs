using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Handbill.Site.Books;

/// <summary>Links out of a book: whole addresses on the web, of mail and of telephones. What a book cannot follow is none.</summary>
internal static partial class BookLinks
{
    /// <summary>RFC 3986, section 3.3 and 3.4: what may stand in a path, a query or a fragment.</summary>
    private const string Marks = "-._~!$&'()*+,;=:@/?";

    /// <summary>The address as every reader takes it, or null.</summary>
    public static string? Of(string address)
    {
        var trimmed = address.Trim();
        if (MailOrTelephone().IsMatch(trimmed))
        {
            return trimmed;
        }

        return Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && HostName().IsMatch(uri.IdnHost)
            ? $"{uri.Scheme}://{uri.IdnHost}{Port(uri)}{Encoded(uri.AbsolutePath)}{Query(uri.Query, '?')}{Query(uri.Fragment, '#')}"
            : null;
    }

    private static string Port(Uri uri) => uri.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{uri.Port}");

    private static string Query(string part, char sign) => part.Length > 1 ? sign + Encoded(part[1..]) : "";

    private static string Encoded(string part)
    {
        var encoded = new StringBuilder(part.Length + 10);
        var octets = Encoding.UTF8.GetBytes(part);
        for (var at = 0; at < octets.Length; at++)
        {
            var sign = (char)octets[at];
            var isEncoded = sign == '%' && at + 2 < octets.Length && char.IsAsciiHexDigit((char)octets[at + 1]) && char.IsAsciiHexDigit((char)octets[at + 2]);
            if (isEncoded || char.IsAsciiLetterOrDigit(sign) || Marks.Contains(sign, StringComparison.Ordinal))
            {
                encoded.Append(sign);
            }
            else
            {
                encoded.Append(CultureInfo.InvariantCulture, $"%{octets[at]:X2}");
            }
        }

        return encoded.ToString();
    }

    [GeneratedRegex(@"\A(?:mailto:[A-Za-z0-9.+_-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|tel:\+?[0-9-]+)\z", RegexOptions.None, 1000)]
    private static partial Regex MailOrTelephone();

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*\z", RegexOptions.NonBacktracking, 1000)]
    private static partial Regex HostName();
}
