namespace Handbill.Pdf.Imposition;

/// <summary>How pages are laid on paper.</summary>
public enum PrintKind
{
    /// <summary>Each page on a side of its own: `as-is`.</summary>
    AsIs,

    /// <summary>The same page twice beside itself, to be cut in two: `2-up`.</summary>
    TwoUp,

    /// <summary>Four pages on a sheet that is folded once; each next four on a sheet of their own: `folded`.</summary>
    Folded,

    /// <summary>Sheets folded once and laid into each other, stitched through the fold: `booklet`.</summary>
    Booklet,
}

/// <summary>The edge of the paper about which it is turned over to print its back.</summary>
public enum FlipEdge
{
    /// <summary>The longer one.</summary>
    Long,

    /// <summary>The shorter one.</summary>
    Short,
}
