namespace Handbill.Desk.Contracts;

/// <summary>How far a story is.</summary>
public enum StoryState
{
    /// <summary>Being written.</summary>
    Draft = 1,

    /// <summary>Ready to be read aloud.</summary>
    Ready = 2,

    /// <summary>The meeting, or for an editorial the board, agreed to it as it stands.</summary>
    Approved = 3,

    /// <summary>Kept for the next issue.</summary>
    Held = 4,

    /// <summary>Not printed.</summary>
    Killed = 5,
}
