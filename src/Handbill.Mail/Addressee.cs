namespace Handbill.Mail;

/// <summary>What is one reader's on a mail.</summary>
public sealed record Addressee
{
    /// <summary>Where it goes.</summary>
    public required MailAddress To { get; init; }

    /// <summary>
    /// What stands before the @ of its Message-ID: 1 to 64 ASCII letters, digits, dots, hyphens, underscores. A second try must give the same: by it receivers
    /// drop a double.
    /// </summary>
    public required string MessageId { get; init; }

    /// <summary>Comes back with a bounce.</summary>
    public required string BounceToken { get; init; }

    /// <summary>
    /// The page that unsubscribes, by GET with a question and by POST at once (RFC 8058); it stands in for <see cref="LetterMark.Unsubscribe"/> too. Null for mail
    /// to one person.
    /// </summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>The token of a mail that unsubscribes.</summary>
    public string? UnsubscribeToken { get; init; }

    /// <summary>What stands in for other marks, by their names: plain text.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
