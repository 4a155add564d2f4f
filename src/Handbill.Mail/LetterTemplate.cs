using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Handbill.Mail;

/// <summary>
/// A letter to many: what is the same on all mails is encoded once. A mail is a function of letter, envelope, addressee and keys: the same bytes each time, so
/// that a second try is dropped by who has the first. Can be used from many threads.
/// </summary>
public sealed class LetterTemplate
{
    private readonly Envelope _envelope;
    private readonly IReadOnlyList<DkimKey> _keys;
    private readonly TemplateBody _body;
    private readonly IReadOnlyList<HeaderField> _before;
    private readonly IReadOnlyList<HeaderField> _after;
    private readonly byte[]? _hashOfAll;

    private LetterTemplate(Letter letter, Envelope envelope, IReadOnlyList<DkimKey> keys)
    {
        _envelope = envelope;
        _keys = keys;
        _body = TemplateBody.Of(letter);
        _before = [new("From", HeaderText.Mailbox(envelope.FromName, envelope.From)), .. ReplyTo(envelope), new("Subject", HeaderText.Write(letter.Subject, "Subject".Length))];
        _after = [.. OfMailing(envelope), .. _body.Headers];
        _hashOfAll = _body.HasMarks ? null : SHA256.HashData(Body(null).WrittenSpan);
    }

    /// <summary>Encodes what is the same for all readers.</summary>
    /// <param name="letter">What is written; text and HTML may have marks (<see cref="LetterMark"/>), the subject has none.</param>
    /// <param name="envelope">From whom.</param>
    /// <param name="keys">Each signs the mails (RFC 6376), in this order; the keys stay the caller's.</param>
    /// <exception cref="ArgumentException">The envelope's list or language has other characters than such a name has.</exception>
    public static LetterTemplate Prepare(Letter letter, Envelope envelope, params IReadOnlyList<DkimKey> keys) => new(letter, envelope, keys);

    /// <summary>Writes one reader's mail.</summary>
    /// <exception cref="ArgumentException">The addressee lacks the value of a mark, or its id or token has other characters than such an id has.</exception>
    public Posting Write(Addressee addressee)
    {
        var body = Body(addressee);
        List<HeaderField> fields = [.. _before, .. OfReader(addressee), .. _after];
        var head = new StringBuilder(2048);
        if (_keys.Count > 0)
        {
            var hash = _hashOfAll ?? SHA256.HashData(body.WrittenSpan);
            foreach (var key in _keys)
            {
                DkimSignature.Of(key, fields, hash, _envelope.Date).WriteTo(head);
            }
        }

        foreach (var field in fields)
        {
            field.WriteTo(head);
        }

        var text = head.Append("\r\n").ToString();
        var bytes = new byte[Encoding.UTF8.GetByteCount(text) + body.WrittenCount];
        var begin = Encoding.UTF8.GetBytes(text, bytes);
        body.WrittenSpan.CopyTo(bytes.AsSpan(begin));
        return new Posting(bytes, _envelope.Bounces.Of(addressee.BounceToken), addressee.To);
    }

    private ArrayBufferWriter<byte> Body(Addressee? addressee)
    {
        var body = new ArrayBufferWriter<byte>(_body.Length + 1024);
        _body.WriteTo(body, addressee);
        return body;
    }

    private static IEnumerable<HeaderField> ReplyTo(Envelope envelope) => envelope.ReplyTo is { } address ? [new("Reply-To", $"<{address}>")] : [];

    private static IEnumerable<HeaderField> OfMailing(Envelope envelope)
    {
        yield return new("Date", HeaderText.Date(envelope.Date));
        if (envelope.ListId is { } id)
        {
            var name = $"<{HeaderText.Word(id, nameof(envelope.ListId))}>";
            yield return new("List-Id", envelope.ListName is { } people ? $"{HeaderText.Phrase(people)}\r\n {name}" : name);
        }

        if (envelope.IsAutomatic)
        {
            yield return new("Auto-Submitted", "auto-generated");
        }

        // Not in any standard, and still the one word that keeps old programs from answering that their owner is on holiday.
        if (envelope.IsAutomatic || envelope.ListId is not null)
        {
            yield return new("Precedence", envelope.IsAutomatic ? "bulk" : "list");
        }

        if (envelope.Language is { } language)
        {
            yield return new("Content-Language", HeaderText.Word(language, nameof(envelope.Language)));
        }
    }

    private IEnumerable<HeaderField> OfReader(Addressee addressee)
    {
        yield return new("To", $"<{addressee.To}>");
        yield return new("Message-ID", $"<{HeaderText.Word(addressee.MessageId, nameof(addressee.MessageId))}@{_envelope.From.Host}>");
        List<string> ways = [];
        if (addressee.Unsubscribe is { } page)
        {
            ways.Add($"<{WebAddress.Write(page)}>");
        }

        if (_envelope.UnsubscribeMailbox is { } mailbox && addressee.UnsubscribeToken is { } token)
        {
            ways.Add($"<mailto:{HeaderText.InAddress(mailbox.Of(token))}?subject=unsubscribe>");
        }

        if (ways.Count > 0)
        {
            yield return new("List-Unsubscribe", string.Join(",\r\n ", ways));
        }

        // RFC 8058, 3.1: only a page behind https is promised to do it at once.
        if (addressee.Unsubscribe?.Scheme == Uri.UriSchemeHttps)
        {
            yield return new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }
}
