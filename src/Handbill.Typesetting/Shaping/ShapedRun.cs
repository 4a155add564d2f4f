using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Shaping;

/// <summary>
/// Text of one face, direction and language as glyphs, in thousandths of the em. Glyphs stand in the order of the text
/// (logical order) whatever the direction: who draws right-to-left text walks the range from its end. All arrays but
/// <see cref="Text"/> have one entry a glyph. The content never changes, so that runs are shared between editions and threads.
/// </summary>
public sealed class ShapedRun
{
    /// <summary>The face that all glyphs are of.</summary>
    public required FontFace Face { get; init; }

    /// <summary>The text, in UTF-16.</summary>
    public required string Text { get; init; }

    /// <summary>Direction of all of it.</summary>
    public required TextDirection Direction { get; init; }

    /// <summary>Glyph numbers in the face.</summary>
    public required ushort[] Glyphs { get; init; }

    /// <summary>How far each glyph moves the pen: kerning and mark positioning included.</summary>
    public required short[] Advances { get; init; }

    /// <summary>How far right of the pen each glyph is drawn; null when none is moved.</summary>
    public short[]? XOffsets { get; init; }

    /// <summary>How far above the baseline each glyph is drawn; null when none is moved.</summary>
    public short[]? YOffsets { get; init; }

    /// <summary>Index in <see cref="Text"/> of the first UTF-16 unit that each glyph stands for; never falls.</summary>
    public required int[] Clusters { get; init; }

    /// <summary>
    /// True where the text must not be cut before this glyph without shaping both sides again, and for all glyphs of a cluster but
    /// its first. Kerning against a word space does not count: a line that ends there swallows the space.
    /// </summary>
    public required bool[] UnsafeToBreak { get; init; }

    /// <summary>What was asked for and the face has not got, so that who sets the text makes it from smaller letters.</summary>
    public ShapingFeatures Lacking { get; init; }

    /// <summary>Number of glyphs.</summary>
    public int Length => Glyphs.Length;
}
