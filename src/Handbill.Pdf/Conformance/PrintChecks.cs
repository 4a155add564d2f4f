namespace Handbill.Pdf.Conformance;

/// <summary>Our own rules for files that go to a duplicator.</summary>
internal static class PrintChecks
{
    internal static void Run(CheckedFile file)
    {
        PdfDictionary catalog = file.Pdf.Catalog;
        bool tagged = catalog.ContainsKey("StructTreeRoot") || catalog.ContainsKey("MarkInfo") || catalog.ContainsKey("Metadata")
            || file.Pages.Exists(page => page.Annotations.Count > 0 || page.Marks.Exists(marks => marks.Pieces.Count > 0));
        file.Report(tagged, "P tags", "there are tags, metadata or annotations");
        foreach (CheckedPage page in file.Pages)
        {
            bool grey = page.Marks.TrueForAll(marks => marks.States.All(state => state is "g" or "G"))
                && page.Images.TrueForAll(image => file.Pdf.Name(image.Dictionary.GetValueOrDefault("ColorSpace")) == "DeviceGray");
            file.Report(!grey, "P grey", $"page object {page.Number} has other colours than grey");
            bool embedded = page.SimpleFonts.Count == 0 && page.Fonts.Values.All(font => font.Program.Length > 0);
            file.Report(!embedded, "P fonts", $"page object {page.Number} has a font that is not embedded");
        }

        ArchiveChecks.Transparency(file, "P transparency");
        file.Report(!file.Pdf.HasTable || !file.Pdf.Head.AsSpan().StartsWith("%PDF-1.4"u8), "P version", "the file is not PDF 1.4 with a table of objects");
    }
}
