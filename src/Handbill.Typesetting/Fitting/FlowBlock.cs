using Handbill.Typesetting.Breaking;

namespace Handbill.Typesetting.Fitting;

/// <summary>One way to set a piece of a flow.</summary>
/// <param name="Lines">Lines of the grid that it takes; 0 is allowed.</param>
/// <param name="LinesAtTop">Lines that it takes at the head of a column, where the air above it falls away.</param>
/// <param name="Cost">What it costs against the best way, 0 or more.</param>
/// <param name="HyphenEnds">Bit n is set when line n ends in a hyphen (the first 128 lines), so that no column ends there.</param>
/// <param name="Broken">For text: its lines.</param>
/// <param name="Kind">The knob that an option with a cost turns.</param>
/// <param name="Change">By how much: lines, or a share of a height or size.</param>
internal readonly record struct FlowOption(
    int Lines, int LinesAtTop, float Cost, UInt128 HyphenEnds = default, BrokenLine[]? Broken = null,
    TurnKind Kind = TurnKind.Looseness, double Change = 0);

/// <summary>The knobs that are turned piece by piece.</summary>
internal enum TurnKind
{
    /// <summary>A line more or less in a paragraph.</summary>
    Looseness,

    /// <summary>A line of air.</summary>
    Air,

    /// <summary>A picture's height.</summary>
    Picture,

    /// <summary>Size of one headline beside its neighbours.</summary>
    HeadlineSize,
}

/// <summary>How a piece may be cut where a column ends.</summary>
internal enum FlowKind
{
    /// <summary>Lines of text: cut anywhere that leaves two lines on both sides.</summary>
    Text,

    /// <summary>Never cut: a headline, a picture, a box.</summary>
    Solid,
}

/// <summary>A piece of a flow as the column filler sees it: numbers only.</summary>
/// <param name="Kind">How it may be cut.</param>
/// <param name="Options">The ways to set it, one or more, the best first.</param>
/// <param name="KeepsNext">True when the next piece must begin in the same column: a headline.</param>
/// <param name="Brimful">Lines of running text if each took what goes in.</param>
internal readonly record struct FlowBlock(FlowKind Kind, FlowOption[] Options, bool KeepsNext = false, int Brimful = 0);
