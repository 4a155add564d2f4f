using Handbill.Desk.Contracts;
using Handbill.Desk.Editorials;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;

namespace Handbill.Desk.Boards;

/// <summary>Makes the board of what the tables say. Pure.</summary>
internal static class BoardRows
{
    public static IReadOnlyList<BoardRow> Of(
        IssueCard issue, IReadOnlyList<EditionCard> editions, IReadOnlyCollection<ItemMark> marks, IReadOnlyList<PrintedEditorials> editorials, IReadOnlyCollection<MeetingMark> meetings,
        IReadOnlyDictionary<WorkplaceId, WorkplaceCard> workplaces, IReadOnlyDictionary<GroupId, string> groups, DateTimeOffset now)
    {
        var items = marks.Where(item => item.State is not (StoryState.Killed or StoryState.Held)).ToLookup(item => item.Edition);
        var states = editions.Select(edition => edition.Language).Distinct(StringComparer.Ordinal)
            .ToDictionary(language => language, language => editorials.Min(variant => StateOf(variant, variant.For(language))), StringComparer.Ordinal);
        var held = meetings.ToLookup(meeting => meeting.Edition);
        return
        [
            .. editions.Select(edition =>
            {
                var row = new BoardRow
                {
                    Edition = edition,
                    Region = workplaces.TryGetValue(edition.WorkplaceId, out var workplace) ? workplace.Region : "",
                    Group = groups.GetValueOrDefault(edition.GroupId, ""),
                    Items = items[edition.Id].Sum(mark => mark.Count),
                    Ready = items[edition.Id].Where(mark => mark.State is StoryState.Ready or StoryState.Approved).Sum(mark => mark.Count),
                    ReadAt = held[edition.Id].Max(meeting => meeting.EndedAt),
                    IsBeingRead = held[edition.Id].Any(meeting => meeting.EndedAt is null),
                    Editorial = states[edition.Language],
                    Fits = FitsOf(issue, edition),
                };
                return row with { Late = LateOf(row, issue, now) };
            }),
        ];
    }

    private static IReadOnlyList<(IssueVariant, VariantFit)> FitsOf(IssueCard issue, EditionCard edition)
    {
        var found = VariantFit.Read(edition.VariantFits);
        return [.. from variant in issue.Variants from fit in found where fit.Variant == variant.Key select (variant, fit)];
    }

    /// <summary>The rows in the order that is asked for: a column's name, with a hyphen before it for the other way round.</summary>
    public static IReadOnlyList<BoardRow> Sort(IEnumerable<BoardRow> rows, string? by)
    {
        var falls = by?.StartsWith('-') == true;
        var named = rows.OrderBy(row => row.Edition.WorkplaceName, StringComparer.CurrentCultureIgnoreCase).ThenBy(row => row.Edition.Slug, StringComparer.Ordinal).ToList();
        IEnumerable<BoardRow> sorted = by?.TrimStart('-') switch
        {
            "group" => named.OrderBy(row => row.Group, StringComparer.CurrentCultureIgnoreCase),
            "copy" => named.OrderBy(row => row.Copy).ThenBy(row => row.Ready),
            "read" => named.OrderBy(row => row.Read),
            "approved" => named.OrderBy(row => row.Edition.ApprovedAt is not null),
            "fit" => named.OrderBy(row => FitRank(row.Edition)).ThenByDescending(row => row.Edition.FitWords),
            "language" => named.OrderBy(row => row.Edition.Language, StringComparer.Ordinal),
            "editorial" => named.OrderBy(row => row.Editorial),
            "late" => named.OrderBy(row => row.Late is null).ThenBy(row => row.Late?.Since),
            _ => named,
        };
        return falls ? [.. sorted.Reverse()] : [.. sorted];
    }

    /// <summary>Those in which every word that is looked for stands.</summary>
    public static IEnumerable<BoardRow> Filter(IEnumerable<BoardRow> rows, string? wanted)
    {
        var words = (wanted ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return rows.Where(row => words.All(word => Array.Exists(
            [row.Edition.WorkplaceName, row.Group, row.Region, row.Edition.Language, row.Edition.Slug], text => text.Contains(word, StringComparison.CurrentCultureIgnoreCase))));
    }

    private static int FitRank(EditionCard edition) => !edition.IsFitCurrent ? 3 : edition.Fit switch
    {
        "overset" => 0,
        "underset" => 1,
        _ => 2,
    };

    private static Lateness? LateOf(BoardRow row, IssueCard issue, DateTimeOffset now) =>
        issue.LockedAt is not null || row.Edition.IsPaper ? null
        : now > issue.CopyDue && (row.Ready == 0 || row.Ready < row.Items) ? new Lateness(LatePart.Copy, issue.CopyDue)
        : now > issue.LockDue && row.Edition.ApprovedAt is null ? new Lateness(LatePart.Approval, issue.LockDue)
        : null;

    private static EditorialState StateOf(PrintedEditorials editorials, Story? piece) =>
        piece is null ? EditorialState.Missing
        : editorials.IsOfOlderText(piece) ? EditorialState.Stale
        : piece.LockedAt is not null ? EditorialState.Locked
        : piece.State == StoryState.Draft ? EditorialState.Draft
        : EditorialState.Ready;
}
