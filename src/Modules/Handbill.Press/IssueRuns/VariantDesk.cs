using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Press.IssueRuns;

/// <summary>Chooses which variant of a locked issue is printed, and takes the choice back as long as nothing was sent.</summary>
internal sealed class VariantDesk(HandbillDb db, IIssues issues, RunDesk desk, IssueSheets sheets, IEnumerable<ISheetsSent> sent, TimeProvider clock)
{
    /// <summary>The choice that holds; null for none.</summary>
    public Task<VariantChoice?> HoldingAsync(IssueId issue, CancellationToken cancellation) =>
        db.Set<VariantChoice>().AsNoTracking().FirstOrDefaultAsync(choice => choice.IssueId == issue && choice.TakenBackAt == null, cancellation);

    /// <summary>All choices of an issue, the newest first.</summary>
    public async Task<IReadOnlyList<VariantChoice>> AllAsync(IssueId issue, CancellationToken cancellation) =>
        await db.Set<VariantChoice>().AsNoTracking().Where(choice => choice.IssueId == issue).OrderByDescending(choice => choice.At).ToListAsync(cancellation);

    /// <summary>How many sheets of each variant lie ready for print.</summary>
    public async Task<IReadOnlyDictionary<string, int>> ReadyAsync(IssueCard issue, CancellationToken cancellation)
    {
        var ready = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var variant in issue.Variants)
        {
            ready.Add(variant.Key, await sheets.Now(issue with { Chosen = variant.Key }).CountAsync(sheet => sheet.Prints != "", cancellation));
        }

        return ready;
    }

    /// <summary>Chooses a variant. A run begins at once: what was made beforehand is found again, the rest is made.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="variant">Key of the variant.</param>
    /// <param name="by">Who chooses.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Key of the variant that is chosen now: another than was asked for where somebody was first; null when the issue is not locked or has no such variant.</returns>
    public async Task<string?> ChooseAsync(IssueId issue, string variant, AccountId by, CancellationToken cancellation)
    {
        if (await issues.FindAsync(issue, cancellation) is not { LockedAt: not null } card || card.Variants.All(one => one.Key != variant))
        {
            return null;
        }

        if (card.Chosen is { } before)
        {
            return before;
        }

        db.Add(new VariantChoice { Id = NewId.Of<VariantChoiceId>(clock), IssueId = issue, Variant = variant, At = clock.GetUtcNow(), By = by });
        db.Record(new AuditAct(by.Value, "variant.choose", "issue", issue.Value, $"variant={variant}"));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException problem) when (db.Store.IsDuplicate(problem))
        {
            db.ChangeTracker.Clear();
            return (await HoldingAsync(issue, cancellation))?.Variant;
        }

        await desk.BeginAsync(issue, withReading: true, by, cancellation);
        return variant;
    }

    /// <summary>Whether sheets were sent, so that the choice stands.</summary>
    public async Task<bool> IsSentAsync(IssueId issue, CancellationToken cancellation)
    {
        foreach (var one in sent)
        {
            if (await one.AnyAsync(issue, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the choice back.</summary>
    /// <returns>False when none holds, or sheets were sent.</returns>
    public async Task<bool> TakeBackAsync(IssueId issue, string reason, AccountId by, CancellationToken cancellation)
    {
        // Whoever sends sheets waits at the same gate: nothing is sent between the look and the word.
        await using var work = await db.BeginActAsync(cancellation);
        if (await db.Set<VariantChoice>().FirstOrDefaultAsync(choice => choice.IssueId == issue && choice.TakenBackAt == null, cancellation) is not { } held || await IsSentAsync(issue, cancellation))
        {
            return false;
        }

        (held.TakenBackAt, held.TakenBackBy, held.Reason) = (clock.GetUtcNow(), by, reason);
        db.Record(new AuditAct(by.Value, "variant.take-back", "issue", issue.Value, $"variant={held.Variant}"));
        await db.SaveActAsync(work, cancellation);
        return true;
    }
}
