namespace Handbill.Typesetting.Breaking;

/// <summary>What there is to know of a line besides its place.</summary>
[Flags]
public enum LineFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It ends in a hyphen.</summary>
    Hyphen = 1,

    /// <summary>It ends at a forced break, or the paragraph's end.</summary>
    Forced = 2,

    /// <summary>It is wider than its measure even with all its shrink: something in it cannot be broken.</summary>
    Overfull = 4,

    /// <summary>It is looser than the tolerance.</summary>
    Underfull = 8,
}

/// <summary>One line of a broken paragraph.</summary>
/// <param name="Start">Index of the breakpoint it starts at.</param>
/// <param name="End">Index of the breakpoint it ends at.</param>
/// <param name="Ratio">Share of the line's stretch (above 0) or shrink (below 0) that makes it as wide as its measure; glyphs take
/// the same share of the expansion. 0 for a line that is filled at its end or ragged, -1 for an overfull one.</param>
/// <param name="Width">Natural width, tracking included.</param>
/// <param name="Flags">What else is known.</param>
public readonly record struct BrokenLine(int Start, int End, double Ratio, double Width, LineFlags Flags)
{
    /// <summary>True when it ends in a hyphen.</summary>
    public bool Hyphen => (Flags & LineFlags.Hyphen) != LineFlags.None;

    /// <summary>True when it sticks out of its measure.</summary>
    public bool Overfull => (Flags & LineFlags.Overfull) != LineFlags.None;
}
