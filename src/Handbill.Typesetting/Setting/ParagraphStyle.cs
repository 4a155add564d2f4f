using Handbill.Typesetting.Fonts;

namespace Handbill.Typesetting.Setting;

/// <summary>Which of the house style's families a text is set in.</summary>
internal enum FontRole
{
    Body,
    Headline,
    Masthead,
}

/// <summary>What shaping and the list of breakpoints depend on; sizes and measures come later and never change them.</summary>
internal sealed record ParagraphStyle
{
    public required FontRole Role { get; init; }

    public FontCut Cut { get; init; } = FontCut.Regular;

    public bool Hyphenate { get; init; }

    public bool Protrude { get; init; }

    public bool Ligatures { get; init; } = true;

    public bool OldstyleFigures { get; init; }

    public bool TabularFigures { get; init; }

    /// <summary>True for texts that may be in another language than the sheet: their words run as their first letter does.</summary>
    public bool OwnDirection { get; init; }

    /// <summary>Width of a box at the paragraph's start, in thousandths of the em.</summary>
    public float Indent { get; init; }
}
