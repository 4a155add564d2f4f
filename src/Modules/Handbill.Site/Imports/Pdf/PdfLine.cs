namespace Handbill.Site.Imports.Pdf;

/// <summary>Words that stand on one line of one column. Measures are in points, from the page's lower left.</summary>
internal sealed record PdfLine(string Text, double Left, double Right, double Baseline, double Size)
{
    /// <summary>The column that it was found in: where its longest lines begin and end.</summary>
    public (double Left, double Right) Column { get; init; }
}

/// <summary>A word of a page.</summary>
internal readonly record struct PdfWord(string Text, double Left, double Right, double Baseline, double Size);
