using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;

namespace Handbill.Desk.Meetings;

/// <summary>One item as a meeting's page shows it.</summary>
internal sealed record ItemView
{
    public required Table Table { get; init; }

    public required Story Story { get; init; }

    /// <summary>Its place, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>False where one item is shown at a time, and this is not it.</summary>
    public bool IsShown { get; init; } = true;

    /// <summary>An id for each form of the item, so that a form sent twice is one act.</summary>
    public required Func<DecisionId> NewId { get; init; }

    /// <summary>What was asked for and does not hold, since the item is no longer what was read; null when all is well.</summary>
    public DecisionKind? Refused { get; init; }

    /// <summary>The text that was read, where it has changed since.</summary>
    public StoryText? Read { get; init; }

    /// <summary>An amendment that touches what somebody else wrote; null when there is none.</summary>
    public StoryMerge? Merge { get; init; }

    /// <summary>What was typed and is not saved; null for nothing.</summary>
    public MeetingForm? Typed { get; init; }

    public bool IsOpen => Story.State is StoryState.Draft or StoryState.Ready;

    public bool MayDecide => Table.MayDecide && !Table.IsLocked;

    public bool MayAmend => !Table.IsLocked && Story.LockedAt is null && Story.State != StoryState.Killed;

    /// <summary>What can be decided about it, the usual first.</summary>
    public IEnumerable<DecisionKind> Choices => Story.State switch
    {
        StoryState.Approved => [DecisionKind.Reopen, DecisionKind.Hold, DecisionKind.Kill],
        StoryState.Held => [DecisionKind.Reopen, DecisionKind.Approve, DecisionKind.Kill],
        StoryState.Killed => [DecisionKind.Reopen],
        _ => [DecisionKind.Approve, DecisionKind.Hold, DecisionKind.Kill],
    };
}

/// <summary>What a script is answered: what came of an act, and the parts of the page that it changes.</summary>
/// <param name="Outcome">In one word, for the script: applied, already, changed, locked or wrong.</param>
/// <param name="Words">In words, for the reader.</param>
/// <param name="Table">The table as it is now.</param>
/// <param name="Item">The item it was about; null for none, or when it is no longer there.</param>
/// <param name="Revision">The revision that an amendment made, when nothing of anybody else's is in it; null otherwise.</param>
internal sealed record OutcomeView(string Outcome, string Words, Table Table, ItemView? Item, int? Revision);
