namespace Handbill.Pdf.Conformance;

/// <summary>Whether the structure is made as the standard types demand (ISO 32000-1, 14.8.4).</summary>
internal static class StructureChecks
{
    private static readonly HashSet<string> Standard =
    [
        "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "P", "H",
        "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span",
        "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure",
        "Formula", "Form",
    ];

    internal static void Run(CheckedFile file)
    {
        PdfDictionary? root = file.Pdf.Dictionary(file.Pdf.Catalog.GetValueOrDefault("StructTreeRoot"));
        PdfDictionary? map = file.Pdf.Dictionary(root?.GetValueOrDefault("RoleMap"));
        Roles(file, map);
        HashSet<string> notes = new(StringComparer.Ordinal);
        foreach (ParsedElement element in file.Elements)
        {
            Parts(file, element);
            if (element.Type == "Note")
                Note(file, element, notes);
            if (element.Type == "TH" && Attribute(file, element, "Table", "Scope") is null)
                file.Report("UA 15-003", $"the heading cell {element.Number} does not say what it is the heading of");
            if (element.Type == "Figure" && !HasText(file, element, "Alt") && !HasText(file, element, "ActualText"))
                file.Report("UA 13-004", $"the figure {element.Number} has no text that stands for it");
        }

        Headings(file);
    }

    private static void Roles(CheckedFile file, PdfDictionary? map)
    {
        foreach (string type in file.Elements.Select(element => element.Type).Distinct().Concat(map?.Keys.ToArray() ?? []))
        {
            if (map?.ContainsKey(type) == true && Standard.Contains(type))
                file.Report("UA 02-004", $"the standard type {type} is mapped");
            string at = type;
            HashSet<string> seen = [];
            while (!Standard.Contains(at) && seen.Add(at) && file.Pdf.Name(map?.GetValueOrDefault(at)) is { } next)
                at = next;
            bool circle = !Standard.Contains(at) && map?.ContainsKey(at) == true;
            file.Report(circle, "UA 02-003", $"the mapping of {type} runs in a circle");
            file.Report(!circle && !Standard.Contains(at), "UA 02-001", $"the type {type} is not standard and not mapped to one");
        }
    }

    private static void Parts(CheckedFile file, ParsedElement element)
    {
        string[]? allowed = element.Type switch
        {
            "Table" => ["TR", "THead", "TBody", "TFoot", "Caption"],
            "THead" or "TBody" or "TFoot" => ["TR"],
            "TR" => ["TH", "TD"],
            "L" => ["LI", "L", "Caption"],
            "LI" => ["Lbl", "LBody"],
            _ => null,
        };
        string rule = element.Type is "L" or "LI" ? "UA 09-005" : "UA 09-004";
        if (allowed is not null)
        {
            ParsedElement? wrong = element.Children.Find(child => !allowed.Contains(child.Type));
            file.Report(wrong is not null, rule, $"{wrong?.Type} stands in {element.Type} {element.Number}");
            file.Report(element.Pieces.Count > 0, rule, $"{element.Type} {element.Number} has text of its own");
        }

        string parent = element.Parent?.Type ?? "";
        bool lost = element.Type switch
        {
            "TR" => parent is not ("Table" or "THead" or "TBody" or "TFoot"),
            "TH" or "TD" => parent != "TR",
            "THead" or "TBody" or "TFoot" => parent != "Table",
            "LI" => parent != "L",
            "LBody" => parent != "LI",
            _ => false,
        };
        file.Report(lost, element.Type is "LI" or "LBody" ? "UA 09-005" : "UA 09-004", $"{element.Type} {element.Number} stands in {parent}");
    }

    private static void Note(CheckedFile file, ParsedElement note, HashSet<string> known)
    {
        if (file.Pdf.Text(note.Dictionary.GetValueOrDefault("ID")) is not { Length: > 0 } id)
            file.Report("UA 19-003", $"the note {note.Number} has no identifier");
        else
            file.Report(!known.Add(id), "UA 19-004", $"two notes are called {id}");
    }

    private static void Headings(CheckedFile file)
    {
        int last = 0;
        foreach (ParsedElement element in file.Elements)
        {
            file.Report(
                element.Children.Count(child => child.Type == "H") > 1, "UA 14-006", $"{element.Type} {element.Number} has two headings without level");
            if (element.Type is not ['H', >= '1' and <= '9'])
                continue;
            int level = element.Type[1] - '0';
            file.Report(last == 0 && level > 1, "UA 14-002", $"the first heading is {element.Type}");
            file.Report(last > 0 && level > last + 1, "UA 14-003", $"{element.Type} {element.Number} follows a heading of level {last}");
            last = level;
        }

        file.Report(
            last > 0 && file.Elements.Exists(element => element.Type == "H"), "UA 14-007", "there are headings with and without level");
    }

    private static bool HasText(CheckedFile file, ParsedElement element, string key) =>
        !string.IsNullOrEmpty(file.Pdf.Text(element.Dictionary.GetValueOrDefault(key)));

    private static object? Attribute(CheckedFile file, ParsedElement element, string owner, string key)
    {
        object? attributes = file.Pdf.Resolve(element.Dictionary.GetValueOrDefault("A"));
        foreach (object? each in attributes is List<object?> list ? list : [attributes])
        {
            PdfDictionary? known = file.Pdf.Dictionary(each);
            if (file.Pdf.Name(known?.GetValueOrDefault("O")) == owner && known!.TryGetValue(key, out object? value))
                return value;
        }

        return null;
    }
}
