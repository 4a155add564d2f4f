using Handbill.Desk.Contracts;

namespace Handbill.Desk.Meetings;

/// <summary>How an item is when a decision about it arrives.</summary>
/// <param name="Revision">Number of its text.</param>
/// <param name="State">How far it is.</param>
/// <param name="IsLocked">True when it, or its issue, is locked.</param>
/// <param name="Before">How far it was before the decision that holds now; null when none does.</param>
internal readonly record struct ItemNow(int Revision, StoryState State, bool IsLocked = false, StoryState? Before = null);

/// <summary>What somebody had before them when they decided.</summary>
internal readonly record struct ItemSeen(int Revision, StoryState State);

/// <summary>What came of a decision.</summary>
internal enum Verdict
{
    /// <summary>It holds now.</summary>
    Applied,

    /// <summary>It is so already: sent twice, or decided alike by somebody else about the same text.</summary>
    AlreadySo,

    /// <summary>The item is no longer what was read: both are shown, and a person decides.</summary>
    Changed,

    /// <summary>It is locked: a meeting decides nothing any more.</summary>
    Locked,
}

/// <summary>
/// Whether a decision holds that may have been made hours ago, away from any network. It is applied only to what was read: the same
/// text, on which nobody else has decided. Pure.
/// </summary>
internal static class MeetingDecisions
{
    /// <summary>The kinds that put an item into a state.</summary>
    public static bool IsAboutState(DecisionKind kind) => kind is DecisionKind.Approve or DecisionKind.Hold or DecisionKind.Kill or DecisionKind.Reopen;

    /// <summary>What an item is after a decision.</summary>
    public static StoryState After(DecisionKind kind, StoryState? before) => kind switch
    {
        DecisionKind.Approve => StoryState.Approved,
        DecisionKind.Hold => StoryState.Held,
        DecisionKind.Kill => StoryState.Killed,
        _ => before is StoryState.Draft ? StoryState.Draft : StoryState.Ready,
    };

    /// <summary>What comes of it.</summary>
    /// <param name="now">The item as it is.</param>
    /// <param name="kind">What was decided.</param>
    /// <param name="seen">The item as it was read.</param>
    /// <param name="isKnown">True when this very decision has arrived before.</param>
    public static Verdict Of(ItemNow now, DecisionKind kind, ItemSeen seen, bool isKnown)
    {
        if (isKnown)
        {
            return Verdict.AlreadySo;
        }

        if (now.IsLocked)
        {
            return Verdict.Locked;
        }

        // To approve is to agree to words: other words that were approved elsewhere are not those.
        if (IsSo(now.State, kind) && (kind != DecisionKind.Approve || now.Revision == seen.Revision))
        {
            return Verdict.AlreadySo;
        }

        return now.Revision == seen.Revision && Undecided(now.State) == Undecided(seen.State) ? Verdict.Applied : Verdict.Changed;
    }

    private static bool IsSo(StoryState state, DecisionKind kind) => kind == DecisionKind.Reopen
        ? Undecided(state) == StoryState.Ready
        : state == After(kind, null);

    // Whether its writer says that it is finished is not a decision: a meeting may read it either way.
    private static StoryState Undecided(StoryState state) => state == StoryState.Draft ? StoryState.Ready : state;
}
