namespace Handbill.Typesetting.Fonts;

/// <summary>Measures that hold for a whole face, in thousandths of the em; heights go up from the baseline.</summary>
/// <param name="Ascent">Typographic ascent, positive.</param>
/// <param name="Descent">Typographic descent, negative.</param>
/// <param name="CapHeight">Height of a flat capital.</param>
/// <param name="XHeight">Height of a lower-case x.</param>
/// <param name="ItalicAngle">Degrees, negative when it leans right.</param>
/// <param name="XMin">Left of all glyphs' common box.</param>
/// <param name="YMin">Bottom of that box.</param>
/// <param name="XMax">Right of that box.</param>
/// <param name="YMax">Top of that box.</param>
/// <param name="Weight">100 to 900.</param>
public sealed record FaceMeasures(
    int Ascent, int Descent, int CapHeight, int XHeight, double ItalicAngle, int XMin, int YMin, int XMax, int YMax, int Weight);
