namespace Handbill.Typesetting.Shaping;

/// <summary>Glyphs of a word or of a whole stretch in logical order, before they are put together to a <see cref="ShapedRun"/>.</summary>
internal sealed class GlyphString
{
    /// <summary>Stands for a word that cannot be shaped apart from its neighbours.</summary>
    internal static readonly GlyphString Dependent = new()
    {
        Glyphs = [], Advances = [], Clusters = [], UnsafeToBreak = [], TextLength = 0,
    };

    internal required ushort[] Glyphs { get; init; }

    internal required short[] Advances { get; init; }

    internal short[]? XOffsets { get; init; }

    internal short[]? YOffsets { get; init; }

    /// <summary>Indexes from the start of the shaped text.</summary>
    internal required int[] Clusters { get; init; }

    internal required bool[] UnsafeToBreak { get; init; }

    /// <summary>UTF-16 units of the text it stands for.</summary>
    internal required int TextLength { get; init; }
}
