namespace Handbill.Typesetting.Text;

/// <summary>The direction in which a script runs.</summary>
public enum TextDirection
{
    /// <summary>Latin, Greek, Cyrillic.</summary>
    LeftToRight,

    /// <summary>Arabic, Hebrew.</summary>
    RightToLeft,
}
