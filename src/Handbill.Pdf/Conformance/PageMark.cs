namespace Handbill.Pdf.Conformance;

/// <summary>A mark on a page and how it is tagged.</summary>
/// <param name="Operator">What made it.</param>
/// <param name="Piece">Number of the tagged piece that it is in, or -1.</param>
/// <param name="IsArtifact">True inside an artifact.</param>
/// <param name="Font">For text, name of the font in the resources.</param>
/// <param name="Codes">For text, what is shown.</param>
internal sealed record PageMark(string Operator, int Piece, bool IsArtifact, string? Font, int[] Codes);
