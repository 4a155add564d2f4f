using Handbill.Desk.Contracts;
using Handbill.Desk.Editorials.Translations;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Stories;

/// <summary>
/// Writes stories, one writer after the other: whoever saves has the newest text before them, so that nothing that was confirmed is
/// overwritten. Who may write is asked before.
/// </summary>
internal sealed class StoryWriting(HandbillDb db, IIssues issues, EditionApproval approval, TimeProvider clock)
{
    /// <summary>Begins a story with its first revision.</summary>
    /// <param name="story">The story.</param>
    /// <param name="by">Who begins it.</param>
    /// <param name="cancellation">Ends it; nothing is saved then.</param>
    /// <param name="unless">A story that stands in its way; null begins it in any case.</param>
    /// <returns>False when one stood in the way, and nothing was begun.</returns>
    public async Task<bool> BeginAsync(Story story, AccountId by, CancellationToken cancellation, System.Linq.Expressions.Expression<Func<Story, bool>>? unless = null)
    {
        await using var work = await BeginAsync(cancellation);
        if (unless is not null && await db.Set<Story>().AnyAsync(unless, cancellation))
        {
            return false;
        }

        // A text of a variant stands where its usual one does.
        story.Position = story.VariantOf is null ? await NextPositionAsync(story.EditionId, cancellation) : story.Position;
        db.Add(story);
        db.Add(RevisionOf(story, by, basedOn: 0));
        db.Record(new AuditAct(by.Value, "story.begin", "story", story.Id.Value));
        await db.SaveChangesAsync(cancellation);
        await TouchAsync(story, cancellation);
        await work.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Begins a variant's own text of a story: with its usual words, to be changed.</summary>
    /// <param name="usual">The usual text.</param>
    /// <param name="variant">Key of the variant.</param>
    /// <param name="by">Who begins it.</param>
    /// <param name="cancellation">Ends it; nothing is saved then.</param>
    /// <returns>The text: the one that is there, where somebody began it before.</returns>
    public async Task<StoryId> BeginVariantAsync(Story usual, string variant, AccountId by, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var original = usual.TranslationOf is { } source
            ? (await db.Set<Story>().AsNoTracking().FirstOrDefaultAsync(one => one.VariantOf == source && one.Variant == variant, cancellation))?.Id ?? source
            : (StoryId?)null;
        var story = new Story
        {
            Id = NewId.Of<StoryId>(clock), Kind = usual.Kind, PublicationId = usual.PublicationId, IssueId = usual.IssueId, EditionId = usual.EditionId, GroupId = usual.GroupId,
            Position = usual.Position, Language = usual.Language, Headline = usual.Headline, Kicker = usual.Kicker, Byline = usual.Byline, Body = usual.Body, MayBeHeld = usual.MayBeHeld,
            EmbargoUntil = usual.EmbargoUntil, TranslationOf = original, Variant = variant, VariantOf = usual.Id, CreatedAt = now, CreatedBy = by, ChangedAt = now, ChangedBy = by,
        };
        return await BeginAsync(story, by, cancellation, one => one.VariantOf == usual.Id && one.Variant == variant)
            ? story.Id
            : await db.Set<Story>().Where(one => one.VariantOf == usual.Id && one.Variant == variant).Select(one => one.Id).FirstAsync(cancellation);
    }

    /// <summary>Saves what somebody made of a story.</summary>
    /// <param name="id">The story.</param>
    /// <param name="mine">What they made of it.</param>
    /// <param name="settings">What else they chose; null leaves it.</param>
    /// <param name="basedOn">The revision that they had before them.</param>
    /// <param name="by">Who they are.</param>
    /// <param name="restoredFrom">The revision that is brought back, if one is.</param>
    /// <param name="cancellation">Ends it; nothing is saved then.</param>
    public Task<WriteOutcome> WriteAsync(
        StoryId id, StoryText mine, StorySettingsChange? settings, int basedOn, AccountId by, int? restoredFrom, CancellationToken cancellation) =>
        WriteAsync(id, mine, settings, basedOn, by, restoredFrom, new Beside(), cancellation);

    /// <summary>Saves the text that a meeting made of a story, and in the same transaction what is recorded of it.</summary>
    /// <param name="id">The story.</param>
    /// <param name="mine">The text.</param>
    /// <param name="basedOn">The revision that was read.</param>
    /// <param name="by">Who writes it down.</param>
    /// <param name="alongside">Adds the rows that belong to it, once the story is as it will be; is not called when the text stays as it is.</param>
    /// <param name="cancellation">Ends it; nothing is saved then.</param>
    public Task<WriteOutcome> AmendAsync(StoryId id, StoryText mine, int basedOn, AccountId by, Func<Story, Task> alongside, CancellationToken cancellation) =>
        WriteAsync(id, mine, settings: null, basedOn, by, restoredFrom: null, new Beside { Rows = alongside }, cancellation);

    /// <summary>Saves a translation, and in the same transaction what its paragraphs are translations of.</summary>
    /// <param name="id">The translation.</param>
    /// <param name="mine">Its text.</param>
    /// <param name="from">What whoever saves it had before them, and what they say of it.</param>
    /// <param name="basedOn">The revision that they had before them.</param>
    /// <param name="by">Who translates.</param>
    /// <param name="cancellation">Ends it; nothing is saved then.</param>
    public Task<WriteOutcome> TranslateAsync(StoryId id, StoryText mine, TranslationMemory from, int basedOn, AccountId by, CancellationToken cancellation) =>
        WriteAsync(id, mine, settings: null, basedOn, by, restoredFrom: null, new Beside { Translated = from }, cancellation);

    private async Task<WriteOutcome> WriteAsync(
        StoryId id, StoryText mine, StorySettingsChange? settings, int basedOn, AccountId by, int? restoredFrom, Beside beside, CancellationToken cancellation)
    {
        await using var work = await BeginAsync(cancellation);
        db.ChangeTracker.Clear();
        var story = await db.Set<Story>().FirstAsync(one => one.Id == id, cancellation);
        if (story.LockedAt is not null)
        {
            return new WriteOutcome.Locked();
        }

        var isMerged = false;
        var text = mine;
        if (basedOn != story.Revision)
        {
            // A revision that never was has nothing in common with either: both are shown whole.
            var before = await FindRevisionAsync(id, basedOn, cancellation) is { } revision ? StoryText.Of(revision) : new StoryText("", "", "", "");
            var merge = StoryMerge.Of(before, mine, StoryText.Of(story));
            if (!merge.IsClean)
            {
                return new WriteOutcome.Touched(merge, story.Revision);
            }

            isMerged = merge.Text != mine;
            text = merge.Text;
        }

        if (settings?.Against(story) is { } touched)
        {
            return new WriteOutcome.SettingsTouched(touched);
        }

        var isNewText = text != StoryText.Of(story);
        var was = story.Language;
        var isChanged = settings?.ApplyTo(story) == true;
        var isConfirmed = beside.Translated is not null && await NoteTranslationAsync(story, text, beside.Translated, cancellation);
        if (!isNewText && !isChanged && !isConfirmed)
        {
            return new WriteOutcome.Written(story.Revision, isMerged, TookApprovalBack: false);
        }

        var tookBack = isNewText && story.State == StoryState.Approved;
        if (isNewText)
        {
            (story.Headline, story.Kicker, story.Byline, story.Body) = (text.Headline, text.Kicker, text.Byline, text.Body);
            story.Revision++;
            story.State = tookBack ? StoryState.Ready : story.State;
            db.Add(RevisionOf(story, by, basedOn, restoredFrom));
        }

        Change(story, by);
        if (beside.Rows is not null)
        {
            await beside.Rows(story);
        }

        var act = restoredFrom is not null ? "story.restore" : isNewText || isChanged ? "story.write" : "translation.confirm";
        db.Record(new AuditAct(by.Value, act, "story", id.Value, $"revision={story.Revision}"));
        await db.SaveChangesAsync(cancellation);
        await TouchAsync(story, cancellation);
        if (was != story.Language && story is { Kind: StoryKind.Editorial, IssueId: { } issue })
        {
            await issues.TouchAllAsync(issue, was, takesApprovalBack: false, cancellation);
        }

        await work.CommitAsync(cancellation);
        return new WriteOutcome.Written(story.Revision, isMerged, tookBack);
    }

    /// <summary>Changes a story but for its text.</summary>
    /// <param name="id">The story.</param>
    /// <param name="act">The act, for the audit trail.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="change">Does it, and gives false when it cannot be done any more as the story is now.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>False when nothing was done: it is locked, or the change cannot be made.</returns>
    public async Task<bool> ChangeAsync(StoryId id, string act, AccountId by, Func<Story, ValueTask<bool>> change, CancellationToken cancellation)
    {
        await using var work = await BeginAsync(cancellation);
        db.ChangeTracker.Clear();
        var story = await db.Set<Story>().FirstAsync(one => one.Id == id, cancellation);
        var was = story.EditionId;
        if (story.LockedAt is not null || !await change(story))
        {
            return false;
        }

        Change(story, by);
        db.Record(new AuditAct(by.Value, act, "story", id.Value, $"version={story.Version}"));
        await db.SaveChangesAsync(cancellation);
        await TouchAsync(story, cancellation);
        if (was is { } left && left != story.EditionId)
        {
            await TouchAsync(left, cancellation);
        }

        await work.CommitAsync(cancellation);
        return true;
    }

    public async Task<Revision?> FindRevisionAsync(StoryId id, int number, CancellationToken cancellation) =>
        await db.Set<Revision>().AsNoTracking().FirstOrDefaultAsync(one => one.StoryId == id && one.Number == number, cancellation);

    /// <summary>The place after the last item of an edition.</summary>
    public async Task<int> NextPositionAsync(EditionId? edition, CancellationToken cancellation) => edition is { } known
        ? (await db.Set<Story>().Where(one => one.EditionId == known).MaxAsync(one => (int?)one.Position, cancellation) ?? 0) + 1
        : 0;

    // What the paragraphs are translations of, and the newest revision of the original that all of them are.
    private async Task<bool> NoteTranslationAsync(Story story, StoryText text, TranslationMemory mine, CancellationToken cancellation)
    {
        var known = mine.Over(text.Body, TranslationMemory.Read(story.TranslatedFrom), story.Body);
        var (was, wasRevision) = (story.TranslatedFrom, story.TranslatedRevision);
        story.TranslatedFrom = known.Write();
        if (story.TranslationOf is { } original && await db.Set<Story>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == original, cancellation) is { } source
            && TranslationSheet.Of(StoryText.Of(source), text, known).All.All(row => row.State == RowState.Done))
        {
            story.TranslatedRevision = source.Revision;
        }

        return was != story.TranslatedFrom || wasRevision != story.TranslatedRevision;
    }

    // Whoever records an act waits for this gate anyway when they save. Waiting for it first, what is read then is the newest.
    private async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction> BeginAsync(CancellationToken cancellation)
    {
        var work = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAsync(StoreGate.Audit, cancellation);
        return work;
    }

    // What is printed has changed: proofs are made anew, and the edition is approved if all that is left in it is.
    private async Task TouchAsync(EditionId edition, CancellationToken cancellation)
    {
        await issues.TouchAsync(edition, cancellation);
        await approval.SettleAsync(edition, cancellation);
    }

    private async Task TouchAsync(Story story, CancellationToken cancellation)
    {
        if (story.EditionId is { } edition)
        {
            await issues.TouchAsync(edition, cancellation);
            if (EditionApproval.Allows(story))
            {
                await approval.SettleAsync(edition, cancellation);
            }
        }
        else if (story is { Kind: StoryKind.Editorial or StoryKind.Article, IssueId: { } issue })
        {
            await issues.TouchAllAsync(issue, story.Kind == StoryKind.Article ? null : story.Language, takesApprovalBack: false, cancellation);
        }
    }

    private void Change(Story story, AccountId by)
    {
        story.Version++;
        story.ChangedAt = clock.GetUtcNow();
        story.ChangedBy = by;
    }

    private Revision RevisionOf(Story story, AccountId by, int basedOn, int? restoredFrom = null) => new()
    {
        Id = NewId.Of<RevisionId>(clock),
        StoryId = story.Id,
        Number = story.Revision,
        Headline = story.Headline,
        Kicker = story.Kicker,
        Byline = story.Byline,
        Body = story.Body,
        At = clock.GetUtcNow(),
        By = by,
        BasedOn = basedOn,
        RestoredFrom = restoredFrom,
    };

    // What is saved beside the text.
    private sealed record Beside
    {
        public Func<Story, Task>? Rows { get; init; }

        public TranslationMemory? Translated { get; init; }
    }
}
