namespace Handbill.Mail;

/// <summary>What a mail to the bounce address says.</summary>
/// <param name="Kind">What came back.</param>
/// <param name="Token">The token of the mail of ours it is about, still to be checked (<see cref="MailToken"/>); null if there is none, then nothing can be done.</param>
/// <param name="Status">The enhanced status (RFC 3463), like `5.1.1`; null if there is none.</param>
public sealed record Bounce(BounceKind Kind, string? Token, string? Status);
