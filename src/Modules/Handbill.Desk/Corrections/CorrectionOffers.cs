using Handbill.Desk.Contracts;
using Handbill.Desk.Editorials;
using Handbill.Desk.Locks;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Handbill.Ui.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Corrections;

/// <summary>Offers what was corrected in an issue as an item to the next one: to the edition of the workplace on whose sheet it stood.</summary>
internal sealed class CorrectionOffers(HandbillDb db, IIssues issues, StoryWriting writing, TimeProvider clock, IStringLocalizer<LockWords> words)
{
    // A correction comes within days; further back nobody remembers the sheet.
    private const int IssuesBack = 12;

    /// <summary>What waits for an answer in an edition; none where its issue is locked, or is not the next open one.</summary>
    public async Task<IReadOnlyList<CorrectionOffer>> OfAsync(IssueCard issue, EditionCard edition, CancellationToken cancellation)
    {
        if (issue.LockedAt is not null)
        {
            return [];
        }

        var all = await issues.LatestAsync(issue.PublicationId, IssuesBack, cancellation);
        var earlier = all.Where(one => one.Number < issue.Number && one.LockedAt is not null).Select(one => one.Id).ToList();
        var touched = (await db.Set<Correction>().Where(one => EF.Parameter(earlier).Contains(one.IssueId)).Select(one => one.IssueId).Distinct().ToListAsync(cancellation)).ToHashSet();
        var offers = new List<CorrectionOffer>();
        foreach (var corrected in all.Where(one => touched.Contains(one.Id)).OrderBy(one => one.Number))
        {
            // Another open issue stands between: it is offered there.
            if (!all.Any(one => one.LockedAt is null && one.Number > corrected.Number && one.Number < issue.Number))
            {
                offers.AddRange(await OfIssueAsync(corrected, edition, cancellation));
            }
        }

        return offers;
    }

    /// <summary>Answers an offer, once.</summary>
    /// <returns>The item, when it was taken; false when somebody had answered before.</returns>
    public async Task<(bool IsDone, StoryId? Item)> AnswerAsync(IssueCard issue, EditionCard edition, CorrectionOffer offer, bool isTaken, AccountId by, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var item = isTaken
            ? new Story
            {
                Id = NewId.Of<StoryId>(clock), Kind = StoryKind.Item, PublicationId = issue.PublicationId, IssueId = issue.Id, EditionId = edition.Id, GroupId = edition.GroupId,
                Language = edition.Language, Headline = offer.Headline, Body = offer.Body, State = StoryState.Ready, CreatedAt = now, CreatedBy = by, ChangedAt = now, ChangedBy = by,
            }
            : null;
        db.Add(new CorrectionAnswer { CorrectionId = offer.Correction.Id, WorkplaceId = edition.WorkplaceId, IssueId = issue.Id, StoryId = item?.Id, At = now, By = by });
        db.Record(new AuditAct(by.Value, isTaken ? "correction.take" : "correction.decline", "edition", edition.Id.Value, $"correction={offer.Correction.Id}"));
        try
        {
            if (item is not null)
            {
                await writing.BeginAsync(item, by, cancellation);
            }
            else
            {
                await db.SaveChangesAsync(cancellation);
            }

            return (true, item?.Id);
        }
        catch (DbUpdateException problem) when (db.Store.IsDuplicate(problem))
        {
            db.ChangeTracker.Clear();
            return (false, null);
        }
    }

    private async Task<IEnumerable<CorrectionOffer>> OfIssueAsync(IssueCard corrected, EditionCard edition, CancellationToken cancellation)
    {
        var (id, workplace) = (corrected.Id, edition.WorkplaceId);
        var now = clock.GetUtcNow();
        var open = await (
            from correction in db.Set<Correction>().AsNoTracking()
            where correction.IssueId == id && !db.Set<CorrectionAnswer>().Any(answer => answer.CorrectionId == correction.Id && answer.WorkplaceId == workplace)
            join story in db.Set<Story>().AsNoTracking() on correction.StoryId equals story.Id
            where story.EmbargoUntil == null || story.EmbargoUntil <= now
            orderby correction.At
            select new { Correction = correction, Story = story }).ToListAsync(cancellation);
        if (open.Count == 0)
        {
            return [];
        }

        var sheets = (await issues.EditionsAsync(id, cancellation)).Where(one => one.WorkplaceId == workplace && one.ApprovedAt is not null).ToList();
        var variant = corrected.VariantNames.Count == 0 ? "" : corrected.Chosen;
        if (sheets.Count == 0 || variant is null)
        {
            return [];
        }

        var printed = await PrintedEditorials.ReadAsync(db, corrected, variant, cancellation);
        return open
            .Where(one => one.Story.Variant.Length == 0 || one.Story.Variant == variant)
            .Where(one => one.Story.Kind == StoryKind.Item ? sheets.Exists(sheet => sheet.Id == one.Story.EditionId) : sheets.Exists(sheet => printed.For(sheet.Language)?.Id == one.Story.Id))
            .Select(one => Offer(one.Correction, one.Story, corrected, edition.Language));
    }

    // In the language of the sheet that it is for, whoever looks at the offer.
    private CorrectionOffer Offer(Correction correction, Story story, IssueCard corrected, string language)
    {
        var spoken = Language.Find(language) ?? Language.English;
        return spoken.Say(() => new CorrectionOffer(
            correction, corrected, words["Correction: {0}", story.Headline].Value, words["In our issue {0} of {1}: {2}", corrected.Number, spoken.DateWithoutWeekday(corrected.Date), correction.What].Value));
    }
}

/// <summary>A correction as an item for the next issue.</summary>
/// <param name="Correction">The correction.</param>
/// <param name="Issue">The issue in which it was made.</param>
/// <param name="Headline">Headline of the item.</param>
/// <param name="Body">Its text.</param>
internal sealed record CorrectionOffer(Correction Correction, IssueCard Issue, string Headline, string Body);
