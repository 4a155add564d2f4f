using Handbill.Desk.Contracts;
using Handbill.Desk.Folders;
using Handbill.Desk.Proofs;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Flatplans;

/// <summary>Reads flatplans for whoever makes the paper, and changes them: one act after the other, each of them a step that can be taken back.</summary>
internal sealed class FlatplanDesk(HandbillDb db, IIssues issues, ProofDesk proofs, IAccess access, TimeProvider clock)
{
    /// <summary>Steps that can be taken back.</summary>
    public const int MostSteps = 100;

    /// <summary>The flatplan of an issue as it would print; null when it is no newspaper's, or not theirs to see.</summary>
    public async Task<FlatplanSight?> ReadAsync(IssueId id, CancellationToken cancellation)
    {
        if (await FindAsync(id, Permission.SeeBoard, cancellation) is not { } found)
        {
            return null;
        }

        var (issue, edition) = found;
        var row = await db.Set<Flatplan>().AsNoTracking().FirstOrDefaultAsync(plan => plan.IssueId == id, cancellation);
        var plan = await FlatplanShelf.ReadAsync(db, id, cancellation) ?? FlatplanText.Empty(4);
        var proof = await proofs.SetAsync(edition.Id, new HashSet<StoryId>(), unsaved: null, variant: null, cancellation);
        var sight = await EmbargoSight.OfAsync(access, clock.GetUtcNow(), cancellation);
        var stories = (await ArticlesAsync(id, cancellation)).FindAll(sight.Shows);
        return new FlatplanSight(
            issue, edition, plan, row?.Version ?? 0, row is { Step: > 0 }, row is not null && row.Step < row.Last, row is not null, proof?.Sheet, stories,
            await access.MayAsync(Permission.WriteEditorials, Scopes(issue), cancellation));
    }

    /// <summary>Changes the flatplan of an issue.</summary>
    /// <param name="id">The issue.</param>
    /// <param name="version">The version that whoever changes it had before them.</param>
    /// <param name="act">What to do.</param>
    /// <param name="name">The same in a word, for the audit trail.</param>
    /// <param name="cancellation">Ends it; nothing is changed then.</param>
    public Task<FlatplanAnswer> ActAsync(IssueId id, int version, Func<FlatplanText, FlatplanAct> act, string name, CancellationToken cancellation) => ChangeAsync(
        id,
        version,
        name,
        async (row, plan) =>
        {
            var (next, refusal) = act(plan);
            if (refusal is not null)
            {
                return refusal;
            }

            // A plan that stays as it is would be a step that takes nothing back.
            if (next.Write() == plan.Write())
            {
                return null;
            }

            var gone = await db.Set<FlatplanStep>().Where(step => step.IssueId == id && (step.Number > row.Step || step.Number < row.Step - MostSteps)).ToListAsync(cancellation);
            db.RemoveRange(gone);
            await db.SaveChangesAsync(cancellation);
            row.Last = ++row.Step;
            db.Add(new FlatplanStep { IssueId = id, Number = row.Step, Text = next.Write(), At = clock.GetUtcNow(), By = access.Me!.Value });
            return null;
        },
        cancellation);

    /// <summary>Takes the last step back, or takes the next one again.</summary>
    public Task<FlatplanAnswer> TurnAsync(IssueId id, int version, bool isBack, CancellationToken cancellation) => ChangeAsync(
        id,
        version,
        isBack ? "undo" : "redo",
        async (row, _) =>
        {
            var to = row.Step + (isBack ? -1 : 1);
            if (!await db.Set<FlatplanStep>().AnyAsync(step => step.IssueId == id && step.Number == to, cancellation))
            {
                return new FlatplanFault(-1, FlatplanTrouble.NoFrame, "there is no further step", "go on from here");
            }

            row.Step = to;
            return null;
        },
        cancellation);

    private async Task<FlatplanAnswer> ChangeAsync(
        IssueId id, int version, string name, Func<Flatplan, FlatplanText, Task<FlatplanFault?>> change, CancellationToken cancellation)
    {
        if (await FindAsync(id, Permission.WriteEditorials, cancellation) is null)
        {
            return new FlatplanAnswer(FlatplanOutcome.Missing);
        }

        // Who locks the issue, and whoever else is at the plan, waits at the same gate.
        await using var work = await db.BeginActAsync(cancellation);
        if (await issues.FindAsync(id, cancellation) is not { LockedAt: null })
        {
            return new FlatplanAnswer(FlatplanOutcome.Locked);
        }

        var row = await db.Set<Flatplan>().FirstOrDefaultAsync(plan => plan.IssueId == id, cancellation);
        if ((row?.Version ?? 0) != version)
        {
            return new FlatplanAnswer(FlatplanOutcome.Changed);
        }

        if (row is null)
        {
            db.AddRange(FlatplanShelf.Begin(id, FlatplanText.Empty(4), access.Me!.Value, clock.GetUtcNow()));
            await db.SaveChangesAsync(cancellation);
            row = await db.Set<Flatplan>().FirstAsync(plan => plan.IssueId == id, cancellation);
        }

        var plan = (await FlatplanShelf.ReadAsync(db, id, cancellation))!;
        if (await change(row, plan) is { } refusal)
        {
            return new FlatplanAnswer(FlatplanOutcome.Refused, refusal);
        }

        row.Version++;
        db.Record(new AuditAct(access.Me!.Value.Value, $"flatplan.{name}", "issue", id.Value, $"step={row.Step}"));
        await db.SaveChangesAsync(cancellation);
        await issues.TouchAllAsync(id, language: null, takesApprovalBack: false, cancellation);
        await work.CommitAsync(cancellation);
        return new FlatplanAnswer(FlatplanOutcome.Done);
    }

    private async Task<(IssueCard Issue, EditionCard Edition)?> FindAsync(IssueId id, Permission permission, CancellationToken cancellation) =>
        await issues.FindAsync(id, cancellation) is { } issue && await access.MayAsync(permission, Scopes(issue), cancellation)
        && (await issues.EditionsAsync(id, cancellation)).FirstOrDefault(edition => edition.IsPaper) is { } paper ? (issue, paper) : null;

    private static Scope[] Scopes(IssueCard issue) => [Scope.Publication(issue.PublicationId.Value)];

    private async Task<List<Story>> ArticlesAsync(IssueId id, CancellationToken cancellation) =>
        await db.Set<Story>().AsNoTracking()
            .Where(story => story.IssueId == id && story.Kind == StoryKind.Article && story.TranslationOf == null && story.State != StoryState.Killed && story.State != StoryState.Held)
            .OrderBy(story => story.Position).ThenBy(story => story.Id).ToListAsync(cancellation);
}

/// <summary>What came of a change.</summary>
internal enum FlatplanOutcome
{
    Done,

    /// <summary>It would break the plan.</summary>
    Refused,

    /// <summary>Somebody else changed the plan meanwhile.</summary>
    Changed,

    /// <summary>The issue is locked.</summary>
    Locked,

    /// <summary>There is no such newspaper, or it is not theirs.</summary>
    Missing,
}

/// <summary>What came of a change, and why it was refused.</summary>
internal sealed record FlatplanAnswer(FlatplanOutcome Outcome, FlatplanFault? Fault = null);

/// <summary>A flatplan and how it would print.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Edition">Its paper.</param>
/// <param name="Plan">The plan, its stories by their ids.</param>
/// <param name="Version">Its version.</param>
/// <param name="MayUndo">Whether there is a step to take back.</param>
/// <param name="MayRedo">Whether there is one to take again.</param>
/// <param name="IsBegun">False while the press spreads the articles by itself.</param>
/// <param name="Sheet">What was set; null when it may not be seen.</param>
/// <param name="Stories">The articles.</param>
/// <param name="MayWrite">Whether whoever asks may change the plan.</param>
internal sealed record FlatplanSight(
    IssueCard Issue, EditionCard Edition, FlatplanText Plan, int Version, bool MayUndo, bool MayRedo, bool IsBegun, ProofSheet? Sheet, IReadOnlyList<Story> Stories, bool MayWrite)
{
    public bool IsOpen => MayWrite && Issue.LockedAt is null;

    /// <summary>Articles that stand in no frame.</summary>
    public IEnumerable<Story> Unplaced => Stories.Where(story => !Plan.FramesOf(story.Id.ToString()).Any());

    /// <summary>The story in a frame; null for none.</summary>
    public Story? StoryIn(int frame) => Stories.FirstOrDefault(story => story.Id.ToString() == Plan.Frames[frame].Story);
}
