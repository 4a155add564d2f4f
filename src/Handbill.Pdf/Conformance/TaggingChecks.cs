namespace Handbill.Pdf.Conformance;

/// <summary>Whether all content is tagged once, and the tree and the pages agree.</summary>
internal static class TaggingChecks
{
    internal static void Run(CheckedFile file)
    {
        foreach (CheckedPage page in file.Pages)
        {
            foreach (PageMarks marks in page.Marks)
            {
                file.Report(marks.ArtifactInPiece, "UA 01-003", $"page object {page.Number}: an artifact stands inside tagged content");
                file.Report(marks.PieceInArtifact, "UA 01-004", $"page object {page.Number}: tagged content stands inside an artifact");
                file.Report(marks.Unbalanced, "UA 01-005", $"page object {page.Number}: marked content does not end where it should");
                PageMark? bare = marks.All.Find(mark => mark.Piece < 0 && !mark.IsArtifact);
                file.Report(bare is not null, "UA 01-005", $"page object {page.Number}: {bare?.Operator} marks the page untagged");
            }
        }

        PdfDictionary? markInfo = file.Pdf.Dictionary(file.Pdf.Catalog.GetValueOrDefault("MarkInfo"));
        file.Report(markInfo?.GetValueOrDefault("Suspects") is true, "UA 01-007", "the tags are said to be suspect");
        file.Report(markInfo?.GetValueOrDefault("Marked") is not true, "A 6.7.2", "MarkInfo does not say that the document is tagged");
        file.Report(file.Elements.Count == 0, "A 6.7.3", "there is no structure tree");
        ParentTree(file);
        Order(file);
    }

    private static void ParentTree(CheckedFile file)
    {
        PdfDictionary? root = file.Pdf.Dictionary(file.Pdf.Catalog.GetValueOrDefault("StructTreeRoot"));
        List<object?> numbers = file.Pdf.Array(file.Pdf.Dictionary(root?.GetValueOrDefault("ParentTree"))?.GetValueOrDefault("Nums"));
        Dictionary<int, object?> tree = [];
        for (int i = 0; i + 1 < numbers.Count; i += 2)
            tree[(int)(file.Pdf.Number(numbers[i]) ?? -1)] = numbers[i + 1];

        Dictionary<(int Page, int Piece), int> owners = [];
        foreach (ParsedElement element in file.Elements)
        {
            foreach ((int Page, int Piece) piece in element.Pieces)
                file.Report(!owners.TryAdd(piece, element.Number), "H parent-tree", $"piece {piece.Piece} of page object {piece.Page} belongs to two nodes");
        }

        foreach (CheckedPage page in file.Pages)
        {
            int key = (int)(file.Pdf.Number(page.Dictionary.GetValueOrDefault("StructParents")) ?? -1);
            List<object?> parents = file.Pdf.Array(tree.GetValueOrDefault(key));
            foreach (int piece in page.Marks.SelectMany(marks => marks.Pieces))
            {
                bool known = owners.TryGetValue((page.Number, piece), out int owner);
                bool same = known && piece < parents.Count && parents[piece] is PdfReference parent && parent.Number == owner;
                file.Report(!same, "H parent-tree", $"piece {piece} of page object {page.Number} has no node, or another in the parent tree");
            }

            foreach (PdfDictionary annotation in page.Annotations)
            {
                int own = (int)(file.Pdf.Number(annotation.GetValueOrDefault("StructParent")) ?? -1);
                bool same = tree.GetValueOrDefault(own) is PdfReference node
                    && file.Elements.Exists(element => element.Number == node.Number
                        && element.Annotations.Exists(number => ReferenceEquals(file.Pdf.Objects.GetValueOrDefault(number), annotation)));
                file.Report(!same, "H parent-tree", $"an annotation of page object {page.Number} has no node, or another in the parent tree");
            }
        }
    }

    private static void Order(CheckedFile file)
    {
        foreach (CheckedPage page in file.Pages)
        {
            List<int> drawn = [.. page.Marks.SelectMany(marks => marks.Pieces)];
            List<int> read = [];
            PdfDictionary? root = file.Pdf.Dictionary(file.Pdf.Catalog.GetValueOrDefault("StructTreeRoot"));
            Read(file.Pdf, root?.GetValueOrDefault("K"), 0, page.Number, read, 0);
            file.Report(!drawn.SequenceEqual(read), "H order", $"page object {page.Number} is not drawn in the order it is read");
        }
    }

    private static void Read(ParsedPdf pdf, object? kid, int inherited, int page, List<int> pieces, int depth)
    {
        if (depth > 100)
            return;
        if (pdf.Resolve(kid) is List<object?> kids)
        {
            foreach (object? each in kids)
                Read(pdf, each, inherited, page, pieces, depth + 1);
        }
        else if (pdf.Resolve(kid) is double piece && inherited == page)
        {
            pieces.Add((int)piece);
        }
        else if (pdf.Dictionary(kid) is { } dictionary && pdf.Name(dictionary.GetValueOrDefault("Type")) != "OBJR")
        {
            int own = dictionary.GetValueOrDefault("Pg") is PdfReference reference ? reference.Number : inherited;
            Read(pdf, dictionary.GetValueOrDefault("MCID") ?? dictionary.GetValueOrDefault("K"), own, page, pieces, depth + 1);
        }
    }
}
