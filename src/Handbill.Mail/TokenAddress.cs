namespace Handbill.Mail;

/// <summary>
/// A mailbox that takes a token after a plus (RFC 5233): `bounces+TOKEN@example.org`. What comes to it says by its address whom it is about, whatever the
/// sender makes of the rest.
/// </summary>
/// <param name="mailbox">The mailbox without a token.</param>
public sealed class TokenAddress(MailAddress mailbox)
{
    /// <summary>The mailbox without a token.</summary>
    public MailAddress Mailbox { get; } = mailbox;

    /// <summary>The address with a token.</summary>
    /// <exception cref="ArgumentException">The token has other characters than an address has, or makes it too long.</exception>
    public MailAddress Of(string token) =>
        Mailbox.Named($"{Mailbox.Local}+{token}") ?? throw new ArgumentException("The token does not fit before the @: with the mailbox at most 64 letters and digits.", nameof(token));

    /// <summary>The token of an address of this mailbox; null of every other.</summary>
    public string? TokenIn(MailAddress address) =>
        address.Host == Mailbox.Host && address.Local.Length > Mailbox.Local.Length + 1 && address.Local[Mailbox.Local.Length] == '+'
            && address.Local.StartsWith(Mailbox.Local, StringComparison.OrdinalIgnoreCase) ? address.Local[(Mailbox.Local.Length + 1)..] : null;
}
