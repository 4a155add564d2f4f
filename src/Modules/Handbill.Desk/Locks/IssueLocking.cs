using Handbill.Desk.Contracts;
using Handbill.Desk.Editorials;
using Handbill.Desk.Flatplans;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Locks;

/// <summary>Locks an issue with all that is printed of it. There is no way back: what is wrong afterwards is corrected in the open.</summary>
internal sealed class IssueLocking(HandbillDb db, IIssues issues, IIssueCopy copies, ILiveProofs proofs, IImprintRules imprints, IEnumerable<ISubmitAddresses> addresses, TimeProvider clock)
{
    /// <summary>What is missing before an issue can be locked; empty when nothing is.</summary>
    public async Task<IReadOnlyList<Refusal>> MissingAsync(
        IssueCard issue, IReadOnlyList<EditionCard> editions, IReadOnlySet<EditionId> leftOut, CancellationToken cancellation)
    {
        var imprint = LockCheck.MissingOfImprint(issue.PublicationName, await ImprintAsync(issue, editions, leftOut, cancellation));
        if (editions.FirstOrDefault(edition => edition.IsPaper) is { } paper)
        {
            return [.. await MissingOfPaperAsync(issue, paper, cancellation), .. imprint];
        }

        var variants = issue.Variants.Count == 0 ? [null] : issue.Variants.Cast<IssueVariant?>().ToList();
        var editorials = new List<(IssueVariant?, PrintedEditorials)>();
        foreach (var variant in variants)
        {
            editorials.Add((variant, await PrintedEditorials.ReadAsync(db, issue, variant?.Key ?? "", cancellation)));
        }

        return [.. LockCheck.Missing(editions, editorials, leftOut), .. await UnreadAsync(issue, editions, leftOut, cancellation), .. imprint];
    }

    /// <summary>What its imprint lacks by the rules that it follows, in the languages that are printed.</summary>
    public Task<IReadOnlyList<ImprintGap>> ImprintAsync(IssueCard issue, IReadOnlyList<EditionCard> editions, IReadOnlySet<EditionId> leftOut, CancellationToken cancellation) =>
        imprints.MissingAsync(
            issue, [.. editions.Where(edition => !leftOut.Contains(edition.Id)).Select(edition => edition.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], cancellation);

    /// <summary>Locks it.</summary>
    /// <returns>What is missing, and nothing was locked; empty when it is locked now.</returns>
    public async Task<IReadOnlyList<Refusal>> LockAsync(IssueCard card, IReadOnlySet<EditionId> leftOut, AccountId by, CancellationToken cancellation)
    {
        var issue = card.Id;

        // Who writes a story waits at the same gate: none slips in between the look and the lock.
        await using var work = await db.BeginActAsync(cancellation);
        card = await issues.FindAsync(issue, cancellation) ?? card;
        var editions = await issues.EditionsAsync(issue, cancellation);
        if (await MissingAsync(card, editions, leftOut, cancellation) is { Count: > 0 } missing)
        {
            return missing;
        }

        if (!await issues.LockAsync(issue, cancellation))
        {
            return [new Refusal("", "The issue is locked already.")];
        }

        foreach (var paper in editions.Where(edition => edition.IsPaper))
        {
            // Of no group, it is approved by who locks it: its articles were, one by one.
            await issues.ApproveAsync(paper.Id, cancellation);
        }

        var now = clock.GetUtcNow();
        var unprinted = editions.Where(edition => leftOut.Contains(edition.Id)).Select(edition => edition.Id).ToHashSet();
        foreach (var one in addresses)
        {
            await issues.KeepAddressesAsync(await one.KeepAsync(SubmitAddressing.Without(card, editions.Where(edition => !unprinted.Contains(edition.Id))), cancellation), cancellation);
        }

        var stories = await db.Set<Story>().Where(story => story.IssueId == issue && story.LockedAt == null).ToListAsync(cancellation);
        foreach (var story in stories.Where(story => story.State is not (StoryState.Held or StoryState.Killed) && !(story.EditionId is { } edition && unprinted.Contains(edition))))
        {
            story.LockedAt = now;
            story.Version++;
        }

        db.Record(new AuditAct(by.Value, "issue.lock", "issue", issue.Value, $"editions={editions.Count - unprinted.Count},out={unprinted.Count}"));
        await db.SaveActAsync(work, cancellation);
        return [];
    }

    // Which variants of an edition its group has still to read: the edition is not approved before.
    private async Task<IEnumerable<Refusal>> UnreadAsync(IssueCard issue, IReadOnlyList<EditionCard> editions, IReadOnlySet<EditionId> leftOut, CancellationToken cancellation)
    {
        if (issue.Variants.Count == 0)
        {
            return [];
        }

        var unread = await db.Set<Story>().AsNoTracking()
            .Where(story => story.IssueId == issue.Id && story.Kind == StoryKind.Item && story.Variant != "" && (story.State == StoryState.Draft || story.State == StoryState.Ready))
            .OrderBy(story => story.Position).ToListAsync(cancellation);
        return
        [
            .. from edition in editions
               where !leftOut.Contains(edition.Id)
               from story in unread
               where story.EditionId == edition.Id
               let variant = issue.Variants.FirstOrDefault(one => one.Key == story.Variant)
               where variant is not null
               select new Refusal($"Out-{edition.Id}", "{0}: “{1}” is not approved for “{2}”.", edition.WorkplaceName, story.Headline, variant.Name),
        ];
    }

    private async Task<IReadOnlyList<Refusal>> MissingOfPaperAsync(IssueCard issue, EditionCard paper, CancellationToken cancellation)
    {
        var articles = await db.Set<Story>().AsNoTracking()
            .Where(story => story.IssueId == issue.Id && story.Kind == StoryKind.Article && story.TranslationOf == null && story.State != StoryState.Killed && story.State != StoryState.Held)
            .OrderBy(story => story.Position).ThenBy(story => story.Id).ToListAsync(cancellation);
        var copy = (await copies.ReadAsync(issue, [paper], "", cancellation))[0];
        var sheet = await proofs.SetAsync(copy.SharedKey, copy.Shared, copy.Head, copy.Text, cancellation);
        return LockCheck.MissingOfPaper(articles, await FlatplanShelf.ReadAsync(db, issue.Id, cancellation), sheet);
    }
}
