namespace Handbill.Typesetting.Fonts;

/// <summary>The box around a glyph's ink in thousandths of the em, y going up from the baseline. All zero for an empty glyph.</summary>
public readonly record struct GlyphBounds(int XMin, int YMin, int XMax, int YMax);
