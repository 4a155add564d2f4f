namespace Handbill.Desk.Stories;

/// <summary>What came of saving a story.</summary>
internal abstract record WriteOutcome
{
    private WriteOutcome()
    {
    }

    /// <summary>It is saved.</summary>
    /// <param name="Revision">As this revision.</param>
    /// <param name="IsMerged">True when somebody else's changes were put in as well.</param>
    /// <param name="TookApprovalBack">True when it was approved before and must be read again.</param>
    public sealed record Written(int Revision, bool IsMerged, bool TookApprovalBack) : WriteOutcome;

    /// <summary>Somebody else changed the same words meanwhile: both are shown, nothing is saved.</summary>
    /// <param name="Merge">The two texts.</param>
    /// <param name="Revision">The revision of theirs: the next save is based on it.</param>
    public sealed record Touched(StoryMerge Merge, int Revision) : WriteOutcome;

    /// <summary>Somebody else chose otherwise meanwhile: nothing is saved.</summary>
    /// <param name="Fields">The settings.</param>
    public sealed record SettingsTouched(IReadOnlyList<string> Fields) : WriteOutcome;

    /// <summary>It is locked.</summary>
    public sealed record Locked : WriteOutcome;
}
