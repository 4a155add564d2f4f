namespace Handbill.Commands;

/// <summary>Links to a server, as they are printed for people.</summary>
internal static class InstanceLinks
{
    /// <summary>
    /// The link to a path. A server that listens everywhere or at a number is named localhost: passkeys belong to a name, and browsers make
    /// none for numbers.
    /// </summary>
    public static string Of(string url, string path)
    {
        var address = new UriBuilder(url.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal));
        if (address.Host is "0.0.0.0" or "127.0.0.1" or "[::]" or "[::1]")
        {
            address.Host = "localhost";
        }

        return new Uri(address.Uri, path).ToString();
    }
}
