using Handbill.Desk.Contracts;
using Handbill.Desk.Editorials;
using Handbill.Desk.Meetings;
using Handbill.Desk.Stories;
using Handbill.Desk.Variants;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Boards;

/// <summary>Reads the board: one question a table, however many editions there are.</summary>
internal sealed class BoardDesk(HandbillDb db, IIssues issues, IWorkplaces workplaces, IGroups groups, IAccess access, TimeProvider clock)
{
    /// <summary>The board of an issue; null when there is none, or it is not theirs to see.</summary>
    public async Task<Board?> ReadAsync(IssueId id, CancellationToken cancellation)
    {
        if (await issues.FindAsync(id, cancellation) is not { } issue
            || !await access.MayAsync(Permission.SeeBoard, new[] { Scope.Publication(issue.PublicationId.Value) }, cancellation))
        {
            return null;
        }

        return new Board(issue, await RowsAsync(issue, await issues.EditionsAsync(id, cancellation), cancellation), SeesAll: true);
    }

    /// <summary>The issues that are worked on and in which the reader has something to do: all of each, or the editions of their groups.</summary>
    public async Task<IReadOnlyList<Board>> ReadOpenAsync(CancellationToken cancellation)
    {
        var seen = await access.ReachAsync(Permission.SeeBoard, cancellation);
        var writes = await access.ReachAsync(Permission.WriteItems, cancellation);
        if (seen.IsNowhere && writes.IsNowhere)
        {
            return [];
        }

        var own = (writes.Groups.Count > 0 ? await issues.OpenEditionsAsync(writes.Groups, cancellation) : []).ToLookup(edition => edition.IssueId);
        var boards = new List<Board>();
        foreach (var issue in await issues.OpenAsync(cancellation))
        {
            var seesAll = seen.Everywhere || seen.Publications.Contains(issue.PublicationId.Value);
            var editions = seesAll ? await issues.EditionsAsync(issue.Id, cancellation) : [.. own[issue.Id]];
            if (seesAll || editions.Count > 0)
            {
                boards.Add(new Board(issue, await RowsAsync(issue, editions, cancellation), seesAll));
            }
        }

        return boards;
    }

    private async Task<IReadOnlyList<BoardRow>> RowsAsync(IssueCard issue, IReadOnlyList<EditionCard> editions, CancellationToken cancellation)
    {
        // Counted by the database: of thousands of items the board shows how many there are and how many are ready.
        var items = await db.Set<Story>().AsNoTracking().Where(story => story.IssueId == issue.Id && story.Kind == StoryKind.Item && story.EditionId != null)
            .GroupBy(story => new { story.EditionId, story.State }).Select(group => new ItemMark(group.Key.EditionId!.Value, group.Key.State, group.Count()))
            .ToListAsync(cancellation);
        var all = await db.Set<Story>().AsNoTracking().Where(story => story.IssueId == issue.Id && story.Kind == StoryKind.Editorial).ToListAsync(cancellation);
        var editorials = issue.VariantKeys.Select(variant => PrintedEditorials.Of(issue, VariantTexts.In(all, variant))).ToList();

        // As one parameter, however many there are: the question then reads the same each time, and is prepared once.
        var ids = editions.Select(edition => edition.Id).ToList();
        var meetings = await db.Set<Meeting>().AsNoTracking().Where(meeting => EF.Parameter(ids).Contains(meeting.EditionId))
            .Select(meeting => new MeetingMark(meeting.EditionId, meeting.EndedAt)).ToListAsync(cancellation);
        var places = (await workplaces.AllAsync(cancellation)).ToDictionary(place => place.Id);
        var names = (await groups.AllAsync(cancellation)).ToDictionary(group => group.Id, group => group.Name);
        return BoardRows.Of(issue, editions, items, editorials, meetings, places, names, clock.GetUtcNow());
    }
}

/// <summary>How the editions of an issue stand: all of them, or those of the reader's groups.</summary>
internal sealed record Board(IssueCard Issue, IReadOnlyList<BoardRow> Rows, bool SeesAll);
