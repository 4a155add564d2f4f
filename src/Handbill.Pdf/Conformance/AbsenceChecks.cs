namespace Handbill.Pdf.Conformance;

/// <summary>
/// Whether the file has none of what we never write, so that the conditions on it cannot be broken.
/// </summary>
internal static class AbsenceChecks
{
    internal static void Run(CheckedFile file)
    {
        foreach (ParsedElement element in file.Elements)
        {
            string? rule = element.Type switch
            {
                "TOC" or "TOCI" => "UA 09-006",
                "Ruby" or "RB" or "RT" or "RP" => "UA 09-007",
                "Warichu" or "WT" or "WP" => "UA 09-008",
                "Formula" => "UA 17-002",
                _ => null,
            };
            if (rule is not null)
                file.Report(rule, $"there is a {element.Type}, which we never write");
        }

        PdfDictionary catalog = file.Pdf.Catalog;
        file.Report(catalog.ContainsKey("OCProperties"), "UA 20-001", "there is optional content");
        file.Report(catalog.ContainsKey("AcroForm"), "UA 25-001", "there is a form");
        file.Report(file.Pdf.Dictionary(catalog.GetValueOrDefault("Names"))?.ContainsKey("EmbeddedFiles") == true, "UA 21-001", "there are embedded files");
        file.Report(file.Pdf.Trailer.ContainsKey("Encrypt"), "UA 26-002", "the file is encrypted");
        foreach (CheckedPage page in file.Pages)
        {
            file.Report(page.Forms.Exists(form => form.Dictionary.ContainsKey("Ref")), "UA 30-001", "there is a reference XObject");
            bool again = page.Forms.Distinct().Count() < page.Forms.Count && page.Marks.Skip(1).Any(marks => marks.Pieces.Count > 0);
            file.Report(again, "UA 30-002", $"page object {page.Number} draws a form with tagged content twice");
            file.Report(page.SimpleFonts.Count > 0, "UA 31-017", $"page object {page.Number} has a simple font");
        }
    }
}
