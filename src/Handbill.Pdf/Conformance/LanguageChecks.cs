namespace Handbill.Pdf.Conformance;

/// <summary>Whether the language of every text is known.</summary>
internal static class LanguageChecks
{
    internal static void Run(CheckedFile file)
    {
        bool known = !string.IsNullOrEmpty(file.Pdf.Text(file.Pdf.Catalog.GetValueOrDefault("Lang")));
        bool inPages = file.Elements.Exists(element => element.Pieces.Count > 0 && !HasLanguage(file, element));
        file.Report(!known && inPages, "UA 11-001", "text has no language");
        bool inTexts = file.Elements.Exists(element => (element.Dictionary.ContainsKey("Alt") || element.Dictionary.ContainsKey("ActualText")) && !HasLanguage(file, element));
        file.Report(!known && inTexts, "UA 11-002", "a text that stands for another has no language");
        file.Report(!known && file.Pdf.Catalog.ContainsKey("Outlines"), "UA 11-003", "the outline has no language");
        bool inAnnotations = file.Pages.Exists(page => page.Annotations.Exists(annotation => annotation.ContainsKey("Contents")));
        file.Report(!known && inAnnotations, "UA 11-004", "an annotation's text has no language");
        file.Report(!known, "UA 11-006", "the metadata have no language");

        foreach (PdfDictionary dictionary in file.Elements.Select(element => element.Dictionary).Append(file.Pdf.Catalog))
        {
            if (file.Pdf.Text(dictionary.GetValueOrDefault("Lang")) is { } tag)
                file.Report(!IsTag(tag), "A 6.7.4", $"\"{tag}\" is not a language tag");
        }
    }

    private static bool HasLanguage(CheckedFile file, ParsedElement element)
    {
        for (ParsedElement? at = element; at is not null; at = at.Parent)
        {
            if (!string.IsNullOrEmpty(file.Pdf.Text(at.Dictionary.GetValueOrDefault("Lang"))))
                return true;
        }

        return false;
    }

    // The form of BCP 47: a language of two to eight letters, then parts of one to eight letters or digits.
    private static bool IsTag(string tag)
    {
        string[] parts = tag.Split('-');
        return parts[0].Length is >= 1 and <= 8 && parts[0].All(char.IsAsciiLetter)
            && parts.Skip(1).All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
    }
}
