using Handbill.Typesetting.Shaping;

namespace Handbill.Typesetting.Setting;

/// <summary>What a breakpoint means in glyphs.</summary>
/// <param name="End">One past the last glyph of a line that breaks here.</param>
/// <param name="Next">First glyph of the line after it.</param>
/// <param name="CharIndex">Index in the text of the first unit after the break.</param>
/// <param name="HangLeft">What hangs into the left margin after a break here, in thousandths of the em.</param>
/// <param name="HangRight">What hangs into the right margin before a break here, in thousandths of the em.</param>
/// <param name="Hyphen">The hyphen that a break here shows, or null.</param>
/// <param name="Split">The word whose parts must be shaped anew when it is broken here (a ligature or a kern stands across the break), or
/// null.</param>
internal readonly record struct BreakPlace(
    int End, int Next, int CharIndex, float HangLeft, float HangRight, ShapedRun? Hyphen = null, SplitWord? Split = null);

/// <summary>A word that must be shaped anew where it is broken.</summary>
/// <param name="shaper">Who shapes it.</param>
/// <param name="whole">The run that it is part of, shaped whole.</param>
/// <param name="language">BCP 47 tag.</param>
/// <param name="features">How the run was shaped.</param>
internal sealed class SplitWord(Shaper shaper, ShapedRun whole, string language, ShapingFeatures features)
{
    /// <summary>First glyph of the word as it was shaped whole, among all of the paragraph's.</summary>
    public required int From { get; init; }

    /// <summary>One past its last glyph.</summary>
    public required int To { get; init; }

    /// <summary>Index in the paragraph's text of the word's first unit.</summary>
    public required int FirstChar { get; init; }

    /// <summary>Index of the first unit after the word.</summary>
    public required int EndChar { get; init; }

    /// <summary>The paragraph's text.</summary>
    public required string Text { get; init; }

    /// <summary>What stands before the hyphen, less the soft hyphen that asked for it.</summary>
    public ShapedRun Before(int charIndex)
    {
        var end = Text[charIndex - 1] == '\u00AD' ? charIndex - 1 : charIndex;
        return Part(FirstChar, end);
    }

    /// <summary>What stands on the next line.</summary>
    public ShapedRun After(int charIndex) => Part(charIndex, EndChar);

    /// <summary>Any part of the word, shaped apart: a very narrow column may need one with both ends cut off.</summary>
    public ShapedRun Part(int start, int end) => shaper.Shape(whole.Face, Text[start..end], whole.Direction, language, features);
}
