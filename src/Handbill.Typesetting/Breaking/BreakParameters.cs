namespace Handbill.Typesetting.Breaking;

/// <summary>
/// What makes a line good or bad. Names and defaults are those of TeX (Knuth, The TeXbook, chapter 14; TeX: The Program,
/// parts 38 and 39) where TeX has the thing; what TeX has not is marked as ours. Lengths are in the unit of the items'
/// widths: thousandths of the em.
/// </summary>
public sealed record BreakParameters
{
    /// <summary>Largest badness of a line in the ordinary pass: 100 is a line stretched by its full stretch, 800 by twice that.
    /// From 10000 on any looseness will do.</summary>
    public double Tolerance { get; init; } = 200;

    /// <summary>Largest badness in a first pass without automatic hyphens; null or a negative number leaves that pass out.
    /// <see cref="LineBreaker.BreakAll"/> never makes it.</summary>
    public double? PreTolerance { get; init; }

    /// <summary>Added to every line's badness before it is squared: the price of a line more.</summary>
    public double LinePenalty { get; init; } = 10;

    /// <summary>Price of two hyphenated lines one after the other.</summary>
    public double DoubleHyphenDemerits { get; init; } = 10_000;

    /// <summary>Price of a hyphen at the end of the last line but one.</summary>
    public double FinalHyphenDemerits { get; init; } = 5_000;

    /// <summary>Price of a tight line beside a loose one (more than one fitness class apart); not negative.</summary>
    public double AdjacentFitnessDemerits { get; init; } = 10_000;

    /// <summary>Stretch that every line gets for nothing when the ordinary pass finds no way; 0 leaves that pass out.</summary>
    public double EmergencyStretch { get; init; }

    /// <summary>Ours: most lines in a row that may end in a hyphen. 0 allows none; 8 and more is no limit. Held to wherever
    /// there is a way at all; a word that does not fit its column otherwise may break it.</summary>
    public int HyphenRun { get; init; } = NoHyphenLimit;

    /// <summary>Ours: false leaves automatic hyphens out. Words may still break after a hyphen of the text.</summary>
    public bool Hyphenate { get; init; } = true;

    /// <summary>Ours: added to the advance of each glyph.</summary>
    public double Tracking { get; init; }

    /// <summary>Ours: share of the glyphs' width by which they may be widened or narrowed with the spaces, as in microtype:
    /// 0.02 is two per cent either way. Ratio 1 uses all of it together with all of the spaces' stretch.</summary>
    public double Expansion { get; init; }

    /// <summary>Ours: price of a last line shorter than <see cref="ShortLastLine"/> of its measure.</summary>
    public double ShortLastLineDemerits { get; init; }

    /// <summary>Ours: share of the measure below which a last line counts as short, 0 to 1.</summary>
    public double ShortLastLine { get; init; } = 0.2;

    /// <summary>Stretch of the space that fills the last line (TeX's parfillskip). Infinity lets it end anywhere; 0 makes it
    /// full.</summary>
    public double LastLineStretch { get; init; } = double.PositiveInfinity;

    /// <summary>True stretches a line that ends in a forced break to the full measure, as TeX does; false lets it end anywhere.</summary>
    public bool JustifyForcedLines { get; init; }

    /// <summary>Ours: lines end ragged. Spaces keep their width; a line that falls short by <see cref="RaggedStretch"/> has
    /// badness 100.</summary>
    public bool Ragged { get; init; }

    /// <summary>Ours: how far a ragged line may fall short at badness 100.</summary>
    public double RaggedStretch { get; init; } = 2_000;

    /// <summary>Ours: number of lines at the paragraph's head that have <see cref="HeadMeasure"/>, 0 to 60: text beside a
    /// picture or an initial.</summary>
    public int HeadLines { get; init; }

    /// <summary>Ours: measure of the first <see cref="HeadLines"/> lines.</summary>
    public double HeadMeasure { get; init; }

    /// <summary>True reckons as TeX does to the last digit: badness in whole numbers, demerits with TeX's bounds, TeX's passes and its
    /// overfull lines. Items must then be whole numbers of scaled points.</summary>
    public bool TexArithmetic { get; init; }

    /// <summary>A <see cref="HyphenRun"/> that limits nothing.</summary>
    public const int NoHyphenLimit = 8;

    /// <summary>Plain TeX's settings: with them, and items in scaled points, breaks and demerits are TeX's.</summary>
    public static BreakParameters PlainTex { get; } = new()
    {
        TexArithmetic = true, PreTolerance = 100, JustifyForcedLines = true,
    };
}
