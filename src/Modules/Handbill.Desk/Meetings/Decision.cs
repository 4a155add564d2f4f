using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Desk.Meetings;

/// <summary>What a meeting decided: about an item, or about what is to be done.</summary>
internal sealed class Decision
{
    /// <summary>Made by whoever sends it, so that a decision sent twice from a dead spot is one.</summary>
    public required DecisionId Id { get; init; }

    public required MeetingId MeetingId { get; init; }

    /// <summary>The item; null for a task.</summary>
    public StoryId? StoryId { get; init; }

    /// <summary>The revision of the item that was read aloud; for an amendment the one that it made.</summary>
    public int? Revision { get; init; }

    /// <summary>How far the item was before: to what it returns when this is taken back.</summary>
    public StoryState? Before { get; init; }

    public required DecisionKind Kind { get; init; }

    /// <summary>Why, or what is to be done.</summary>
    public string Text { get; set; } = "";

    /// <summary>Who follows up, in the group's own words; empty for nobody.</summary>
    public string FollowUp { get; set; } = "";

    /// <summary>By when; null when nobody said.</summary>
    public DateOnly? DueOn { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public required DateTimeOffset At { get; init; }

    public required AccountId By { get; init; }

    public static void Shape(EntityTypeBuilder<Decision> decision)
    {
        decision.HasOne<Meeting>().WithMany().HasForeignKey(one => one.MeetingId);
        decision.HasIndex(one => one.StoryId);
    }
}
