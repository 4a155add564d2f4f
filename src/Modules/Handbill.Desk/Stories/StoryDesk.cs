using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Stories;

/// <summary>The stories that lie before whoever makes this request: what they see and what they write.</summary>
internal sealed class StoryDesk(HandbillDb db, IIssues issues, IAccess access, TimeProvider clock)
{
    private StoryReach? _reach;

    public AccountId Me => access.Me ?? throw new InvalidOperationException("Only somebody who is signed in has a desk.");

    public async Task<StoryReach> ReachAsync(CancellationToken cancellation) => _reach ??= await StoryReach.OfAsync(access, cancellation);

    /// <summary>All stories that they see.</summary>
    public async Task<IQueryable<Story>> VisibleAsync(CancellationToken cancellation) =>
        StorySight.Visible(db.Set<Story>(), await ReachAsync(cancellation), clock.GetUtcNow());

    /// <summary>One story, as it is now and not as it may have been read before; null when there is none, or they do not see it.</summary>
    public async Task<Story?> FindAsync(StoryId id, CancellationToken cancellation) =>
        await (await VisibleAsync(cancellation)).AsNoTracking().FirstOrDefaultAsync(story => story.Id == id, cancellation);

    /// <summary>One story that they may change, tracked; null when there is none or they may not.</summary>
    public async Task<Story?> FindToWriteAsync(StoryId id, CancellationToken cancellation) =>
        await StorySight.Writable(db.Set<Story>(), await ReachAsync(cancellation)).FirstOrDefaultAsync(story => story.Id == id, cancellation);

    /// <summary>One story as <see cref="FindAsync"/> finds it, and whether they may write it: who may is asked for first, and sees it then.</summary>
    public async Task<(Story? Story, bool MayWrite)> LookAsync(StoryId id, CancellationToken cancellation) =>
        await StorySight.Writable(db.Set<Story>(), await ReachAsync(cancellation)).AsNoTracking().FirstOrDefaultAsync(story => story.Id == id, cancellation) is { } mine
            ? (mine, true)
            : (await FindAsync(id, cancellation), false);

    /// <summary>The variants of a story's issue, with the text that each has in its place; none where the issue has no variants.</summary>
    public async Task<IReadOnlyList<(IssueVariant Variant, Story? Text)>> VariantsAsync(Story usual, CancellationToken cancellation)
    {
        if (usual is not { IssueId: { } id, Kind: StoryKind.Item or StoryKind.Editorial } || await issues.FindAsync(id, cancellation) is not { VariantNames.Count: > 0 } issue)
        {
            return [];
        }

        var of = usual.VariantOf ?? usual.Id;
        var texts = await (await VisibleAsync(cancellation)).AsNoTracking().Where(story => story.VariantOf == of || story.Id == usual.Id).ToListAsync(cancellation);
        return [.. issue.Variants.Select(variant => (variant, texts.Find(text => text.Variant == variant.Key)))];
    }

    /// <summary>Whether they may correct a story: a locked one of an issue.</summary>
    public async Task<bool> MayCorrectAsync(Story story, CancellationToken cancellation) =>
        story is { LockedAt: not null, IssueId: { } id } && (await issues.FindAsync(id, cancellation))?.LockedAt is not null
        && await access.MayAsync(Permission.Lock, new[] { Scope.Publication(story.PublicationId.Value) }, cancellation);

    /// <summary>Whether they may hold, kill and bring back a story: for an item, what its meeting may.</summary>
    public async Task<bool> MayDecideAsync(Story story, CancellationToken cancellation) => story.Kind == StoryKind.Item
        ? await access.MayAsync(Permission.ApproveItems, StorySight.ScopesOf(story), cancellation)
        : await access.MayAsync(Permission.WriteEditorials, StorySight.ScopesOf(story), cancellation);
}
