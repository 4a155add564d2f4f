using System.Text.RegularExpressions;

namespace Handbill.Mail;

/// <summary>Enhanced status codes (RFC 3463), and which of them say that an address is no good.</summary>
internal static partial class MailStatus
{
    /// <summary>The first code in a text; null if there is none.</summary>
    public static string? Find(string text) => Pattern().Match(text) is { Success: true } match ? match.Value : null;

    /// <summary>The code with which a server's reply begins.</summary>
    public static string? AtBegin(string reply) => Pattern().Match(reply) is { Success: true, Index: 0 } match ? match.Value : null;

    /// <summary>
    /// True for a permanent fault of the address itself: no such mailbox or host, moved, disabled. A full mailbox (5.2.2), a mail that is too big or taken for
    /// spam, a sender that is not liked (5.1.7, 5.1.8) are permanent for that mail alone.
    /// </summary>
    public static bool IsAddressBad(string status) => status.Split('.') is ["5", var subject, var detail] && (subject, detail) switch
    {
        ("1", "7" or "8") => false,
        ("1", _) or ("2", "1") or ("4", "1" or "4") or ("0", "0") => true,
        _ => false,
    };

    /// <summary>Not the beginning of an address of four numbers, nor its end.</summary>
    [GeneratedRegex(@"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d]|\.\d)")]
    private static partial Regex Pattern();
}
