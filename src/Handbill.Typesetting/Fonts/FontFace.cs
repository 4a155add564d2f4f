namespace Handbill.Typesetting.Fonts;

/// <summary>One font file, TrueType outlines, ready to be measured, shaped and embedded. All measures are in thousandths of the em.</summary>
public sealed class FontFace
{
    /// <summary>Family, as house styles name it.</summary>
    public required string Family { get; init; }

    /// <summary>The cut.</summary>
    public required FontCut Cut { get; init; }

    /// <summary>Name in the font file, without spaces.</summary>
    public required string PostScriptName { get; init; }

    /// <summary>Measures of the whole face.</summary>
    public required FaceMeasures Measures { get; init; }

    /// <summary>The font file.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }
}
