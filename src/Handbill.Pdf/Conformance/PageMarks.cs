namespace Handbill.Pdf.Conformance;

/// <summary>Reads a content stream for what it marks and how that is tagged (ISO 32000-1, 14.6).</summary>
internal sealed class PageMarks
{
    private static readonly HashSet<string> Painting =
        ["f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "BI", "Tj", "TJ", "'", "\""];

    private static readonly HashSet<string> Colours =
        ["g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"];

    private readonly List<(int Piece, bool IsArtifact)> _open = [];
    private string? _font;

    internal List<PageMark> All { get; } = [];

    /// <summary>Numbers of the tagged pieces in the order they begin.</summary>
    internal List<int> Pieces { get; } = [];

    /// <summary>Operators that set a colour or a graphics state, each once.</summary>
    internal SortedSet<string> States { get; } = new(StringComparer.Ordinal);

    /// <summary>XObjects that are drawn, as often as they are.</summary>
    internal List<string> Drawn { get; } = [];

    internal bool ArtifactInPiece { get; private set; }

    internal bool PieceInArtifact { get; private set; }

    /// <summary>True when a sequence is ended that was not begun, or begun and not ended.</summary>
    internal bool Unbalanced { get; private set; }

    internal static PageMarks Read(byte[] content)
    {
        PageMarks marks = new();
        PdfLexer lexer = new(content);
        List<object?> operands = [];
        for (object? value = lexer.Read(); !ReferenceEquals(value, PdfLexer.EndOfInput); value = lexer.Read())
        {
            if (value is not PdfKeyword { Value: not "null" } keyword)
            {
                operands.Add(value);
                continue;
            }

            marks.Take(keyword.Value, operands);
            operands.Clear();
        }

        marks.Unbalanced |= marks._open.Count > 0;
        return marks;
    }

    private void Take(string name, List<object?> operands)
    {
        switch (name)
        {
            case "BMC" or "BDC":
                Open(operands);
                break;
            case "EMC" when _open.Count == 0:
                Unbalanced = true;
                break;
            case "EMC":
                _open.RemoveAt(_open.Count - 1);
                break;
            case "Tf":
                _font = (operands[0] as PdfName)?.Value;
                break;
        }

        if (Colours.Contains(name) || name == "gs")
            States.Add(name);
        if (name == "Do" && operands is [PdfName drawn])
            Drawn.Add(drawn.Value);
        if (Painting.Contains(name))
        {
            int piece = _open.FindLast(open => open.Piece >= 0) is { } found && _open.Any(open => open.Piece >= 0) ? found.Piece : -1;
            All.Add(new PageMark(name, piece, _open.Any(open => open.IsArtifact), _font, Codes(operands)));
        }
    }

    private void Open(List<object?> operands)
    {
        bool isArtifact = operands is [PdfName { Value: "Artifact" }, ..];
        int piece = operands is [_, PdfDictionary properties] && properties.GetValueOrDefault("MCID") is double number ? (int)number : -1;
        bool inPiece = _open.Any(open => open.Piece >= 0);
        bool inArtifact = _open.Any(open => open.IsArtifact);
        ArtifactInPiece |= isArtifact && inPiece;
        PieceInArtifact |= piece >= 0 && inArtifact;
        if (piece >= 0)
            Pieces.Add(piece);
        _open.Add((piece, isArtifact));
    }

    private static int[] Codes(List<object?> operands)
    {
        List<int> codes = [];
        foreach (object? operand in operands is [List<object?> array] ? array : operands)
        {
            if (operand is not PdfText text)
                continue;
            for (int i = 0; i + 1 < text.Bytes.Length; i += 2)
                codes.Add((text.Bytes[i] << 8) | text.Bytes[i + 1]);
        }

        return [.. codes];
    }
}
