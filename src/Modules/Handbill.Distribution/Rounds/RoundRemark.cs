namespace Handbill.Distribution.Rounds;

/// <summary>
/// What whoever went on a round remarks, for their own group. The one type that a remark is kept in, in the one column that holds it: sealing
/// with the group's key comes here, in <see cref="Write"/> before it is kept and after <see cref="Kept"/> is read.
/// </summary>
internal sealed record RoundRemark
{
    /// <summary>Characters that a remark may have.</summary>
    public const int Longest = 2_000;

    /// <summary>Characters that it takes when it is kept; a sealed one is longer.</summary>
    public const int LongestKept = 4_000;

    private RoundRemark(string kept) => Kept = kept;

    /// <summary>As it stands in its column.</summary>
    public string Kept { get; }

    /// <summary>What was written; empty for nothing. Only for the eyes of the round's group.</summary>
    public string Text => Kept;

    /// <summary>No remark.</summary>
    public static RoundRemark None { get; } = new("");

    /// <summary>A remark that somebody wrote.</summary>
    /// <param name="text">The text, at most <see cref="Longest"/> characters.</param>
    public static RoundRemark Write(string text) => new(text);

    /// <summary>A remark as it was kept.</summary>
    public static RoundRemark Read(string kept) => new(kept);
}
