namespace Handbill.Desk.Editorials.Translations;

/// <summary>A paragraph of the original, and its translation beside it.</summary>
/// <param name="Source">The original as it is now; null when it is no longer there.</param>
/// <param name="Was">The original as it was translated; null when that is not known.</param>
/// <param name="Target">The translation; empty when there is none yet.</param>
internal sealed record TranslationRow(string? Source, string? Was, string Target)
{
    public RowState State => Source is null ? Was is null ? RowState.Extra : RowState.Removed
        : Target.Length == 0 ? RowState.Missing
        : Was is null ? RowState.Unknown
        : Was == Source ? RowState.Done
        : RowState.Stale;
}

/// <summary>How a paragraph stands.</summary>
internal enum RowState
{
    /// <summary>It is not translated yet.</summary>
    Missing,

    /// <summary>It is translated, and it is not known from what.</summary>
    Unknown,

    /// <summary>The original has changed since it was translated.</summary>
    Stale,

    /// <summary>It is the translation of the original as it is.</summary>
    Done,

    /// <summary>The original was taken out since.</summary>
    Removed,

    /// <summary>It stands in the translation and has no original.</summary>
    Extra,
}
