using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Stories;

/// <summary>The stories that lie before whoever makes this request: what they see and what they write.</summary>
internal sealed class StoryDesk(HandbillDb db, IAccess access, TimeProvider clock)
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

    /// <summary>Whether they may hold, kill and bring back a story: for an item, what its meeting may.</summary>
    public async Task<bool> MayDecideAsync(Story story, CancellationToken cancellation) => story.Kind == StoryKind.Item
        ? await access.MayAsync(Permission.ApproveItems, StorySight.ScopesOf(story), cancellation)
        : await access.MayAsync(Permission.WriteEditorials, StorySight.ScopesOf(story), cancellation);
}
