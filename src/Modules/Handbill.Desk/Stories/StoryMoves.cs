using Handbill.Desk.Contracts;

namespace Handbill.Desk.Stories;

/// <summary>How a story goes from one state to another by hand; approving is for the meeting and the board. Pure.</summary>
internal static class StoryMoves
{
    /// <summary>The states that a story can be put into.</summary>
    /// <param name="state">The state it is in.</param>
    /// <param name="mayDecide">Whether whoever asks may hold, kill and take such a decision back.</param>
    public static IReadOnlyList<StoryState> From(StoryState state, bool mayDecide) => (state, mayDecide) switch
    {
        (StoryState.Draft, true) => [StoryState.Ready, StoryState.Held, StoryState.Killed],
        (StoryState.Draft, false) => [StoryState.Ready],
        (StoryState.Ready, true) => [StoryState.Draft, StoryState.Held, StoryState.Killed],
        (StoryState.Ready, false) => [StoryState.Draft],
        (StoryState.Approved, true) => [StoryState.Ready, StoryState.Held, StoryState.Killed],
        (StoryState.Held, true) => [StoryState.Ready, StoryState.Killed],
        (StoryState.Killed, true) => [StoryState.Draft],
        _ => [],
    };
}
