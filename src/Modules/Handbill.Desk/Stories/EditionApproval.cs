using Handbill.Desk.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Stories;

/// <summary>An edition is approved when all its items are: asked after each change of one of them, and nowhere else.</summary>
internal sealed class EditionApproval(HandbillDb db, IIssues issues)
{
    /// <summary>Whether items of these states make an approved edition: each that is printed was approved, and there is one. Pure.</summary>
    public static bool IsWhole(IEnumerable<StoryState> items)
    {
        var printed = items.Where(state => state is not (StoryState.Held or StoryState.Killed)).ToList();
        return printed.Count > 0 && printed.TrueForAll(state => state == StoryState.Approved);
    }

    /// <summary>Whether an edition can be approved as far as one of its stories goes. Pure.</summary>
    public static bool Allows(Story story) => story.Kind != StoryKind.Item || story.State is StoryState.Approved or StoryState.Held or StoryState.Killed;

    /// <summary>Approves an edition whose approval was taken back by a change, if all its items are approved as they are now saved.</summary>
    public async Task SettleAsync(EditionId edition, CancellationToken cancellation)
    {
        var states = await db.Set<Story>().AsNoTracking().Where(story => story.EditionId == edition && story.Kind == StoryKind.Item)
            .Select(story => story.State).ToListAsync(cancellation);
        if (IsWhole(states))
        {
            await issues.ApproveAsync(edition, cancellation);
        }
    }
}
