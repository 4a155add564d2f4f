using System.Globalization;
using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;

namespace Handbill.Desk.Meetings;

/// <summary>What a form of the meeting's page sends; which of it depends on the form. Nothing is required by the type.</summary>
internal sealed class MeetingForm
{
    internal const int LongestLine = 400;
    internal const int LongestNote = 4000;

    /// <summary>Id of the act, made by its device; forms without scripts get one with the page.</summary>
    public string? Decision { get; set; }

    /// <summary>The meeting that it was done in.</summary>
    public string? Meeting { get; set; }

    /// <summary>The item.</summary>
    public string? Story { get; set; }

    /// <summary>What was decided.</summary>
    public string? Kind { get; set; }

    /// <summary>The revision that was read.</summary>
    public int? Revision { get; set; }

    /// <summary>How far the item was when it was read.</summary>
    public string? State { get; set; }

    /// <summary>Why, for the minutes.</summary>
    public string? Why { get; set; }

    /// <summary>The headline as it was amended.</summary>
    public string? Headline { get; set; }

    /// <summary>The body as it was amended.</summary>
    public string? Body { get; set; }

    /// <summary>The items as they stood, their ids with commas between.</summary>
    public string? Seen { get; set; }

    /// <summary>The items as they shall stand; without scripts <see cref="Move"/> says it.</summary>
    public string? Wanted { get; set; }

    /// <summary>An item's id, and by how many places it goes down.</summary>
    public string? Move { get; set; }

    /// <summary>What is to be done.</summary>
    public string? Text { get; set; }

    /// <summary>Who does it.</summary>
    public string? Who { get; set; }

    /// <summary>By when.</summary>
    public DateOnly? Due { get; set; }

    internal StoryId? StoryId => Contracts.StoryId.TryParse(Story, null, out var id) ? id : null;

    internal MeetingId? MeetingId => Contracts.MeetingId.TryParse(Meeting, null, out var id) ? id : null;

    internal DecisionId? DecisionId => Contracts.DecisionId.TryParse(Decision, null, out var id) ? id : null;

    internal DecisionKind? Decided => Enum.TryParse<DecisionKind>(Kind, out var kind) && MeetingDecisions.IsAboutState(kind) ? kind : null;

    internal ItemSeen? ItemSeen => Revision is { } revision && Enum.TryParse<StoryState>(State, out var state) && Enum.IsDefined(state) ? new ItemSeen(revision, state) : null;

    internal string WhyText => StoryText.Lines(Why);

    /// <summary>The items as one of them is moved; null when that cannot be read or done.</summary>
    internal IReadOnlyList<StoryId>? Moved(IReadOnlyList<StoryId> seen) =>
        Move?.Split(' ') is [var item, var by] && Contracts.StoryId.TryParse(item, null, out var id)
        && int.TryParse(by, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var places) && Math.Abs((long)places) <= seen.Count
            ? ReadingOrder.Moved(seen, id, places)
            : null;

    /// <summary>Ids in their order; null when they are none.</summary>
    internal static List<StoryId>? Order(string? text)
    {
        var ids = new List<StoryId>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (ids.Count > 1000 || !Contracts.StoryId.TryParse(part, null, out var id) || ids.Contains(id))
            {
                return null;
            }

            ids.Add(id);
        }

        return ids;
    }
}
