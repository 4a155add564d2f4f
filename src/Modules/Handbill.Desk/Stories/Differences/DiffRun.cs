namespace Handbill.Desk.Stories.Differences;

/// <summary>What became of a piece of text.</summary>
internal enum DiffKind
{
    /// <summary>It stands in both.</summary>
    Kept,

    /// <summary>It stood before.</summary>
    Removed,

    /// <summary>It stands now.</summary>
    Added,
}

/// <summary>A piece of text and what became of it.</summary>
internal readonly record struct DiffRun(DiffKind Kind, string Text);
