using System.Collections.Frozen;

namespace Handbill.Mail;

/// <summary>Finds slips of the finger in an address. It only ever asks "did you mean": the address stays what was typed.</summary>
public static class MailHint
{
    /// <summary>Names shorter than this are one slip away from many that others have.</summary>
    private const int ShortestCompared = 8;

    /// <summary>Where most people have their mailboxes.</summary>
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        "gmail.com", "googlemail.com", "yahoo.com", "yahoo.de", "yahoo.fr", "yahoo.it", "yahoo.es", "yahoo.co.uk", "ymail.com", "rocketmail.com",
        "hotmail.com", "hotmail.de", "hotmail.fr", "hotmail.it", "hotmail.es", "hotmail.co.uk", "outlook.com", "outlook.de", "outlook.fr", "outlook.es", "outlook.it",
        "live.com", "live.de", "live.fr", "live.nl", "msn.com", "icloud.com", "me.com", "mac.com", "aol.com", "aol.de", "gmx.de", "gmx.net", "gmx.at", "gmx.ch", "gmx.com",
        "web.de", "t-online.de", "freenet.de", "arcor.de", "posteo.de", "posteo.net", "mailbox.org", "proton.me", "protonmail.com", "riseup.net", "systemli.org",
        "orange.fr", "free.fr", "laposte.net", "wanadoo.fr", "sfr.fr", "libero.it", "virgilio.it", "bluewin.ch", "yandex.ru", "mail.ru", "bk.ru", "o2.pl", "wp.pl", "onet.pl",
        "interia.pl", "seznam.cz", "abv.bg", "ukr.net", "qq.com", "163.com", "126.com", "naver.com", "uol.com.br", "terra.com.br", "comcast.net", "verizon.net");

    /// <summary>Slips that are more than one letter away, or in names too short to compare.</summary>
    private static readonly FrozenDictionary<string, string> Slips = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["gmail.de"] = "gmail.com", ["gmail.net"] = "gmail.com", ["gmail.org"] = "gmail.com", ["gmial.con"] = "gmail.com", ["googlemail.de"] = "googlemail.com",
        ["gxm.de"] = "gmx.de", ["gmx.ed"] = "gmx.de", ["gmy.de"] = "gmx.de", ["gmx.d"] = "gmx.de", ["gmx.ent"] = "gmx.net", ["gxm.net"] = "gmx.net", ["wbe.de"] = "web.de",
        ["wep.de"] = "web.de", ["web.ed"] = "web.de", ["web.d"] = "web.de", ["icloud.de"] = "icloud.com", ["aol.cm"] = "aol.com", ["aol.co"] = "aol.com", ["t-online.com"] = "t-online.de",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Ends of names that no registry has.</summary>
    private static readonly (string Slip, string Meant)[] Ends = [(".con", ".com"), (".cmo", ".com"), (".ocm", ".com"), (".comm", ".com"), (".vom", ".com"), (".xom", ".com"), (".ogr", ".org"), (".nte", ".net")];

    /// <summary>The address that was probably meant; null when nothing looks like a slip.</summary>
    public static MailAddress? Suggest(MailAddress address) => Meant(address.Host) is { } host ? address.At(host) : null;

    private static string? Meant(string host)
    {
        if (Known.Contains(host))
        {
            return null;
        }

        if (Slips.TryGetValue(host, out var listed))
        {
            return listed;
        }

        var (slip, end) = Ends.FirstOrDefault(pair => host.EndsWith(pair.Slip, StringComparison.Ordinal));
        var mended = slip is null ? host : host[..^slip.Length] + end;
        return Known.Contains(mended) ? mended
            : Known.Where(known => known.Length >= ShortestCompared && IsOneSlip(mended, known)).Order(StringComparer.Ordinal).FirstOrDefault() ?? (slip is null ? null : mended);
    }

    /// <summary>One letter more, less, other, or two that changed places.</summary>
    private static bool IsOneSlip(ReadOnlySpan<char> typed, ReadOnlySpan<char> known)
    {
        var same = typed.CommonPrefixLength(known);
        typed = typed[same..];
        known = known[same..];
        return (typed.Length, known.Length) switch
        {
            (0, 0) => false,
            (var longer, var shorter) when longer == shorter + 1 => typed[1..].SequenceEqual(known),
            (var shorter, var longer) when longer == shorter + 1 => known[1..].SequenceEqual(typed),
            (var one, var other) when one == other => typed[1..].SequenceEqual(known[1..])
                || (one > 1 && typed[0] == known[1] && typed[1] == known[0] && typed[2..].SequenceEqual(known[2..])),
            _ => false,
        };
    }
}
