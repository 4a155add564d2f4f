using Handbill.Typesetting.Shaping;

namespace Handbill.Typesetting.Setting;

/// <summary>A stretch of a paragraph in one face, direction and style.</summary>
/// <param name="Shaped">Its glyphs.</param>
/// <param name="FirstGlyph">Index of its first glyph among all of the paragraph's.</param>
/// <param name="FirstChar">Index of its first UTF-16 unit in the paragraph's text.</param>
/// <param name="Run">Index of the copy's run that it comes from.</param>
/// <param name="Level">Embedding level: odd runs right to left.</param>
/// <param name="Scale">Its size as a factor of the paragraph's.</param>
/// <param name="Rise">Height above the baseline in thousandths of the paragraph's em; negative is below.</param>
internal readonly record struct TextSegment(
    ShapedRun Shaped, int FirstGlyph, int FirstChar, int Run, byte Level, float Scale, float Rise);
