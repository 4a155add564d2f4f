namespace Handbill.Pdf.Conformance;

/// <summary>A page with its marks, its fonts and its XObjects; those of the forms that it draws among them.</summary>
internal sealed class CheckedPage
{
    internal required PdfDictionary Dictionary { get; init; }

    /// <summary>Its object number.</summary>
    internal required int Number { get; init; }

    /// <summary>The page's own marks first, then those of each form.</summary>
    internal List<PageMarks> Marks { get; } = [];

    internal Dictionary<string, ParsedFont> Fonts { get; } = new(StringComparer.Ordinal);

    /// <summary>Fonts that are not composite, by name.</summary>
    internal List<string> SimpleFonts { get; } = [];

    internal List<PdfStream> Forms { get; } = [];

    internal List<PdfStream> Images { get; } = [];

    internal List<PdfDictionary> Annotations { get; } = [];

    internal static CheckedPage Read(ParsedPdf pdf, PdfDictionary dictionary, int number)
    {
        CheckedPage page = new() { Dictionary = dictionary, Number = number };
        using MemoryStream content = new();
        object? contents = pdf.Resolve(dictionary.GetValueOrDefault("Contents"));
        foreach (object? part in contents is List<object?> parts ? parts : [contents])
        {
            if (pdf.Resolve(part) is PdfStream stream)
            {
                content.Write(pdf.Unpack(stream));
                content.WriteByte((byte)'\n');
            }
        }

        page.Read(pdf, content.ToArray(), pdf.Dictionary(dictionary.GetValueOrDefault("Resources")), 0);
        foreach (object? annotation in pdf.Array(dictionary.GetValueOrDefault("Annots")))
        {
            if (pdf.Dictionary(annotation) is { } known)
                page.Annotations.Add(known);
        }

        return page;
    }

    private void Read(ParsedPdf pdf, byte[] content, PdfDictionary? resources, int depth)
    {
        if (depth > 10)
            throw new InvalidDataException("Forms draw each other in a circle.");
        PageMarks marks = PageMarks.Read(content);
        Marks.Add(marks);
        foreach ((string name, object? value) in pdf.Dictionary(resources?.GetValueOrDefault("Font")) ?? [])
        {
            if (pdf.Dictionary(value) is not { } font)
                continue;
            if (pdf.Name(font.GetValueOrDefault("Subtype")) == "Type0")
                Fonts.TryAdd(name, ParsedFont.Read(pdf, font));
            else
                SimpleFonts.Add(name);
        }

        PdfDictionary? objects = pdf.Dictionary(resources?.GetValueOrDefault("XObject"));
        foreach (string name in marks.Drawn)
        {
            if (pdf.Resolve(objects?.GetValueOrDefault(name)) is not PdfStream drawn)
                continue;
            bool isForm = pdf.Name(drawn.Dictionary.GetValueOrDefault("Subtype")) == "Form";
            (isForm ? Forms : Images).Add(drawn);
            if (isForm)
                Read(pdf, pdf.Unpack(drawn), pdf.Dictionary(drawn.Dictionary.GetValueOrDefault("Resources")), depth + 1);
        }
    }
}
