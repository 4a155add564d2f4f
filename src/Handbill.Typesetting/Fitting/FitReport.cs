using System.Collections.Immutable;

namespace Handbill.Typesetting.Fitting;

/// <summary>How a side came out.</summary>
public enum FitOutcome
{
    /// <summary>Exactly full.</summary>
    Fitted,

    /// <summary>Too much copy.</summary>
    Overset,

    /// <summary>Too little copy.</summary>
    Underset,
}

/// <summary>A knob that was turned.</summary>
/// <param name="Kind">Which.</param>
/// <param name="From">The house style's setting.</param>
/// <param name="To">The setting used.</param>
public readonly record struct TurnedKnob(KnobKind Kind, double From, double To);

/// <summary>How one side of an edition fits.</summary>
public sealed record SideFit
{
    /// <summary>How it came out.</summary>
    public required FitOutcome Outcome { get; init; }

    /// <summary>Words of copy on it, headlines included.</summary>
    public required int Words { get; init; }

    /// <summary>Type size of running text in points.</summary>
    public required double Size { get; init; }

    /// <summary>Leading in points.</summary>
    public required double Leading { get; init; }

    /// <summary>Length of the copy at the house style's own setting as a share of the room there: 1 is just full.</summary>
    public double Share { get; init; }

    /// <summary>Words to cut, or words there is room for; 0 when fitted.</summary>
    public int WordsOff { get; init; }

    /// <summary>Lines to cut, or lines there is room for; 0 when fitted.</summary>
    public int LinesOff { get; init; }

    /// <summary>Headline of the item that cutting, or adding to, would mend with the least; null when fitted.</summary>
    public string? Nearest { get; init; }

    /// <summary>Headlines of items kept for the next issue.</summary>
    public ImmutableArray<string> Held { get; init; } = [];

    /// <summary>Headlines of standing notices put in.</summary>
    public ImmutableArray<string> Filled { get; init; } = [];

    /// <summary>What was turned, in the order of the knobs' priorities.</summary>
    public ImmutableArray<TurnedKnob> Turned { get; init; } = [];
}
