using Handbill.Groups.Contracts;
using Handbill.Mail;

namespace Handbill.Groups.Post;

/// <summary>Letters to one member: no list, no content.</summary>
internal static class Notices
{
    /// <summary>A letter as it is handed over. The same id and date give the same bytes: one that is sent twice is told by its receiver.</summary>
    /// <param name="office">By which it goes.</param>
    /// <param name="letter">What it says.</param>
    /// <param name="to">To whom.</param>
    /// <param name="date">When.</param>
    /// <param name="id">Names the letter.</param>
    /// <param name="subject">Whose address it is, for when it comes back.</param>
    /// <param name="language">BCP 47 tag of what it says.</param>
    public static Posting Notice(this PostOffice office, Letter letter, MailAddress to, DateTimeOffset date, Guid id, Guid subject, string language) => LetterWriter.Write(
        letter,
        new Envelope { FromName = office.FromName, From = office.From, ReplyTo = office.ReplyTo, Date = date, Bounces = office.Bounces, Language = language, IsAutomatic = true },
        new Addressee { To = to, MessageId = $"{id:N}", BounceToken = MailToken.Make(office.Secret.Span, PostOffice.BounceToken, subject.ToByteArray()) },
        [.. office.Keys]);
}
