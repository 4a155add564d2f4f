using Handbill.Typesetting.Breaking;

namespace Handbill.Typesetting.Fitting;

/// <summary>How headlines and the foot are broken: ragged, and never inside a word.</summary>
internal static class Ragged
{
    public static BreakParameters WholeWords { get; } = new()
    {
        Ragged = true, Tolerance = 10_000, Hyphenate = false, AdjacentFitnessDemerits = 0,
    };
}
