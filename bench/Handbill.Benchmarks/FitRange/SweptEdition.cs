using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Text;

namespace Handbill.Benchmarks.FitRange;

/// <summary>An edition made to a length, and how its back came out.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Seed">Which mix of copy.</param>
/// <param name="Wanted">The share of the back's room that was asked for.</param>
/// <param name="Copy">The copy.</param>
/// <param name="Side">The fit.</param>
internal sealed record SweptEdition(string Language, int Seed, double Wanted, EditionCopy Copy, SideFit Side)
{
    public bool IsFitted => Side.Outcome == FitOutcome.Fitted;

    /// <summary>One line for somebody who looks for what went wrong.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Language} seed {Seed} at {Wanted:P0} (measured {Side.Share:P1}): {Side.Outcome}, {Copy.Items.Length} items, {Side.Words} words, {Side.LinesOff} lines and {Side.WordsOff} words off");
}
