namespace Handbill.Pdf.Conformance;

/// <summary>Whether annotations can be reached and understood.</summary>
internal static class AnnotationChecks
{
    private const int Invisible = 1;
    private const int Hidden = 2;
    private const int Printed = 4;
    private const int NoView = 32;
    private const int ToggleNoView = 256;

    internal static void Run(CheckedFile file)
    {
        foreach (CheckedPage page in file.Pages)
        {
            if (page.Annotations.Count > 0)
            {
                string? tabs = file.Pdf.Name(page.Dictionary.GetValueOrDefault("Tabs"));
                file.Report(tabs is null, "UA 28-008", $"page object {page.Number} has annotations but no order of tabs");
                file.Report(tabs is not (null or "S"), "UA 28-009", $"the tabs of page object {page.Number} go by {tabs}");
            }

            foreach (PdfDictionary annotation in page.Annotations)
                Annotation(file, page, annotation);
        }

        foreach (object? value in file.Pdf.Objects.Values)
            Actions(file, file.Pdf.Dictionary(value));
    }

    private static void Annotation(CheckedFile file, CheckedPage page, PdfDictionary annotation)
    {
        string? subtype = file.Pdf.Name(annotation.GetValueOrDefault("Subtype"));
        bool hasText = !string.IsNullOrEmpty(file.Pdf.Text(annotation.GetValueOrDefault("Contents")));
        file.Report(subtype != "Link", "UA 28-002", $"page object {page.Number} has an annotation of type {subtype}");
        file.Report(!hasText, "UA 28-004", $"an annotation of page object {page.Number} has no text");
        if (subtype == "Link")
        {
            file.Report(!hasText, "UA 28-012", $"a link of page object {page.Number} does not say where it leads");
            bool nested = file.Elements.Exists(element => element.Type == "Link"
                && element.Annotations.Exists(number => ReferenceEquals(file.Pdf.Objects.GetValueOrDefault(number), annotation)));
            file.Report(!nested, "UA 28-011", $"a link of page object {page.Number} belongs to no Link");
        }

        int flags = (int)(file.Pdf.Number(annotation.GetValueOrDefault("F")) ?? 0);
        file.Report(
            (flags & Printed) == 0 || (flags & (Invisible | Hidden | NoView | ToggleNoView)) != 0, "A 6.3.2",
            $"an annotation of page object {page.Number} is hidden or not printed");
    }

    private static void Actions(CheckedFile file, PdfDictionary? dictionary)
    {
        if (dictionary is null)
            return;
        file.Report(dictionary.ContainsKey("AA"), "A 6.5.1", "something is done without being asked");
        foreach (string key in (string[])["A", "OpenAction"])
        {
            if (file.Pdf.Dictionary(dictionary.GetValueOrDefault(key)) is { } action
                && file.Pdf.Name(action.GetValueOrDefault("S")) is { } kind)
                file.Report(kind is not ("URI" or "GoTo"), "A 6.5.1", $"an action is of type {kind}");
        }
    }
}
