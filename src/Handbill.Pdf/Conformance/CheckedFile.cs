namespace Handbill.Pdf.Conformance;

/// <summary>A file as the rules look at it, and what they find.</summary>
internal sealed class CheckedFile
{
    internal CheckedFile(ParsedPdf pdf)
    {
        Pdf = pdf;
        ReadPages(pdf.Catalog.GetValueOrDefault("Pages"), 0);
        ReadStructure();
    }

    internal ParsedPdf Pdf { get; }

    internal List<ConformanceFinding> Findings { get; } = [];

    internal List<CheckedPage> Pages { get; } = [];

    /// <summary>Nodes of the structure, each before its children, in reading order.</summary>
    internal List<ParsedElement> Elements { get; } = [];

    internal void Report(string rule, string message) => Findings.Add(new ConformanceFinding(rule, message));

    /// <summary>Reports where a condition holds.</summary>
    internal void Report(bool broken, string rule, string message)
    {
        if (broken)
            Report(rule, message);
    }

    private void ReadPages(object? node, int depth)
    {
        if (Pdf.Dictionary(node) is not { } dictionary || depth > 50)
            return;
        if (Pdf.Name(dictionary.GetValueOrDefault("Type")) == "Pages")
        {
            foreach (object? kid in Pdf.Array(dictionary.GetValueOrDefault("Kids")))
                ReadPages(kid, depth + 1);
            return;
        }

        Pages.Add(CheckedPage.Read(Pdf, dictionary, node is PdfReference reference ? reference.Number : 0));
    }

    private void ReadStructure()
    {
        if (Pdf.Dictionary(Pdf.Catalog.GetValueOrDefault("StructTreeRoot")) is { } root)
            ReadKids(root.GetValueOrDefault("K"), null, 0, 0);
    }

    private void ReadKids(object? kids, ParsedElement? parent, int page, int depth)
    {
        if (depth > 100)
            throw new InvalidDataException("The structure runs in a circle.");
        if (Pdf.Resolve(kids) is List<object?> list)
        {
            foreach (object? kid in list)
                ReadKids(kid, parent, page, depth + 1);
            return;
        }

        if (Pdf.Resolve(kids) is double piece)
        {
            parent?.Pieces.Add((page, (int)piece));
            return;
        }

        if (Pdf.Dictionary(kids) is not { } dictionary)
            return;
        int own = dictionary.GetValueOrDefault("Pg") is PdfReference reference ? reference.Number : page;
        switch (Pdf.Name(dictionary.GetValueOrDefault("Type")))
        {
            case "MCR":
                parent?.Pieces.Add((own, (int)(Pdf.Number(dictionary.GetValueOrDefault("MCID")) ?? -1)));
                break;
            case "OBJR":
                parent?.Annotations.Add(dictionary.GetValueOrDefault("Obj") is PdfReference annotation ? annotation.Number : 0);
                break;
            default:
                ParsedElement element = new(kids is PdfReference number ? number.Number : 0, dictionary, parent, (parent?.Depth ?? -1) + 1);
                parent?.Children.Add(element);
                Elements.Add(element);
                ReadKids(dictionary.GetValueOrDefault("K"), element, own, depth + 1);
                break;
        }
    }
}
