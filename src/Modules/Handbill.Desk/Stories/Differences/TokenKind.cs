namespace Handbill.Desk.Stories.Differences;

/// <summary>What a piece of copy is, as far as comparing goes.</summary>
internal enum TokenKind
{
    /// <summary>Letters and digits, with the apostrophes inside of them.</summary>
    Word,

    /// <summary>Blanks within a line.</summary>
    Blank,

    /// <summary>The end of a line.</summary>
    Line,

    /// <summary>One empty line or more: the end of a paragraph.</summary>
    Break,

    /// <summary>A sign, or several of the same: a full stop, `**`, `###`.</summary>
    Sign,
}
