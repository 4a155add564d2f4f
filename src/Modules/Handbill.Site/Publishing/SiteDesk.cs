using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Subscribers;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Publishing;

/// <summary>What editors do with articles: publish a locked story, write its longer form, change what is out with a note, take it back, order the front page.</summary>
internal sealed class SiteDesk(HandbillDb db, ArticleWriting writing, ArticleTies ties, Mailings mailings, IReadyStories stories, IAccess access, TimeProvider clock) : ICorrectionFollower
{
    /// <summary>The most that are placed on a front page by hand.</summary>
    public const int MostPlaced = 12;

    /// <summary>Whether whoever asks may publish what is of a publication; of none, for the whole organisation.</summary>
    public ValueTask<bool> MayAsync(PublicationId? publication, CancellationToken cancellation) =>
        access.MayAsync(Permission.Publish, new[] { publication is { } id ? Scope.Publication(id.Value) : Scope.Organisation }, cancellation);

    public async Task<Article?> FindAsync(ArticleId id, CancellationToken cancellation) =>
        await db.Set<Article>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellation) is { } article && await MayAsync(article.PublicationId, cancellation) ? article : null;

    /// <summary>Publishes a locked story.</summary>
    /// <param name="id">The story.</param>
    /// <param name="text">How it is listed, and its standfirst; headline and body are the story's.</param>
    /// <param name="at">From when it can be read.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The article, or why there is none.</returns>
    public async Task<(ArticleId? Article, Refusal? Refusal)> PublishAsync(StoryId id, ArticleText text, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        if (await stories.FindAsync(id, cancellation) is not { } story || !await MayAsync(story.PublicationId, cancellation))
        {
            return (null, new Refusal("", "This story is not locked, or not yours to publish."));
        }

        if (story.EmbargoUntil > at)
        {
            return (null, new Refusal("At", "Nobody may read this story before its embargo ends. Choose a later time."));
        }

        if (await db.Set<Article>().AnyAsync(one => one.StoryId == id, cancellation))
        {
            return (null, new Refusal("", "It is published already: somebody else was quicker."));
        }

        var article = new Article
        {
            Id = writing.NewId(), StoryId = id, StoryRevision = story.Revision, PublicationId = story.PublicationId, IssueId = story.IssueId, Language = story.Language,
            Path = await writing.PathAsync(story.Language, at, LineOf(text.Headline.Length > 0 ? text.Headline : story.Headline), cancellation), Kicker = LineOf(story.Kicker), Headline = LineOf(story.Headline), Standfirst = LineOf(text.Standfirst),
            Body = story.Body, PublishAt = at, Translations = await TranslationsAsync(story, cancellation), SourceKey = $"story:{id}", CreatedAt = clock.GetUtcNow(),
        };
        db.Add(article);
        await writing.MarkAsync(article, text, cancellation);
        await writing.IllustrateAsync(article, story.IssueId, stories, cancellation);
        return (await SavedAsync(article, "site.publish", work, cancellation), null);
    }

    /// <summary>Publishes a text that was written for the web.</summary>
    /// <returns>The article, or why there is none.</returns>
    public async Task<(ArticleId? Article, Refusal? Refusal)> WriteAsync(ArticleText text, string language, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        var id = writing.NewId();
        var article = new Article
        {
            Id = id, Language = language, Path = await writing.PathAsync(language, at, LineOf(text.Headline), cancellation), Kicker = LineOf(text.Kicker), Headline = LineOf(text.Headline), Standfirst = LineOf(text.Standfirst), Body = text.Body,
            IsWebForm = true, PublishAt = at, Translations = id.Value, SourceKey = $"web:{id}", CreatedAt = clock.GetUtcNow(),
        };
        if (await ties.TieAsync(article, text, cancellation) is { } refusal)
        {
            return (null, refusal);
        }

        db.Add(article);
        await writing.MarkAsync(article, text, cancellation);
        return (await SavedAsync(article, "site.publish", work, cancellation), null);
    }

    /// <summary>Publishes a text for the web that is tied to nothing, which is never refused.</summary>
    public async Task<ArticleId> WriteNewAsync(ArticleText text, string language, DateTimeOffset at, CancellationToken cancellation) =>
        (await WriteAsync(text, language, at, cancellation)).Article ?? throw new ArgumentException("What a text is tied to may be refused.", nameof(text));

    /// <summary>Changes an article. What readers have already changes with a note that tells them.</summary>
    /// <param name="id">The article.</param>
    /// <param name="version">The version that was looked at.</param>
    /// <param name="text">How it is to read.</param>
    /// <param name="at">From when it can be read; only what is not out yet takes another time.</param>
    /// <param name="kind">Kind of the note.</param>
    /// <param name="note">What readers are told; empty where nothing that they read changed.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Why nothing was changed; null when it is.</returns>
    public async Task<Refusal?> ChangeAsync(ArticleId id, int version, ArticleText text, DateTimeOffset at, NoteKind kind, string note, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        var now = clock.GetUtcNow();
        var article = await db.Set<Article>().SingleAsync(one => one.Id == id, cancellation);
        if (article.Version != version || article.RetractedAt is not null)
        {
            return new Refusal("", "Somebody changed it meanwhile. Load the page again: your text is below, copy it first.");
        }

        var isOut = article.IsOut(now);
        var isOther = article.Headline != text.Headline.Trim() || article.Body != text.Body || article.Standfirst != text.Standfirst.Trim();
        if (isOut && isOther && note.Trim().Length == 0)
        {
            return new Refusal("Note", "Readers have this text already: tell them in a sentence what you change.");
        }

        if (article.StoryId is { } story && at != article.PublishAt && (await stories.FindAsync(story, cancellation))?.EmbargoUntil > at)
        {
            return new Refusal("At", "Nobody may read this story before its embargo ends. Choose a later time.");
        }

        if (await ties.TieAsync(article, text, cancellation) is { } refused)
        {
            return refused;
        }

        article.IsWebForm |= article.Body != text.Body || article.Headline != text.Headline.Trim();
        (article.Kicker, article.Headline, article.Standfirst, article.Body) = (Line(article.Kicker, text.Kicker), Line(article.Headline, text.Headline), Line(article.Standfirst, text.Standfirst), text.Body);
        article.PublishAt = isOut ? article.PublishAt : at;
        if (isOut && isOther)
        {
            Note(article, kind, note, now);
        }

        await writing.MarkAsync(article, text, cancellation);
        if (article.IssueId is { } issue)
        {
            await writing.IllustrateAsync(article, issue, stories, cancellation);
        }

        await SavedAsync(article, "site.change", work, cancellation);
        return null;
    }

    /// <summary>Takes an article back: from pages, lists, feeds, search, and from letters that are not out yet. Its address says that it was, and why.</summary>
    /// <param name="id">The article.</param>
    /// <param name="why">For readers.</param>
    /// <param name="isTold">Whether those who got it as a letter get another that says so.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>False when it was already, or there is none.</returns>
    public async Task<bool> RetractAsync(ArticleId id, string why, bool isTold, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        if (await db.Set<Article>().FirstOrDefaultAsync(one => one.Id == id && one.RetractedAt == null, cancellation) is not { } article)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        (article.RetractedAt, article.FrontPlace) = (now, null);
        var note = new ArticleNote { Id = Guid.CreateVersion7(now), ArticleId = id, Kind = NoteKind.Retraction, Text = why.Trim(), At = now };
        db.Add(note);
        if (isTold)
        {
            await mailings.TellAsync(article, note, cancellation);
        }

        await SavedAsync(article, "site.retract", work, cancellation);
        return true;
    }

    /// <summary>Puts articles of a language on its front page in this order; all others stand by their date.</summary>
    public async Task PlaceAsync(string language, IReadOnlyList<ArticleId> order, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        var ids = order.Take(MostPlaced).ToList();
        var rows = await db.Set<Article>().Where(one => one.Language == language && (one.FrontPlace != null || EF.Parameter(ids).Contains(one.Id))).ToListAsync(cancellation);
        foreach (var row in rows)
        {
            var place = ids.IndexOf(row.Id);
            if (row.FrontPlace != (place < 0 ? null : place + 1))
            {
                row.FrontPlace = place < 0 ? null : place + 1;
                row.Version++;
                db.Record(new AuditAct(access.Me?.Value, "site.place", "article", row.Id.Value));
            }
        }

        await db.SaveActAsync(work, cancellation);
    }

    /// <inheritdoc/>
    public async Task CorrectedAsync(ReadyStory story, string what, AccountId by, CancellationToken cancellation)
    {
        if (await db.Set<Article>().FirstOrDefaultAsync(one => one.StoryId == story.Id && one.RetractedAt == null, cancellation) is not { } article)
        {
            return;
        }

        var now = clock.GetUtcNow();
        if (!article.IsWebForm)
        {
            (article.Kicker, article.Headline, article.Body, article.StoryRevision) = (LineOf(story.Kicker), LineOf(story.Headline), story.Body, story.Revision);
        }

        if (article.PublishAt <= now)
        {
            Note(article, NoteKind.Correction, what, now);
        }

        await writing.IllustrateAsync(article, story.IssueId, stories, cancellation);
        article.Version++;
        db.Record(new AuditAct(by.Value, "site.correct", "article", article.Id.Value));
        await db.SaveChangesAsync(cancellation);
        await writing.IndexAsync(article, cancellation);
    }

    private async Task<ArticleId> SavedAsync(Article article, string act, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction work, CancellationToken cancellation)
    {
        article.Version++;
        db.Record(new AuditAct(access.Me?.Value, act, "article", article.Id.Value));
        await db.SaveChangesAsync(cancellation);
        await writing.IndexAsync(article, cancellation);
        await work.CommitAsync(cancellation);
        return article.Id;
    }

    private void Note(Article article, NoteKind kind, string text, DateTimeOffset now)
    {
        article.UpdatedAt = now;
        db.Add(new ArticleNote { Id = Guid.CreateVersion7(now), ArticleId = article.Id, Kind = kind, Text = text.Trim(), At = now });
    }

    // What stands in lists, feeds and letters has no form: marks of emphasis and links are taken for what they say.
    private static string LineOf(string text) => ReadingMarkup.LineOf(text.Trim());

    // A sign that was kept stays: what was not changed is not read once more.
    private static string Line(string before, string text) => text.Trim() == before ? before : LineOf(text);

    // Translations of one story are of each other, whichever is published first.
    private async Task<Guid> TranslationsAsync(ReadyStory story, CancellationToken cancellation)
    {
        var original = story.TranslationOf ?? story.Id;
        var others = (await stories.OfIssueAsync(story.IssueId, cancellation)).Where(one => one.Id == original || one.TranslationOf == original).Select(one => (StoryId?)one.Id).ToList();
        return await db.Set<Article>().Where(one => EF.Parameter(others).Contains(one.StoryId)).Select(one => (Guid?)one.Translations).FirstOrDefaultAsync(cancellation) ?? original.Value;
    }
}
