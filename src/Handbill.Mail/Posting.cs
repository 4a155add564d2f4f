namespace Handbill.Mail;

/// <summary>A mail that is ready to go: its bytes and what the server is told beside them.</summary>
/// <param name="Bytes">The message with its headers, lines ended by CR LF, 7 bits but for an address that is not ASCII.</param>
/// <param name="ReturnPath">Where it comes back to.</param>
/// <param name="To">Where it goes.</param>
public sealed record Posting(byte[] Bytes, MailAddress ReturnPath, MailAddress To);
