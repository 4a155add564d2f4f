using Handbill.Desk.Contracts;
using Handbill.Ui.Components;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Stories;

/// <summary>States and kinds of stories in words and shapes.</summary>
internal static class StateWords
{
    public static string State(this IStringLocalizer<StoryWords> words, StoryState state) => state switch
    {
        StoryState.Draft => words["being written"],
        StoryState.Ready => words["ready to be read"],
        StoryState.Approved => words["approved"],
        StoryState.Held => words["held"],
        _ => words["killed"],
    };

    public static string Kind(this IStringLocalizer<StoryWords> words, StoryKind kind) => kind switch
    {
        StoryKind.Item => words["item"],
        StoryKind.Editorial => words["editorial"],
        StoryKind.Article => words["article"],
        _ => words["standing notice"],
    };

    /// <summary>What the button that puts a story into a state says.</summary>
    public static string Act(this IStringLocalizer<StoryWords> words, StoryState from, StoryState to) => to switch
    {
        StoryState.Ready when from == StoryState.Approved => words["Take the approval back"],
        StoryState.Ready when from == StoryState.Held => words["Bring it back"],
        StoryState.Ready => words["It may be read aloud"],
        StoryState.Draft when from == StoryState.Killed => words["Bring it back"],
        StoryState.Draft => words["Back to writing"],
        StoryState.Held => words["Hold it for the next issue"],
        _ => words["Kill it"],
    };

    public static Progress Shape(StoryState state, bool isLocked = false) => isLocked ? Progress.Locked : state switch
    {
        StoryState.Draft => Progress.Waiting,
        StoryState.Ready => Progress.Started,
        StoryState.Approved => Progress.Done,
        StoryState.Held => Progress.Held,
        _ => Progress.Stopped,
    };
}
