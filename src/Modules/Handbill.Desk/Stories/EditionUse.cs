using Handbill.Desk.Contracts;
using Handbill.Desk.Meetings;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Stories;

/// <summary>An edition is in use while something would be printed in it, and for good once a meeting was held on it: its minutes are kept.</summary>
internal sealed class EditionUse(HandbillDb db) : IEditionUse
{
    public async Task<bool> IsUsedAsync(EditionId edition, CancellationToken cancellation) =>
        await db.Set<Story>().AnyAsync(story => story.EditionId == edition && story.State != StoryState.Killed, cancellation)
        || await db.Set<Meeting>().AnyAsync(meeting => meeting.EditionId == edition, cancellation);
}
