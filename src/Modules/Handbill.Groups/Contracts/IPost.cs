using Handbill.Mail;

namespace Handbill.Groups.Contracts;

/// <summary>The organisation's post: by which mail server letters go out and in whose name.</summary>
public interface IPost
{
    /// <summary>The office that letters are handed to; null when no mail server is set up.</summary>
    /// <param name="cancellation">Ends the question.</param>
    ValueTask<PostOffice?> OpenAsync(CancellationToken cancellation);
}

/// <summary>What it takes to send letters. Kept as long as its settings are: connections are used again.</summary>
public sealed record PostOffice
{
    /// <summary>What tokens of letters that may come back are made for.</summary>
    public const string BounceToken = "bounce";

    /// <summary>Hands letters over.</summary>
    public required SmtpOutlet Outlet { get; init; }

    /// <summary>How many go to one domain in a minute.</summary>
    public required DomainRate Rate { get; init; }

    /// <summary>From whom they come: the organisation's name.</summary>
    public required string FromName { get; init; }

    /// <summary>From which address.</summary>
    public required MailAddress From { get; init; }

    /// <summary>Where an answer goes; null for where they come from.</summary>
    public MailAddress? ReplyTo { get; init; }

    /// <summary>Keys that sign them; empty when they are not signed here.</summary>
    public required IReadOnlyList<DkimKey> Keys { get; init; }

    /// <summary>What tokens in letters are made with: 32 bytes.</summary>
    public required ReadOnlyMemory<byte> Secret { get; init; }

    /// <summary>Where letters come back to when they cannot be delivered: the address that they come from, with a token in it.</summary>
    public TokenAddress Bounces => new(From);

    /// <summary>A letter to one person, of no list, as it is handed over. The same id and date give the same bytes: one that is sent twice is told by its receiver.</summary>
    /// <param name="letter">What it says.</param>
    /// <param name="to">To whom.</param>
    /// <param name="date">When.</param>
    /// <param name="id">Names the letter.</param>
    /// <param name="subject">Whose address it is, for when it comes back.</param>
    /// <param name="language">BCP 47 tag of what it says.</param>
    public Posting Notice(Letter letter, MailAddress to, DateTimeOffset date, Guid id, Guid subject, string language) => LetterWriter.Write(
        letter,
        new Envelope { FromName = FromName, From = From, ReplyTo = ReplyTo, Date = date, Bounces = Bounces, Language = language, IsAutomatic = true },
        new Addressee { To = to, MessageId = $"{id:N}", BounceToken = MailToken.Make(Secret.Span, BounceToken, subject.ToByteArray()) },
        [.. Keys]);
}
