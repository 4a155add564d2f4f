namespace Handbill.Typesetting.Fonts;

/// <summary>A character that no face at hand can show.</summary>
/// <param name="CodePoint">The character.</param>
/// <param name="Index">Where it stands in the text, in UTF-16 units.</param>
public readonly record struct MissingGlyph(int CodePoint, int Index)
{
    /// <summary>As messages name it: `U+4E2D`.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"U+{CodePoint:X4}");
}
