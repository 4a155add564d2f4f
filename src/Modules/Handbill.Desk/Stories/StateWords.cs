using Handbill.Desk.Contracts;
using Handbill.Ui.Components;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Stories;

/// <summary>States and kinds of stories in words and shapes.</summary>
internal static class StateWords
{
    public static string State(this IStringLocalizer<StoryWords> t, StoryState state) => state switch
    {
        StoryState.Draft => t["being written"],
        StoryState.Ready => t["ready to be read"],
        StoryState.Approved => t["approved"],
        StoryState.Held => t["held"],
        _ => t["killed"],
    };

    public static string Kind(this IStringLocalizer<StoryWords> t, StoryKind kind) => kind switch
    {
        StoryKind.Item => t["item"],
        StoryKind.Editorial => t["editorial"],
        StoryKind.Article => t["article"],
        _ => t["standing notice"],
    };

    /// <summary>What the button that puts a story into a state says.</summary>
    public static string Act(this IStringLocalizer<StoryWords> t, StoryState from, StoryState to) => to switch
    {
        StoryState.Ready when from == StoryState.Approved => t["Take the approval back"],
        StoryState.Ready when from == StoryState.Held => t["Bring it back"],
        StoryState.Ready => t["Ready to be read"],
        StoryState.Draft when from == StoryState.Killed => t["Bring it back"],
        StoryState.Draft => t["Back to writing"],
        StoryState.Held => t["Hold it for the next issue"],
        _ => t["Kill it"],
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
