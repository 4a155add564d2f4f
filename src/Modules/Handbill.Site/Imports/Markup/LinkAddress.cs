using System.Globalization;
using System.Text;

namespace Handbill.Site.Imports.Markup;

/// <summary>Addresses that a link may lead to, written so that Markdown takes them whole.</summary>
internal static class LinkAddress
{
    private const int Longest = 2_000;

    private const string Signs = "()<>\\\"`|[]{}*\u007f";

    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    /// <summary>The address for a link; empty where a link may not lead there.</summary>
    /// <param name="written">As it was written.</param>
    /// <param name="root">Address of the site, for those that begin at its root; null when nobody knows.</param>
    public static string Of(string written, Uri? root)
    {
        var address = Absolute(written, root);
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        var isFair = address.StartsWith('/') || (colon > 0 && Schemes.Contains(address[..colon], StringComparer.OrdinalIgnoreCase));
        return isFair && address.Length <= Longest ? Encoded(address) : "";
    }

    /// <summary>The address without what comes of being relative: with the site's, or from the site's root on.</summary>
    public static string Absolute(string written, Uri? root)
    {
        var address = written.Trim();
        if (address.StartsWith("//", StringComparison.Ordinal))
        {
            return "https:" + address;
        }

        return root is not null && address.Length is > 0 and <= Longest && address[0] != '#'
            && !(address.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && address.AsSpan(0, colon).IndexOfAny('/', '?', '#') < 0)
            && Uri.TryCreate(root, address, out var whole) ? whole.AbsoluteUri : address;
    }

    private static string Encoded(string address)
    {
        var text = new StringBuilder(address.Length + 8);
        foreach (var rune in address.EnumerateRunes())
        {
            if (rune.Value <= ' ' || Signs.Contains((char)Math.Min(rune.Value, char.MaxValue), StringComparison.Ordinal))
            {
                text.Append('%').Append(rune.Value.ToString("X2", CultureInfo.InvariantCulture));
            }
            else if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || rune == Rune.ReplacementChar)
            {
                text.Append("%20");
            }
            else
            {
                text.Append(rune.ToString());
            }
        }

        // Else Markdown would find entities in it.
        return address.Contains(';', StringComparison.Ordinal) ? text.Replace("&", "&amp;").ToString() : text.ToString();
    }
}
