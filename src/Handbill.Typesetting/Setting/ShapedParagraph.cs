using System.Collections.Immutable;
using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Setting;

/// <summary>
/// A paragraph shaped and with its breakpoints known: everything about it that does not depend on size and measure, so that
/// the fitter can try settings at the price of breaking alone. Never changes; shared between editions and threads.
/// </summary>
internal sealed class ShapedParagraph
{
    public required ImmutableArray<Run> Runs { get; init; }

    public required string Text { get; init; }

    public required TextDirection Direction { get; init; }

    /// <summary>In logical order.</summary>
    public required TextSegment[] Segments { get; init; }

    /// <summary>Sum of the advances before each glyph, in thousandths of the em; one entry more than there are glyphs.</summary>
    public required float[] Width { get; init; }

    /// <summary>Number of stretchable spaces before each glyph; one entry more than there are glyphs.</summary>
    public required int[] Spaces { get; init; }

    /// <summary>One a breakpoint of <see cref="Items"/>.</summary>
    public required BreakPlace[] Places { get; init; }

    public required BreakItems Items { get; init; }

    /// <summary>True when some of it runs against the paragraph's direction or right to left.</summary>
    public required bool Bidirectional { get; init; }

    public required float Indent { get; init; }

    /// <summary>Words, as a reader counts them: stretches between white space.</summary>
    public required int Words { get; init; }


    /// <summary>Words on the lines between two breakpoints.</summary>
    public int WordsBetween(int fromBreak, int toBreak) =>
        WordCount.Of(Text.AsSpan(Places[fromBreak].CharIndex, Places[toBreak].CharIndex - Places[fromBreak].CharIndex));

    /// <summary>The copy of a line.</summary>
    public string TextOf(in BrokenLine line) => Text[Places[line.Start].CharIndex..Places[line.End].CharIndex].Trim();
}
