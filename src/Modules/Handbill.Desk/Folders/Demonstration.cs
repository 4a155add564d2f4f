using Handbill.Desk.Contracts;
using Handbill.Desk.Meetings;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Folders;

/// <summary>Sets the stage: every third edition was read and approved, every third is being written, the others wait for their meeting.</summary>
internal sealed class Demonstration(HandbillDb db, IIssues issues, TimeProvider clock) : IDemonstration
{
    public async Task StageAsync(IssueId issue, CancellationToken cancellation)
    {
        await using var work = await db.Database.BeginTransactionAsync(cancellation);
        var stories = await db.Set<Story>().Where(story => story.IssueId == issue).ToListAsync(cancellation);
        var items = stories.Where(story => story.EditionId is not null).ToLookup(story => story.EditionId!.Value);
        foreach (var editorial in stories.Where(story => story.Kind == StoryKind.Editorial))
        {
            editorial.State = StoryState.Approved;
        }

        var turn = 0;
        foreach (var edition in (await issues.EditionsAsync(issue, cancellation)).Where(edition => items[edition.Id].Any()))
        {
            switch (turn++ % 3)
            {
                case 0:
                    foreach (var story in items[edition.Id])
                    {
                        story.State = StoryState.Approved;
                    }

                    db.Add(new Meeting
                    {
                        Id = NewId.Of<MeetingId>(clock), EditionId = edition.Id, GroupId = edition.GroupId, BeganAt = clock.GetUtcNow().AddHours(-20),
                        BegunBy = new AccountId(Guid.Empty), EndedAt = clock.GetUtcNow().AddHours(-19),
                    });
                    await issues.ApproveAsync(edition.Id, cancellation);
                    break;
                case 1:
                    items[edition.Id].MaxBy(story => story.Position)!.State = StoryState.Draft;
                    break;
            }
        }

        await db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
    }
}
