namespace Handbill.Pdf.Conformance;

/// <summary>A node of the structure tree.</summary>
/// <param name="Number">Its object number; 0 when it is not an object of its own.</param>
/// <param name="Dictionary">Its entries.</param>
/// <param name="Parent">The node above; null for a child of the root.</param>
/// <param name="Depth">Nodes above it.</param>
internal sealed record ParsedElement(int Number, PdfDictionary Dictionary, ParsedElement? Parent, int Depth)
{
    internal List<ParsedElement> Children { get; } = [];

    /// <summary>The tagged pieces that belong to it: page as object number, number on the page.</summary>
    internal List<(int Page, int Piece)> Pieces { get; } = [];

    /// <summary>Object numbers of the annotations that belong to it.</summary>
    internal List<int> Annotations { get; } = [];

    internal string Type => (Dictionary.GetValueOrDefault("S") as PdfName)?.Value ?? "";
}
