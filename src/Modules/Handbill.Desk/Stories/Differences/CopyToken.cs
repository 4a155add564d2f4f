namespace Handbill.Desk.Stories.Differences;

/// <summary>A piece of copy.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How many characters it has.</param>
internal readonly record struct CopyToken(TokenKind Kind, int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>True when two changes on either side of it do not touch.</summary>
    public bool SetsApart => Kind is TokenKind.Word or TokenKind.Line or TokenKind.Break;
}
