namespace Handbill.Mail;

/// <summary>What is on all mails of one mailing: who writes, when, and where answers, bounces and unsubscriptions go.</summary>
public sealed record Envelope
{
    /// <summary>The name readers see; line ends and the like become spaces.</summary>
    public required string FromName { get; init; }

    /// <summary>Who writes.</summary>
    public required MailAddress From { get; init; }

    /// <summary>Where answers go, if not to <see cref="From"/>.</summary>
    public MailAddress? ReplyTo { get; init; }

    /// <summary>The date on the mail and of its signature, to the second. A second try must give the same.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Takes what could not be delivered: each reader's mail comes back to an address of its own (VERP).</summary>
    public required TokenAddress Bounces { get; init; }

    /// <summary>The list's name for ever (RFC 2919), like `courier.example.org`; null for mail to one person.</summary>
    public string? ListId { get; init; }

    /// <summary>The list's name for people.</summary>
    public string? ListName { get; init; }

    /// <summary>Takes mails that unsubscribe; their token is <see cref="Addressee.UnsubscribeToken"/>.</summary>
    public TokenAddress? UnsubscribeMailbox { get; init; }

    /// <summary>The language of the text (BCP 47); null if it is not known.</summary>
    public string? Language { get; init; }

    /// <summary>True for a notice that a program wrote by itself, a confirmation for instance: nothing shall answer it by itself (RFC 3834).</summary>
    public bool IsAutomatic { get; init; }
}
