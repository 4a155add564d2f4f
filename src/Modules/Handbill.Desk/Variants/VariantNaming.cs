using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Variants;

/// <summary>Says in which variants an issue is made, and what each has of its own.</summary>
internal sealed class VariantNaming(HandbillDb db, IIssues issues)
{
    /// <summary>The texts that variants of an issue have of their own.</summary>
    public async Task<IReadOnlyList<Story>> TextsAsync(IssueId issue, CancellationToken cancellation) =>
        await db.Set<Story>().AsNoTracking().Where(story => story.IssueId == issue && story.Variant != "")
            .OrderBy(story => story.Kind).ThenBy(story => story.EditionId).ThenBy(story => story.Position).ToListAsync(cancellation);

    /// <summary>Names the variants.</summary>
    /// <returns>Why nothing was changed; null when it was.</returns>
    public async Task<Refusal?> NameAsync(IssueCard issue, IReadOnlyList<string> names, AccountId by, CancellationToken cancellation)
    {
        if (IssueVariant.Check(names) is not null)
        {
            return new Refusal("Names", "Name {0} to {1} variants, each on a line of its own, with at most {2} letters and not too much alike; or leave this empty for one text.", IssueVariant.Fewest, IssueVariant.Most, IssueVariant.LongestName);
        }

        await using var work = await db.Database.BeginTransactionAsync(cancellation);

        // Who writes a story waits at the same gate: no text is begun for a variant that is about to go.
        await db.LockAsync(StoreGate.Audit, cancellation);
        var kept = IssueVariant.Of(names).Select(variant => variant.Key).ToList();
        var orphan = (await TextsAsync(issue.Id, cancellation)).FirstOrDefault(story => story.State != StoryState.Killed && !kept.Contains(story.Variant));
        if (orphan is not null)
        {
            var name = issue.Variants.FirstOrDefault(variant => variant.Key == orphan.Variant)?.Name ?? orphan.Variant;
            return new Refusal("Names", "“{0}” has a text of its own, “{1}”. Kill its texts first, or keep the variant.", name, orphan.Headline);
        }

        if (!await issues.SetVariantsAsync(issue.Id, names, cancellation))
        {
            return new Refusal("", "The issue is locked: its variants are as they are.");
        }

        db.Record(new AuditAct(by.Value, "issue.variants", "issue", issue.Id.Value, $"variants={names.Count}"));
        await db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return null;
    }
}
