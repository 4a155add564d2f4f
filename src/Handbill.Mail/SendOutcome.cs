namespace Handbill.Mail;

/// <summary>What became of a mail. Nothing in it names a reader: it can be logged.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Code">The server's reply (RFC 5321, 4.2); null when it said nothing.</param>
/// <param name="Status">Its enhanced status (RFC 3463), like `5.1.1`; null when it gave none.</param>
/// <param name="Words">What happened and what to do, in English. What the server said is not in it: servers repeat addresses.</param>
public sealed record SendOutcome(SendKind Kind, int? Code, string? Status, string Words)
{
    /// <summary>The server has the mail.</summary>
    public static SendOutcome Sent { get; } = new(SendKind.Sent, 250, null, "sent");

    /// <summary>True when no mail will ever arrive there, and the address is better forgotten; false for a mail that was refused for what it is.</summary>
    public bool IsAddressBad => Kind == SendKind.Refused && (Status is { } status ? MailStatus.IsAddressBad(status) : Code is 550 or 551 or 553);
}
