namespace Handbill.Typesetting.Shaping;

/// <summary>OpenType features that differ from a face's own defaults. Kerning and marks are always on.</summary>
[Flags]
public enum ShapingFeatures
{
    /// <summary>As the face was designed: ligatures, its usual figures.</summary>
    None = 0,

    /// <summary>No ligatures but those that a script cannot do without (liga, clig off).</summary>
    NoLigatures = 1,

    /// <summary>Figures with ascenders and descenders (onum).</summary>
    OldstyleFigures = 2,

    /// <summary>Figures of the height of capitals (lnum).</summary>
    LiningFigures = 4,

    /// <summary>Figures of one width (tnum).</summary>
    TabularFigures = 8,

    /// <summary>Small capitals for lower case (smcp).</summary>
    SmallCaps = 16,

    /// <summary>Raised small letters and figures (sups).</summary>
    Superscript = 32,

    /// <summary>Lowered small letters and figures (subs).</summary>
    Subscript = 64,
}
