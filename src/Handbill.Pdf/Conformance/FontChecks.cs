namespace Handbill.Pdf.Conformance;

/// <summary>Whether all text can be drawn anywhere and read as text.</summary>
internal static class FontChecks
{
    internal static void Run(CheckedFile file)
    {
        HashSet<PdfDictionary> seen = [];
        foreach (CheckedPage page in file.Pages)
        {
            foreach ((string name, ParsedFont font) in page.Fonts)
            {
                if (seen.Add(font.Dictionary))
                    Font(file, font);
                int[] shown = [.. page.Marks.SelectMany(marks => marks.All).Where(mark => mark.Font == name).SelectMany(mark => mark.Codes).Distinct()];
                Codes(file, font, shown);
            }
        }
    }

    private static void Font(CheckedFile file, ParsedFont font)
    {
        object? map = file.Pdf.Resolve(font.Descendant?.GetValueOrDefault("CIDToGIDMap"));
        file.Report(map is null, "UA 31-005", $"{font.Name} has no CIDToGIDMap");
        file.Report(map is not (null or PdfStream or PdfName { Value: "Identity" }), "UA 31-004", $"the CIDToGIDMap of {font.Name} is neither Identity nor a stream");
        file.Report(
            file.Pdf.Name(font.Dictionary.GetValueOrDefault("Encoding")) != "Identity-H", "UA 31-006", $"{font.Name} is not encoded by Identity-H");
        file.Report(font.Program.Length == 0, "UA 31-009", $"{font.Name} is not embedded");
        file.Report(font.Descriptor?.ContainsKey("CIDSet") == true, "UA 31-014", $"{font.Name} has a CIDSet");
        file.Report(font.Texts is null, "UA 31-027", $"{font.Name} has no ToUnicode map");
        foreach ((int code, string text) in font.Texts ?? [])
        {
            file.Report(text.Contains('\0', StringComparison.Ordinal), "UA 31-028", $"code {code} of {font.Name} stands for U+0000");
            file.Report(text.AsSpan().ContainsAny('\uFEFF', '\uFFFE'), "UA 31-029", $"code {code} of {font.Name} stands for a byte order mark");
        }

        bool tagged = font.Name.Length > 7 && font.Name[6] == '+' && font.Name.Take(6).All(char.IsAsciiLetterUpper);
        file.Report(!tagged, "H subset", $"{font.Name} has no subset tag");
    }

    private static void Codes(CheckedFile file, ParsedFont font, int[] shown)
    {
        foreach (int code in shown)
        {
            file.Report(code == 0, "UA 31-030", $"text in {font.Name} shows .notdef");
            file.Report(font.Texts?.ContainsKey(code) == false, "UA 10-001", $"code {code} of {font.Name} has no text");
            if (font.Texts?.GetValueOrDefault(code) is { } text)
                file.Report(text.Any(IsPrivate), "A 6.2.11", $"code {code} of {font.Name} stands for a private character");
            if (font.Program.Length == 0)
                continue;
            if (code >= font.GlyphCount)
                file.Report("UA 31-011", $"{font.Name} has no glyph {code}");
            else
                file.Report(Math.Abs(font.ProgramWidth(code) - font.Widths.GetValueOrDefault(code)) > 1, "UA 31-016", $"the width of code {code} of {font.Name} is not the font file's");
        }
    }

    // Private use of the basic plane, and the surrogates that lead to planes 15 and 16.
    private static bool IsPrivate(char c) => c is (>= '\uE000' and <= '\uF8FF') or (>= '\uDB80' and <= '\uDBFF');
}
