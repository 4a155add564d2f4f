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

/// <summary>Articles, and sheets of workplaces, as letters: begun by an editor, called off when the article is taken back, or when the sheet is.</summary>
internal sealed partial class Mailings(HandbillDb db, IAccess access, ArticleShelf shelf, SheetShelf sheets, SiteFrame frame, IPublications publications, TimeProvider clock, IStringLocalizer<SubscriberWords> words)
{
    /// <summary>Confirmed subscribers who get an article.</summary>
    public async Task<int> CountAsync(WholeArticle article, CancellationToken cancellation) => (await WhoAsync(article, cancellation)).Count;

    /// <summary>Confirmed subscribers who get a sheet: those who asked for letters about its workplace.</summary>
    public async Task<int> CountAsync(WholeSheet sheet, CancellationToken cancellation) => (await WhoAsync(sheet, cancellation)).Count;

    /// <summary>The mailing of an article, of a note of one, or of a sheet; null when there is none.</summary>
    public Task<Mailing?> FindAsync(Guid of, CancellationToken cancellation) => db.Set<Mailing>().AsNoTracking().FirstOrDefaultAsync(one => one.OfId == of, cancellation);

    public Task<Mailing?> FindAsync(ArticleId article, CancellationToken cancellation) => FindAsync(article.Value, cancellation);

    /// <summary>Begins to send an article: a row for each letter, before the first goes out.</summary>
    /// <returns>False when it was begun already.</returns>
    public Task<bool> BeginAsync(ArticleId id, CancellationToken cancellation) =>
        BeginAsync(id.Value, async () => (await shelf.ReadAsync([id], cancellation)).FirstOrDefault() is { } article ? await WhoAsync(article, cancellation) : null, cancellation);

    /// <summary>Begins to send a sheet.</summary>
    /// <returns>False when it was begun already.</returns>
    public Task<bool> BeginSheetAsync(Guid id, CancellationToken cancellation) =>
        BeginAsync(id, async () => (await sheets.ReadAsync([id], cancellation)).FirstOrDefault() is { } sheet ? await WhoAsync(sheet, cancellation) : null, cancellation);

    // Nobody is asked for who gets it before it is sure that it was not sent.
    private async Task<bool> BeginAsync(Guid of, Func<Task<IReadOnlyList<Guid>?>> whoAsync, CancellationToken cancellation)
    {
        await using var act = await db.BeginActAsync(cancellation);
        var now = clock.GetUtcNow();
        if (await db.Set<Mailing>().AnyAsync(one => one.OfId == of, cancellation) || await whoAsync() is not { } who)
        {
            return false;
        }

        var mailing = new Mailing { Id = Guid.CreateVersion7(now), OfId = of, AskedAt = now };
        db.Add(mailing);
        db.AddRange(who.Select(subscriber => new Delivery { MailingId = mailing.Id, SubscriberId = subscriber, NextAt = now }));
        db.Record(new AuditAct(access.Me?.Value, "site.mail", "mailing", mailing.Id));
        await db.SaveActAsync(act, cancellation);
        return true;
    }

    /// <summary>
    /// Begins to tell those who got an article what readers are told of its change, or that it was taken back, if it was sent at all. Who got it is kept nowhere once all did: written to are those who would get it now and
    /// were there when it was sent. Of one that is still going out <see cref="TellReachedAsync"/> adds those whom it reached. Within the caller's act.
    /// </summary>
    /// <returns>False when it was not sent, or this was told already.</returns>
    public async Task<bool> TellAsync(Article article, ArticleNote note, CancellationToken cancellation)
    {
        if (await FindAsync(article.Id, cancellation) is not { } sent || await FindAsync(note.Id, cancellation) is not null)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var telling = new Mailing { Id = Guid.CreateVersion7(now), OfId = note.Id, AskedAt = now };
        db.Add(telling);

        // One that goes out does not end before this is saved: its row is held.
        if (await db.Set<Mailing>().Where(one => one.Id == sent.Id && one.DoneAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.DoneAt, one => one.DoneAt), cancellation) == 0)
        {
            foreach (var subscriber in await WhoAsync((await shelf.WithAsync([article], cancellation))[0], cancellation, confirmedBy: sent.AskedAt))
            {
                db.Add(new Delivery { MailingId = telling.Id, SubscriberId = subscriber, NextAt = now });
            }
        }

        db.Record(new AuditAct(access.Me?.Value, "site.mail", "mailing", telling.Id));
        return true;
    }

    /// <summary>Begins to tell those who got an article what readers were told of a change of it.</summary>
    /// <returns>False when there is no such note of it, or it was told already.</returns>
    public async Task<bool> TellAsync(ArticleId article, Guid note, CancellationToken cancellation)
    {
        await using var act = await db.BeginActAsync(cancellation);
        if ((await shelf.ReadAsync([article], cancellation)).FirstOrDefault() is not { } whole
            || (await shelf.NotesAsync(article, cancellation)).Find(one => one.Id == note) is not { } found || !await TellAsync(whole.Article, found, cancellation))
        {
            return false;
        }

        await db.SaveActAsync(act, cancellation);
        return true;
    }

    /// <summary>Adds those whom a mailing that ends has reached to those that tell something of its article. Within the caller's transaction, once the mailing has ended in it and before its deliveries go.</summary>
    public async Task TellReachedAsync(Mailing ended, CancellationToken cancellation)
    {
        if (await Tellings(ArticleId.From(ended.OfId)).Where(one => one.Mailing.DoneAt == null).Select(one => one.Mailing).ToListAsync(cancellation) is not { Count: > 0 } tellings)
        {
            return;
        }

        var reached = await db.Set<Delivery>().Where(one => one.MailingId == ended.Id && one.State == DeliveryState.Sent).Select(one => one.SubscriberId).ToListAsync(cancellation);
        await db.PutNewAsync(tellings.SelectMany(telling => reached.Select(subscriber => new Delivery { MailingId = telling.Id, SubscriberId = subscriber, NextAt = telling.AskedAt })).ToList(), cancellation);
    }

    /// <summary>What readers were told of an article since it was sent, the newest first, and how far the letters are that say so; null where none were begun.</summary>
    public async Task<IReadOnlyList<(ArticleNote Note, Mailing? Mailing)>> ToldAsync(ArticleId article, CancellationToken cancellation)
    {
        if (await FindAsync(article, cancellation) is not { } sent)
        {
            return [];
        }

        var told = (await Tellings(article).ToListAsync(cancellation)).ToDictionary(one => one.Note.Id, one => one.Mailing);
        return [.. (await shelf.NotesAsync(article, cancellation)).Where(note => note.At >= sent.AskedAt).Select(note => (note, told.GetValueOrDefault(note.Id)))];
    }

    private IQueryable<Told> Tellings(ArticleId article) =>
        db.Set<Mailing>().AsNoTracking().Join(db.Set<ArticleNote>().AsNoTracking().Where(note => note.ArticleId == article), mailing => mailing.OfId, note => note.Id, (mailing, note) => new Told { Mailing = mailing, Note = note });

    /// <summary>The letter of an article.</summary>
    /// <param name="office">By which it goes.</param>
    /// <param name="article">The article.</param>
    /// <param name="date">When it was asked for: each letter has this date, whenever it goes out.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<LetterTemplate> LetterAsync(PostOffice office, WholeArticle article, DateTimeOffset date, CancellationToken cancellation)
    {
        var page = await PageAsync(article.Address, cancellation);
        var text = new LetterText(
            article.Article.Headline, article.Article.Standfirst.Length > 0 ? article.Article.Standfirst : null, WholeAddresses.In(article.Markup(), page), PlainOf(article.Article.Body, page),
            (Language.Find(article.Article.Language) ?? Language.English).Say(() => words["Read it on the site"].Value));
        return await LetterAsync(office, article.Article.Language, page, text, date, cancellation);
    }

    /// <summary>The letter of a sheet, with all its text.</summary>
    public async Task<LetterTemplate> LetterAsync(PostOffice office, WholeSheet one, DateTimeOffset date, CancellationToken cancellation)
    {
        var (sheet, issue) = (one.Sheet, one.Issue);
        var (_, _, languages) = await frame.BaseAsync(cancellation);
        var page = await PageAsync($"{SiteReader.IssueAddress(languages.Contains(sheet.Language) ? sheet.Language : languages[0], issue)}#{sheet.Slug}", cancellation);
        var (subject, link) = (Language.Find(sheet.Language) ?? Language.English).Say(() => ($"{sheet.Name}: {SiteReader.NameOf(issue)}", words["Read it on the site"].Value));
        var text = new LetterText(subject, null, WholeAddresses.In(ReadingMarkup.Of(sheet.Text, new SiteTargets([])), page), PlainOf(sheet.Text, page), link);
        return await LetterAsync(office, sheet.Language, page, text, date, cancellation);
    }

    /// <summary>A letter that says something of what stands on a page.</summary>
    public async Task<LetterTemplate> LetterAsync(PostOffice office, string language, Uri page, LetterText text, DateTimeOffset date, CancellationToken cancellation)
    {
        var (setting, organisation, _) = await frame.BaseAsync(cancellation);
        var title = SiteFrame.TitleOf(setting, organisation);
        var imprint = await db.Set<SitePage>().Where(one => one.Slug == "imprint" && one.Language == language).Select(one => one.Body).FirstOrDefaultAsync(cancellation);
        var letter = (Language.Find(language) ?? Language.English).Say(() => MailCompose.Compose(new MailPage
        {
            Subject = text.Subject,
            Language = language,
            IsRightToLeft = LanguageFacts.Direction(language) == TextDirection.RightToLeft,
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
            new Envelope { FromName = title, From = office.From, ReplyTo = office.ReplyTo, Date = date, Bounces = office.Bounces, Language = language, ListName = title, ListId = $"letters.{page.Host}" },
            [.. office.Keys]);
    }

    /// <summary>The whole address of a page of the site.</summary>
    public async Task<Uri> PageAsync(string path, CancellationToken cancellation) => new(new Uri((await frame.BaseAsync(cancellation)).Setting.Host), path);

    /// <summary>A body as text without form: links as their words with the address behind, pictures left out.</summary>
    public static string PlainOf(string body, Uri page)
    {
        var text = Picture().Replace(body, "");
        text = Link().Replace(text, match => Uri.TryCreate(page, match.Groups["to"].Value, out var to) ? $"{match.Groups["words"].Value} <{to}>" : match.Groups["words"].Value);
        return text.Replace("**", "", StringComparison.Ordinal).Trim();
    }

    // What is about a workplace goes to those too who asked for that alone.
    private async Task<IReadOnlyList<Guid>> WhoAsync(WholeArticle article, CancellationToken cancellation, DateTimeOffset? confirmedBy = null)
    {
        var publication = article.Article.PublicationId is { } id ? (await publications.FindAsync(id, cancellation))?.Slug ?? "" : "";
        return await WhoAsync(article.Article.Language, publication, [.. article.Of(MarkKind.Workplace).Select(mark => mark.Slug)], confirmedBy, cancellation);
    }

    private async Task<IReadOnlyList<Guid>> WhoAsync(WholeSheet one, CancellationToken cancellation) =>
        one.Sheet.Workplace.Length == 0 ? [] : await WhoAsync(one.Sheet.Language, null, [one.Sheet.Workplace], null, cancellation);

    // Those who chose a publication get what is of it; those who chose none, all that publications have. Null for what is of a workplace alone.
    private async Task<IReadOnlyList<Guid>> WhoAsync(string language, string? publication, IReadOnlyList<string> workplaces, DateTimeOffset? confirmedBy, CancellationToken cancellation)
    {
        var until = confirmedBy ?? DateTimeOffset.MaxValue;
        var all = await db.Set<Subscriber>().Where(one => one.ConfirmedAt != null && one.ConfirmedAt <= until && one.Language == language)
            .Select(one => new { one.Id, one.Publications, one.Workplaces }).ToListAsync(cancellation);
        return
        [
            .. from one in all
               where (publication is not null && (one.Publications.Length == 0 || one.Publications.Split(' ').Contains(publication))) || one.Workplaces.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(workplaces.Contains)
               select one.Id,
        ];
    }

    private sealed record Told
    {
        public required Mailing Mailing { get; init; }

        public required ArticleNote Note { get; init; }
    }

    [GeneratedRegex(@"!\[[^\]]*\]\([^)]*\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Picture();

    [GeneratedRegex(@"\[(?<words>[^\]]*)\]\((?<to>[^)\s]*)[^)]*\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
