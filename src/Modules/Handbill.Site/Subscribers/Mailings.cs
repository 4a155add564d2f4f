using System.Text.RegularExpressions;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Mail;
using Handbill.Press.Contracts;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Feeds;
using Handbill.Site.Reading;
using Handbill.Site.Serving;
using Handbill.Site.Settings;
using Handbill.Typesetting.Text;
using Handbill.Ui.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Site.Subscribers;

/// <summary>Articles as letters: begun by an editor, called off when the article is taken back.</summary>
internal sealed partial class Mailings(HandbillDb db, IAccess access, ArticleShelf shelf, SiteFrame frame, IPublications publications, TimeProvider clock, IStringLocalizer<SubscriberWords> words)
{
    /// <summary>Confirmed subscribers who get an article.</summary>
    public async Task<int> CountAsync(WholeArticle article, CancellationToken cancellation) => (await WhoAsync(article, cancellation)).Count;

    public Task<Mailing?> FindAsync(ArticleId article, CancellationToken cancellation) => db.Set<Mailing>().AsNoTracking().FirstOrDefaultAsync(one => one.ArticleId == article.Value, cancellation);

    /// <summary>Begins: a row for each letter, before the first goes out.</summary>
    /// <returns>False when it was begun already.</returns>
    public async Task<bool> BeginAsync(ArticleId id, CancellationToken cancellation)
    {
        await using var act = await db.BeginActAsync(cancellation);
        var now = clock.GetUtcNow();
        if (await db.Set<Mailing>().AnyAsync(one => one.ArticleId == id.Value, cancellation) || (await shelf.ReadAsync([id], cancellation)).FirstOrDefault() is not { } article)
        {
            return false;
        }

        var mailing = new Mailing { Id = Guid.CreateVersion7(now), ArticleId = id.Value, AskedAt = now };
        db.Add(mailing);
        foreach (var subscriber in await WhoAsync(article, cancellation))
        {
            db.Add(new Delivery { MailingId = mailing.Id, SubscriberId = subscriber, NextAt = now });
        }

        db.Record(new AuditAct(access.Me?.Value, "site.mail", "mailing", mailing.Id));
        await db.SaveActAsync(act, cancellation);
        return true;
    }

    /// <summary>
    /// Begins to tell those who got an article that it was taken back, if it was sent at all. Who got it is kept nowhere once all did: written to are those who would get it now and were there when it was sent. Of one
    /// that is still going out <see cref="TellReachedAsync"/> adds those whom it reached. Within the caller's act.
    /// </summary>
    public async Task TellTakenBackAsync(Article article, ArticleNote note, CancellationToken cancellation)
    {
        if (await FindAsync(article.Id, cancellation) is not { } sent)
        {
            return;
        }

        var telling = new Mailing { Id = Guid.CreateVersion7(note.At), ArticleId = note.Id, AskedAt = note.At };
        db.Add(telling);
        if (sent.DoneAt is not null)
        {
            foreach (var subscriber in await WhoAsync((await shelf.WithAsync([article], cancellation))[0], cancellation, confirmedBy: sent.AskedAt))
            {
                db.Add(new Delivery { MailingId = telling.Id, SubscriberId = subscriber, NextAt = note.At });
            }
        }

        db.Record(new AuditAct(access.Me?.Value, "site.mail", "mailing", telling.Id));
    }

    /// <summary>Adds those whom a mailing that was called off has reached to the one that tells it, if there is one. Within the caller's transaction, before the deliveries go.</summary>
    public async Task TellReachedAsync(Mailing calledOff, CancellationToken cancellation)
    {
        var article = ArticleId.From(calledOff.ArticleId);
        if (await db.Set<Mailing>().AsNoTracking().Join(db.Set<ArticleNote>().Where(note => note.ArticleId == article), mailing => mailing.ArticleId, note => note.Id, (mailing, _) => mailing)
            .FirstOrDefaultAsync(mailing => mailing.DoneAt == null, cancellation) is not { } telling)
        {
            return;
        }

        var reached = await db.Set<Delivery>().Where(one => one.MailingId == calledOff.Id && one.State == DeliveryState.Sent).Select(one => one.SubscriberId).ToListAsync(cancellation);
        await db.PutNewAsync(reached.ConvertAll(subscriber => new Delivery { MailingId = telling.Id, SubscriberId = subscriber, NextAt = telling.AskedAt }), cancellation);
    }

    /// <summary>The letter that tells that an article was taken back; null when there is none.</summary>
    public Task<Mailing?> FindTellingAsync(ArticleId article, CancellationToken cancellation) =>
        db.Set<Mailing>().AsNoTracking().Join(db.Set<ArticleNote>().Where(note => note.ArticleId == article), mailing => mailing.ArticleId, note => note.Id, (mailing, _) => mailing).FirstOrDefaultAsync(cancellation);

    /// <summary>The letter of an article.</summary>
    /// <param name="office">By which it goes.</param>
    /// <param name="article">The article.</param>
    /// <param name="date">When it was asked for: each letter has this date, whenever it goes out.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<LetterTemplate> LetterAsync(PostOffice office, WholeArticle article, DateTimeOffset date, CancellationToken cancellation)
    {
        var page = await PageAsync(article, cancellation);
        var text = new LetterText(
            article.Article.Headline, article.Article.Standfirst.Length > 0 ? article.Article.Standfirst : null, WholeAddresses.In(article.Markup(), page), PlainOf(article.Article.Body, page),
            (Language.Find(article.Article.Language) ?? Language.English).Say(() => words["Read it on the site"].Value));
        return await LetterAsync(office, article, text, date, cancellation);
    }

    /// <summary>A letter that says something of an article.</summary>
    public async Task<LetterTemplate> LetterAsync(PostOffice office, WholeArticle article, LetterText text, DateTimeOffset date, CancellationToken cancellation)
    {
        var (setting, organisation, _) = await frame.BaseAsync(cancellation);
        var title = SiteFrame.TitleOf(setting, organisation);
        var language = Language.Find(article.Article.Language) ?? Language.English;
        var page = await PageAsync(article, cancellation);
        var imprint = await db.Set<SitePage>().Where(one => one.Slug == "imprint" && one.Language == article.Article.Language).Select(one => one.Body).FirstOrDefaultAsync(cancellation);
        var letter = language.Say(() => MailCompose.Compose(new MailPage
        {
            Subject = text.Subject,
            Language = article.Article.Language,
            IsRightToLeft = LanguageFacts.Direction(article.Article.Language) == TextDirection.RightToLeft,
            Masthead = title,
            Heading = text.Subject,
            Standfirst = text.Standfirst,
            BodyHtml = text.Markup,
            BodyPlain = text.Plain,
            OnTheWeb = (page, text.LinkWords),
            Reason = words["You get this letter because you asked for it and confirmed your address."],
            UnsubscribeWords = words["End the letters and forget my address"],
            Imprint = imprint is null ? organisation.Name : $"{organisation.Name}. {PlainOf(imprint, page)}",
        }));
        return LetterTemplate.Prepare(
            letter,
            new Envelope
            {
                FromName = title, From = office.From, ReplyTo = office.ReplyTo, Date = date, Bounces = office.Bounces, Language = article.Article.Language, ListName = title, ListId = $"letters.{page.Host}",
            },
            [.. office.Keys]);
    }

    /// <summary>A body as text without form: links as their words with the address behind, pictures left out.</summary>
    public static string PlainOf(string body, Uri page)
    {
        var text = Picture().Replace(body, "");
        text = Link().Replace(text, match => Uri.TryCreate(page, match.Groups["to"].Value, out var to) ? $"{match.Groups["words"].Value} <{to}>" : match.Groups["words"].Value);
        return text.Replace("**", "", StringComparison.Ordinal).Trim();
    }

    private async Task<Uri> PageAsync(WholeArticle article, CancellationToken cancellation) => new(new Uri((await frame.BaseAsync(cancellation)).Setting.Host), article.Address);

    private async Task<IReadOnlyList<Guid>> WhoAsync(WholeArticle article, CancellationToken cancellation, DateTimeOffset? confirmedBy = null)
    {
        var until = confirmedBy ?? DateTimeOffset.MaxValue;
        var all = await db.Set<Subscriber>().Where(one => one.ConfirmedAt != null && one.ConfirmedAt <= until && one.Language == article.Article.Language)
            .Select(one => new { one.Id, one.Publications, one.Workplaces }).ToListAsync(cancellation);
        var publication = article.Article.PublicationId is { } id ? (await publications.FindAsync(id, cancellation))?.Slug ?? "" : "";
        var workplaces = article.Of(MarkKind.Workplace).Select(mark => mark.Slug).ToList();
        return
        [
            .. from one in all
               where (workplaces.Count == 0 && (one.Publications.Length == 0 || one.Publications.Split(' ').Contains(publication))) || one.Workplaces.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(workplaces.Contains)
               select one.Id,
        ];
    }

    [GeneratedRegex(@"!\[[^\]]*\]\([^)]*\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Picture();

    [GeneratedRegex(@"\[(?<words>[^\]]*)\]\((?<to>[^)\s]*)[^)]*\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
