using MimeKit;

namespace Handbill.Mail;

/// <summary>
/// Reads what comes to the bounce address: delivery reports (RFC 3464), complaints (RFC 5965), and what servers write in forms of their own. Whatever the bytes
/// are, there is an answer. Who sent them is not asked: act only on a token that checks.
/// </summary>
public static class BounceReader
{
    private const int MostBytes = 4 << 20;
    private const int DeepestPart = 16;
    private const int MostText = 16_384;

    /// <summary>Reads one mail.</summary>
    /// <param name="message">Its bytes; of a long one the first four megabytes.</param>
    /// <param name="bounces">Where the mails of ours come back to.</param>
    /// <param name="recipient">The address it came to, if the server tells; null looks for it in the mail.</param>
    public static Bounce Read(ReadOnlyMemory<byte> message, TokenAddress bounces, string? recipient = null)
    {
        try
        {
            using var bytes = new MemoryStream(message[..Math.Min(message.Length, MostBytes)].ToArray(), writable: false);
            using var mail = MimeMessage.Load(new ParserOptions { MaxMimeDepth = DeepestPart }, bytes);
            return Read(mail, new BounceTokens(bounces), recipient);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Strangers write these mails: whatever a parser makes of one, the next has to be read.
            return new Bounce(BounceKind.None, recipient is null ? null : new BounceTokens(bounces).In(recipient), null);
        }
    }

    private static Bounce Read(MimeMessage mail, BounceTokens tokens, string? recipient)
    {
        var parts = Parts(mail.Body, 0).ToList();
        var token = (recipient is null ? null : tokens.In(recipient)) ?? tokens.In(mail.Headers, HeadersOfDelivery);
        if (parts.OfType<MessageFeedbackReport>().FirstOrDefault() is { } feedback)
        {
            // "not-spam" takes a complaint back; "auth-failure" and the like are for who runs the server.
            var isComplaint = feedback.Fields["Feedback-Type"]?.Trim().ToLowerInvariant() is "abuse" or "fraud" or "opt-out" or "opt-out-list" or "other";
            return new Bounce(isComplaint ? BounceKind.Complaint : BounceKind.None, token ?? tokens.In(feedback.Fields, HeadersOfDelivery) ?? InOriginal(parts, tokens), null);
        }

        if (parts.OfType<MessageDeliveryStatus>().FirstOrDefault() is { } report)
        {
            var (kind, status) = OfReport(report);
            return new Bounce(kind, token ?? InOriginal(parts, tokens), status);
        }

        return OfOwnForm(mail, parts, token);
    }

    private static readonly string[] HeadersOfDelivery = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To", "Original-Mail-From", "Original-Envelope-From"];

    private static readonly string[] HeadersOfOurs = ["Return-Path", "X-Envelope-From", "Errors-To", "Sender"];

    /// <summary>The mail of ours that came back with it, or its headers.</summary>
    private static string? InOriginal(IReadOnlyList<MimeEntity> parts, BounceTokens tokens)
    {
        foreach (var part in parts)
        {
            var headers = part switch
            {
                TextRfc822Headers { Message: { } message } => message.Headers,
                MessagePart { Message: { } message } => message.Headers,
                _ => null,
            };
            if (headers is not null && tokens.In(headers, HeadersOfOurs) is { } token)
            {
                return token;
            }
        }

        return null;
    }

    private static (BounceKind Kind, string? Status) OfReport(MessageDeliveryStatus report)
    {
        // The first group is about the report, each other about a reader; ours have one reader.
        foreach (var group in report.StatusGroups)
        {
            if (group["Action"]?.Trim().ToLowerInvariant() is not { } action)
            {
                continue;
            }

            var status = MailStatus.Find(group["Status"] ?? "") ?? MailStatus.Find(group["Diagnostic-Code"] ?? "");
            return action switch
            {
                "failed" => (status is null || MailStatus.IsAddressBad(status) ? BounceKind.Hard : BounceKind.Soft, status),
                "delayed" => (BounceKind.Soft, status),
                _ => (BounceKind.None, status),
            };
        }

        return (BounceKind.None, null);
    }

    /// <summary>No report: an answering program, or a server with words of its own, in which at most a status can be made out.</summary>
    private static Bounce OfOwnForm(MimeMessage mail, IReadOnlyList<MimeEntity> parts, string? token)
    {
        var headers = mail.Headers;
        var auto = headers["Auto-Submitted"]?.Trim().ToLowerInvariant() ?? "no";
        if (auto.StartsWith("auto-replied", StringComparison.Ordinal) || headers.Contains("X-Autoreply") || headers.Contains("X-Autorespond") || headers["Precedence"]?.Trim().ToLowerInvariant() == "auto_reply")
        {
            return new Bounce(BounceKind.AutoReply, token, null);
        }

        var sender = mail.From.Mailboxes.FirstOrDefault()?.Address.Split('@')[0].ToLowerInvariant() ?? "";
        var isFromServer = sender is "mailer-daemon" or "postmaster" or "mail-daemon" || headers.Contains("X-Failed-Recipients") || headers["Return-Path"]?.Trim() == "<>";
        if (!isFromServer || token is null)
        {
            return new Bounce(auto == "no" ? BounceKind.None : BounceKind.AutoReply, token, null);
        }

        var text = parts.OfType<TextPart>().FirstOrDefault()?.Text ?? "";
        var status = MailStatus.Find(text.Length > MostText ? text[..MostText] : text);
        return new Bounce(status is not null && MailStatus.IsAddressBad(status) ? BounceKind.Hard : BounceKind.Soft, token, status);
    }

    private static IEnumerable<MimeEntity> Parts(MimeEntity? entity, int depth) => entity switch
    {
        Multipart parts when depth < DeepestPart => parts.SelectMany(part => Parts(part, depth + 1)),
        null or Multipart => [],
        _ => [entity],
    };
}
