namespace Handbill.Distribution.Orders.Ipp;

/// <summary>Addresses of printers. Pure.</summary>
internal static class IppAddress
{
    public const int Longest = 400;

    private const int Port = 631;

    /// <summary>Reads an address: `ipp://` or `ipps://`, a host, a path; no name or password in it, no query.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="address">The address.</param>
    public static bool TryRead(string text, out Uri address)
    {
        address = null!;
        if (text.Length > Longest || !Uri.TryCreate(text, UriKind.Absolute, out var read) || read.Scheme is not ("ipp" or "ipps") || read.Host.Length == 0
            || read.UserInfo.Length > 0 || read.Query.Length > 0 || read.Fragment.Length > 0 || text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter)))
        {
            return false;
        }

        address = read;
        return true;
    }

    /// <summary>Where requests to a printer are posted: IPP is carried by HTTP (RFC 3510).</summary>
    public static Uri Carrier(Uri address) =>
        new UriBuilder(address) { Scheme = address.Scheme == "ipps" ? "https" : "http", Port = address.Port > 0 ? address.Port : Port }.Uri;
}
