namespace Handbill.Typesetting.Breaking;

/// <summary>
/// A paragraph as the breaker sees it: its legal breakpoints, with running sums from the paragraph's start, so that any line
/// is measured by one subtraction. Entry 0 is the paragraph's start and the last entry its end (a forced break). Widths are in
/// thousandths of the em at the paragraph's size, so that a change of size only divides the measure.
/// <para>
/// A line from breakpoint <c>a</c> to <c>b</c> has the natural width <c>EndWidth[b] - StartWidth[a]</c>; likewise for stretch,
/// shrink and glyphs. The End sums stand before the space that a break swallows and include what the break adds (a hyphen) less
/// what may hang into the margin; the Start sums stand after that space and leave out what hangs at the line's left.
/// </para>
/// <para>
/// Sums are doubles: TeX's scaled points stay whole numbers in them, and a paragraph of a million glyphs loses nothing.
/// </para>
/// </summary>
public sealed class BreakItems
{
    /// <summary>Number of breakpoints, start and end included: 2 or more.</summary>
    public required int Count { get; init; }

    /// <summary>Natural width up to the end of a line that breaks here.</summary>
    public required double[] EndWidth { get; init; }

    /// <summary>Natural width up to the start of the line after a break here.</summary>
    public required double[] StartWidth { get; init; }

    /// <summary>Sum of the spaces' stretch up to the end of a line that breaks here.</summary>
    public required double[] EndStretch { get; init; }

    /// <summary>Sum of the spaces' stretch up to the start of the line after a break here.</summary>
    public required double[] StartStretch { get; init; }

    /// <summary>Sum of the spaces' shrink up to the end of a line that breaks here.</summary>
    public required double[] EndShrink { get; init; }

    /// <summary>Sum of the spaces' shrink up to the start of the line after a break here.</summary>
    public required double[] StartShrink { get; init; }

    /// <summary>Glyphs up to the end of a line that breaks here: what tracking is counted by.</summary>
    public required double[] EndGlyphs { get; init; }

    /// <summary>Glyphs up to the start of the line after a break here.</summary>
    public required double[] StartGlyphs { get; init; }

    /// <summary>Width that font expansion may scale (glyphs, not spaces) up to the end of a line that breaks here.</summary>
    public required double[] EndInk { get; init; }

    /// <summary>Width that font expansion may scale up to the start of the line after a break here.</summary>
    public required double[] StartInk { get; init; }

    /// <summary>Cost of a break here, as in TeX: 10000 and more never, -10000 and less always.</summary>
    public required short[] Penalty { get; init; }

    /// <summary>True where a break here shows a hyphen that the text does not have (or ends at one that it has).</summary>
    public required bool[] Hyphen { get; init; }

    /// <summary>True where hyphenation offers the break: settings without hyphenation leave it alone, unlike a break after a
    /// hyphen of the text. Null means that every <see cref="Hyphen"/> is such.</summary>
    public bool[]? Automatic { get; init; }
}
