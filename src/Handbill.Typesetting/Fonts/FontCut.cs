namespace Handbill.Typesetting.Fonts;

/// <summary>A cut of a family.</summary>
public enum FontCut
{
    /// <summary>The upright.</summary>
    Regular,

    /// <summary>The italic.</summary>
    Italic,

    /// <summary>The bold.</summary>
    Bold,

    /// <summary>The bold italic.</summary>
    BoldItalic,

    /// <summary>The heaviest upright, for mastheads.</summary>
    Black,
}
