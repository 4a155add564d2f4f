namespace Handbill.Mail;

/// <summary>Addresses of pages as they stand in headers and texts.</summary>
internal static class WebAddress
{
    /// <summary>A header's line has at most 998 bytes (RFC 5322, 2.1.1), and clients cut long ones.</summary>
    private const int Longest = 900;

    /// <summary>The address in ASCII alone.</summary>
    /// <exception cref="ArgumentException">It is no address of a page, or too long.</exception>
    public static string Write(Uri page)
    {
        if (!page.IsAbsoluteUri || (page.Scheme != Uri.UriSchemeHttps && page.Scheme != Uri.UriSchemeHttp))
        {
            throw new ArgumentException("A page's address begins with https: or http:.", nameof(page));
        }

        var text = new UriBuilder(page) { Host = page.IdnHost }.Uri.AbsoluteUri;
        return text.Length <= Longest && text.All(letter => letter is > ' ' and < '\x7F' and not '<' and not '>' and not '"')
            ? text
            : throw new ArgumentException($"A page's address has at most {Longest} letters.", nameof(page));
    }
}
