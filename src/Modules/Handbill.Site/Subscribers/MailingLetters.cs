using System.Net;
using System.Security.Cryptography;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Mail;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Reading;
using Handbill.Site.Serving;
using Handbill.Ui.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Site.Subscribers;

/// <summary>What a mailing's letters say: an article, a sheet, what became of an article since, or whether somebody of a list wants letters at all.</summary>
internal sealed class MailingLetters(HandbillDb db, ArticleShelf shelf, SheetShelf sheets, SiteFrame frame, Mailings mailings, ISealedTexts texts, IStringLocalizer<SubscriberWords> words)
{
    /// <summary>Whether a mailing may go on: an article that was taken back before all were written to reaches no more, and no sheet that its group or the publisher took back.</summary>
    public async Task<bool> IsWantedAsync(Mailing mailing, CancellationToken cancellation)
    {
        if (mailing.AsksList)
        {
            return true;
        }

        // What was changed in an article that is taken back by now is said no more: that it was taken back is.
        var note = await NoteAsync(mailing, cancellation);
        return note?.Kind == NoteKind.Retraction || (await shelf.ReadAsync([note?.ArticleId ?? ArticleId.From(mailing.OfId)], cancellation)).Count > 0
            || (await sheets.ReadAsync([mailing.OfId], cancellation)).Count > 0;
    }

    /// <summary>Whether a mailing has to wait for another: whom an article reaches is not known before it has reached all.</summary>
    public async Task<bool> IsEarlyAsync(Mailing mailing, CancellationToken cancellation)
    {
        if (await NoteAsync(mailing, cancellation) is not { } note)
        {
            return false;
        }

        var article = note.ArticleId.Value;
        return await db.Set<Mailing>().AnyAsync(one => one.OfId == article && one.DoneAt == null, cancellation);
    }

    /// <summary>Writes each letter of a mailing that is wanted. All get it as it is now, whatever becomes of the article meanwhile; the same letter to the same reader is the same to the byte, but for questions.</summary>
    public async Task<Func<Subscriber, MailAddress, Posting>> OfAsync(PostOffice office, Mailing mailing, CancellationToken cancellation)
    {
        var (setting, organisation, _) = await frame.BaseAsync(cancellation);
        if (mailing.AsksList)
        {
            var title = SiteFrame.TitleOf(setting, organisation);
            return (one, to) => Question(office, mailing, setting.Host, title, one, to);
        }

        var (letter, language) = await ToAllAsync(office, mailing, cancellation);
        var leave = $"{setting.Host}{SiteDoor.Root}/{language}/unsubscribe?t=";
        return (one, to) => letter.Write(new Addressee
        {
            To = to,
            MessageId = Convert.ToHexStringLower(NameOf(mailing.Id, one.Id)),
            BounceToken = MailToken.Make(office.Secret.Span, PostOffice.BounceToken, one.Id.ToByteArray()),
            Unsubscribe = new Uri(leave + MailToken.Make(office.Secret.Span, SubscriberDesk.Leave, one.Id.ToByteArray())),
        });
    }

    private async Task<(LetterTemplate Letter, string Language)> ToAllAsync(PostOffice office, Mailing mailing, CancellationToken cancellation)
    {
        if (await NoteAsync(mailing, cancellation) is { } note)
        {
            var told = (await shelf.WithAsync([await db.Set<Article>().AsNoTracking().SingleAsync(one => one.Id == note.ArticleId, cancellation)], cancellation))[0];
            return (await NoteAsync(office, told, note, mailing.AskedAt, cancellation), told.Article.Language);
        }

        if ((await shelf.ReadAsync([ArticleId.From(mailing.OfId)], cancellation)).FirstOrDefault() is { } article)
        {
            return (await mailings.LetterAsync(office, article, mailing.AskedAt, cancellation), article.Article.Language);
        }

        var sheet = (await sheets.ReadAsync([mailing.OfId], cancellation)).Single();
        return (await mailings.LetterAsync(office, sheet, mailing.AskedAt, cancellation), sheet.Sheet.Language);
    }

    private async Task<ArticleNote?> NoteAsync(Mailing mailing, CancellationToken cancellation)
    {
        var id = mailing.OfId;
        return await db.Set<ArticleNote>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellation);
    }

    // Who reads it learns which one, and what or why, and where that stands for ever.
    private async Task<LetterTemplate> NoteAsync(PostOffice office, WholeArticle article, ArticleNote note, DateTimeOffset date, CancellationToken cancellation)
    {
        var headline = article.Article.Headline;
        var (subject, lead, link) = (Language.Find(article.Article.Language) ?? Language.English).Say(() => note.Kind switch
        {
            NoteKind.Retraction => (words["Taken back: {0}", headline].Value, words["We sent you this article. We have taken it back, and say why:"].Value, words["What stands at its address now"].Value),
            NoteKind.Correction => (words["Corrected: {0}", headline].Value, words["We sent you this article. Something in it was wrong, and this is what we have changed:"].Value, words["Read it on the site"].Value),
            _ => (words["Added to: {0}", headline].Value, words["We sent you this article. Something was added to it since:"].Value, words["Read it on the site"].Value),
        });
        var markup = string.Concat(new[] { lead }.Concat(note.Text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"));
        var page = await mailings.PageAsync(article.Address, cancellation);
        return await mailings.LetterAsync(office, article.Article.Language, page, new LetterText(subject, null, markup, $"{lead}\n\n{note.Text}", link), date, cancellation);
    }

    private Posting Question(PostOffice office, Mailing mailing, string host, string title, Subscriber one, MailAddress to)
    {
        var question = new SubscriberQuestion(one.Id, new SubscriberWish(one.Language, one.Publications, one.Workplaces), mailing.AskedAt);
        var link = $"{host}{SiteDoor.Root}/{one.Language}/subscribe/confirm?t={question.Seal(texts)}";
        var letter = (Language.Find(one.Language) ?? Language.English).Say(() => new Letter(
            words["Do you want letters from {0}?", title],
            string.Join(
                "\n\n", words["Your address stands on a list of those who want letters from {0}. If you do, open this page and press the button:", title], link,
                words["If you do not, do nothing: your address is deleted after a week, and you are not written to again."]),
            null));
        return office.Notice(letter, to, mailing.AskedAt, new Guid(NameOf(mailing.Id, one.Id)), one.Id, one.Language);
    }

    private static byte[] NameOf(Guid mailing, Guid subscriber) => SHA256.HashData([.. mailing.ToByteArray(), .. subscriber.ToByteArray()])[..16];
}

/// <summary>What a letter says of an article or a sheet.</summary>
/// <param name="Subject">Its subject and heading.</param>
/// <param name="Standfirst">What stands under it; null for nothing.</param>
/// <param name="Markup">The text, in HTML that can be trusted.</param>
/// <param name="Plain">The same without form.</param>
/// <param name="LinkWords">Words of the link to its page.</param>
internal sealed record LetterText(string Subject, string? Standfirst, string Markup, string Plain, string LinkWords);
