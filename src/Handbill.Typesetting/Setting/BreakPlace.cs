using Handbill.Typesetting.Shaping;

namespace Handbill.Typesetting.Setting;

/// <summary>What a breakpoint means in glyphs.</summary>
/// <param name="End">One past the last glyph of a line that breaks here.</param>
/// <param name="Next">First glyph of the line after it.</param>
/// <param name="CharIndex">Index in the text of the first unit after the break.</param>
/// <param name="HangLeft">What hangs into the left margin after a break here, in thousandths of the em.</param>
/// <param name="HangRight">What hangs into the right margin before a break here, in thousandths of the em.</param>
/// <param name="Hyphen">The hyphen that a break here shows, or null.</param>
/// <param name="Split">The two parts of a word that must be shaped anew when it is broken here (a ligature or a kern stands
/// across the break), or null.</param>
internal readonly record struct BreakPlace(
    int End, int Next, int CharIndex, float HangLeft, float HangRight, ShapedRun? Hyphen = null, SplitWord? Split = null);

/// <summary>The two parts of a broken word, shaped apart.</summary>
/// <param name="From">First glyph of the word as it was shaped whole.</param>
/// <param name="To">One past its last glyph.</param>
/// <param name="FirstChar">Index in the paragraph's text of the word's first unit.</param>
/// <param name="Before">What stands before the hyphen.</param>
/// <param name="After">What stands on the next line.</param>
/// <param name="Shape">Shapes any part of the word, given where it starts in it and how long it is: a very narrow column may need a
/// part with both ends cut off.</param>
internal sealed record SplitWord(
    int From, int To, int FirstChar, ShapedRun Before, ShapedRun After, Func<int, int, ShapedRun> Shape);
