using System.Text;
using System.Text.RegularExpressions;
using Handbill.Pdf.Conformance;

namespace Handbill.Pdf.Tests.Conformance;

/// <summary>One way of breaking each rule, done to the objects of a sound file.</summary>
internal static partial class Damage
{
    internal static Dictionary<string, Action<ParsedPdf>> Reading { get; } = new(StringComparer.Ordinal)
    {
        ["UA 01-003"] = pdf => Content(pdf, text => FirstPiece().Replace(text, "$0/Artifact BMC EMC ", 1)),
        ["UA 01-004"] = pdf => Content(pdf, text => text.Replace("/Artifact<</Type/Layout>>BDC", "/Artifact BMC /P<</MCID 0>>BDC EMC", StringComparison.Ordinal)),
        ["UA 01-005"] = pdf => Content(pdf, text => text + " 0 0 9 9 re f"),
        ["UA 01-007"] = pdf => Dictionary(pdf, pdf.Catalog, "MarkInfo")["Suspects"] = true,
        ["UA 02-001"] = pdf => Element(pdf, "Art")["S"] = new PdfName("Story"),
        ["UA 02-003"] = pdf => Roles(pdf, ("Story", "Tale"), ("Tale", "Story")),
        ["UA 02-004"] = pdf => Roles(pdf, ("P", "Span")),
        ["UA 06-001"] = pdf => pdf.Catalog.Remove("Metadata"),
        ["UA 06-002"] = pdf => Packet(pdf, text => text.Replace("<pdfuaid:part>1", "<pdfuaid:part>9", StringComparison.Ordinal)),
        ["UA 06-003"] = pdf => Packet(pdf, text => text.Replace("dc:title", "dc:subject", StringComparison.Ordinal)),
        ["UA 07-001"] = pdf => pdf.Catalog.Remove("ViewerPreferences"),
        ["UA 07-002"] = pdf => Dictionary(pdf, pdf.Catalog, "ViewerPreferences")["DisplayDocTitle"] = false,
        ["UA 09-004"] = pdf => Element(pdf, "TR")["S"] = new PdfName("Div"),
        ["UA 09-005"] = pdf => Element(pdf, "LBody")["S"] = new PdfName("P"),
        ["UA 09-006"] = pdf => Element(pdf, "Art")["S"] = new PdfName("TOC"),
        ["UA 09-007"] = pdf => Element(pdf, "Art")["S"] = new PdfName("Ruby"),
        ["UA 09-008"] = pdf => Element(pdf, "Art")["S"] = new PdfName("Warichu"),
        ["UA 10-001"] = pdf => Map(pdf, text => FirstRange().Replace(text, "", 1)),
        ["UA 11-001"] = pdf => pdf.Catalog.Remove("Lang"),
        ["UA 11-002"] = pdf => pdf.Catalog.Remove("Lang"),
        ["UA 11-003"] = pdf => pdf.Catalog.Remove("Lang"),
        ["UA 11-004"] = pdf => pdf.Catalog.Remove("Lang"),
        ["UA 11-006"] = pdf => pdf.Catalog.Remove("Lang"),
        ["UA 13-004"] = pdf => Element(pdf, "Figure").Remove("Alt"),
        ["UA 14-002"] = pdf => Element(pdf, "H1")["S"] = new PdfName("H2"),
        ["UA 14-003"] = pdf => Element(pdf, "H2")["S"] = new PdfName("H4"),
        ["UA 14-006"] = pdf =>
        {
            Element(pdf, "H1")["S"] = new PdfName("H");
            Element(pdf, "H2")["S"] = new PdfName("H");
        },
        ["UA 14-007"] = pdf => Element(pdf, "H2")["S"] = new PdfName("H"),
        ["UA 15-003"] = pdf => Element(pdf, "TH").Remove("A"),
        ["UA 17-002"] = pdf => Element(pdf, "Art")["S"] = new PdfName("Formula"),
        ["UA 19-003"] = pdf => Element(pdf, "Note").Remove("ID"),
        ["UA 19-004"] = pdf =>
        {
            Element(pdf, "BlockQuote")["ID"] = Element(pdf, "Note")["ID"];
            Element(pdf, "BlockQuote")["S"] = new PdfName("Note");
        },
        ["UA 20-001"] = pdf => pdf.Catalog["OCProperties"] = new PdfDictionary(),
        ["UA 21-001"] = pdf => pdf.Catalog["Names"] = new PdfDictionary { ["EmbeddedFiles"] = new PdfDictionary() },
        ["UA 25-001"] = pdf => pdf.Catalog["AcroForm"] = new PdfDictionary(),
        ["UA 26-002"] = pdf => pdf.Trailer["Encrypt"] = new PdfDictionary(),
        ["UA 28-002"] = pdf => Annotation(pdf)["Subtype"] = new PdfName("Text"),
        ["UA 28-004"] = pdf => Annotation(pdf).Remove("Contents"),
        ["UA 28-008"] = pdf => Page(pdf).Remove("Tabs"),
        ["UA 28-009"] = pdf => Page(pdf)["Tabs"] = new PdfName("R"),
        ["UA 28-011"] = pdf => Element(pdf, "Link")["S"] = new PdfName("Span"),
        ["UA 28-012"] = pdf => Annotation(pdf).Remove("Contents"),
        ["UA 30-001"] = pdf => Form(pdf, " /Fx Do").Dictionary["Ref"] = new PdfDictionary(),
        ["UA 30-002"] = pdf => Form(pdf, " /Fx Do /Fx Do"),
        ["UA 31-004"] = pdf => Descendant(pdf)["CIDToGIDMap"] = new PdfName("Other"),
        ["UA 31-005"] = pdf => Descendant(pdf).Remove("CIDToGIDMap"),
        ["UA 31-006"] = pdf => OfType(pdf, "Subtype", "Type0")["Encoding"] = new PdfName("Other-H"),
        ["UA 31-009"] = pdf => OfType(pdf, "Type", "FontDescriptor").Remove("FontFile2"),
        ["UA 31-011"] = pdf => Content(pdf, text => text.Replace("BDC\n", "BDC\n[<7FFF>]TJ ", StringComparison.Ordinal)),
        ["UA 31-014"] = pdf => OfType(pdf, "Type", "FontDescriptor")["CIDSet"] = new PdfReference(1),
        ["UA 31-016"] = pdf => Descendant(pdf)["W"] = new List<object?> { 0.0, 900.0, 17.0 },
        ["UA 31-017"] = pdf => OfType(pdf, "Subtype", "Type0")["Subtype"] = new PdfName("TrueType"),
        ["UA 31-027"] = pdf => OfType(pdf, "Subtype", "Type0").Remove("ToUnicode"),
        ["UA 31-028"] = pdf => Map(pdf, text => FirstText().Replace(text, "${codes}<0000>", 1)),
        ["UA 31-029"] = pdf => Map(pdf, text => FirstText().Replace(text, "${codes}<FEFF>", 1)),
        ["UA 31-030"] = pdf => Content(pdf, text => text.Replace("]TJ", "<0000>]TJ", StringComparison.Ordinal)),
        ["A 6.1.2"] = pdf => pdf.Head[10] = (byte)'x',
        ["A 6.1.3"] = pdf => pdf.Trailer.Remove("ID"),
        ["A 6.1.7"] = pdf => pdf.Objects.Values.OfType<PdfStream>().First().Dictionary["F"] = new PdfText([1]),
        ["A 6.2.3"] = pdf => pdf.Catalog.Remove("OutputIntents"),
        ["A 6.2.4"] = pdf => Content(pdf, text => "1 0 0 0 k " + text),
        ["A 6.2.8"] = pdf => OfType(pdf, "Subtype", "Image")["Interpolate"] = true,
        ["A 6.2.10"] = pdf => OfType(pdf, "Subtype", "Image")["SMask"] = new PdfReference(1),
        ["A 6.2.11"] = pdf => Map(pdf, text => FirstText().Replace(text, "${codes}<E001>")),
        ["A 6.3.2"] = pdf => Annotation(pdf)["F"] = 6.0,
        ["A 6.5.1"] = pdf => pdf.Catalog["OpenAction"] = new PdfDictionary { ["S"] = new PdfName("JavaScript") },
        ["A 6.6.2"] = pdf => Packet(pdf, text => text.Replace("</rdf:RDF>", "", StringComparison.Ordinal)),
        ["A 6.6.3"] = pdf => Dictionary(pdf, pdf.Trailer, "Info")["Title"] = new PdfText([65]),
        ["A 6.6.4"] = pdf => Packet(pdf, text => text.Replace("<pdfaid:part>2", "<pdfaid:part>1", StringComparison.Ordinal)),
        ["A 6.7.2"] = pdf => Dictionary(pdf, pdf.Catalog, "MarkInfo")["Marked"] = false,
        ["A 6.7.3"] = pdf => pdf.Catalog.Remove("StructTreeRoot"),
        ["A 6.7.4"] = pdf => pdf.Catalog["Lang"] = new PdfText("not a tag"u8.ToArray()),
        ["H parent-tree"] = pdf => Dictionary(pdf, Dictionary(pdf, pdf.Catalog, "StructTreeRoot"), "ParentTree").Remove("Nums"),
        ["H order"] = pdf => ((List<object?>)Element(pdf, "Art")["K"]!).Reverse(),
        ["H subset"] = pdf => OfType(pdf, "Subtype", "Type0")["BaseFont"] = new PdfName("SourceSerif4-Regular"),
    };

    internal static Dictionary<string, Action<ParsedPdf>> Print { get; } = new(StringComparer.Ordinal)
    {
        ["P tags"] = pdf => pdf.Catalog["MarkInfo"] = new PdfDictionary(),
        ["P grey"] = pdf => OfType(pdf, "Subtype", "Image")["ColorSpace"] = new PdfName("DeviceRGB"),
        ["P transparency"] = pdf => pdf.Objects[999] = new PdfDictionary { ["ca"] = 0.5 },
        ["P fonts"] = pdf => OfType(pdf, "Type", "FontDescriptor").Remove("FontFile2"),
        ["P version"] = pdf => pdf.Head[7] = (byte)'7',
    };

    private static PdfDictionary Page(ParsedPdf pdf) => OfType(pdf, "Type", "Page");

    private static PdfDictionary Annotation(ParsedPdf pdf) => OfType(pdf, "Type", "Annot");

    private static PdfDictionary Descendant(ParsedPdf pdf) => OfType(pdf, "Subtype", "CIDFontType2");

    private static PdfDictionary Element(ParsedPdf pdf, string type) => OfType(pdf, "S", type);

    private static PdfDictionary OfType(ParsedPdf pdf, string key, string value) => pdf.Objects.OrderBy(entry => entry.Key)
        .Select(entry => pdf.Dictionary(entry.Value)).First(dictionary => dictionary?.GetValueOrDefault(key) is PdfName name && name.Value == value)!;

    private static PdfDictionary Dictionary(ParsedPdf pdf, PdfDictionary owner, string key) => pdf.Dictionary(owner[key])!;

    private static void Roles(ParsedPdf pdf, params (string From, string To)[] roles)
    {
        PdfDictionary map = new();
        foreach ((string from, string to) in roles)
            map[from] = new PdfName(to);
        Dictionary(pdf, pdf.Catalog, "StructTreeRoot")["RoleMap"] = map;
    }

    private static void Content(ParsedPdf pdf, Func<string, string> edit) => Edit(pdf, pdf.Resolve(Page(pdf)["Contents"]), edit);

    private static void Map(ParsedPdf pdf, Func<string, string> edit)
    {
        foreach (PdfDictionary font in pdf.Objects.Values.Select(pdf.Dictionary).OfType<PdfDictionary>().Where(dictionary => dictionary.ContainsKey("ToUnicode")))
            Edit(pdf, pdf.Resolve(font["ToUnicode"]), edit);
    }

    private static void Packet(ParsedPdf pdf, Func<string, string> edit) => Edit(pdf, pdf.Resolve(pdf.Catalog["Metadata"]), edit);

    private static void Edit(ParsedPdf pdf, object? value, Func<string, string> edit)
    {
        PdfStream stream = (PdfStream)value!;
        stream.Bytes = Encoding.Latin1.GetBytes(edit(Encoding.Latin1.GetString(pdf.Unpack(stream))));
        stream.Dictionary.Remove("Filter");
    }

    /// <summary>Gives the first page a form with a tagged piece.</summary>
    private static PdfStream Form(ParsedPdf pdf, string drawn)
    {
        PdfStream form = new(new PdfDictionary { ["Subtype"] = new PdfName("Form") }, "/P<</MCID 77>>BDC EMC"u8.ToArray());
        Dictionary(pdf, Dictionary(pdf, Page(pdf), "Resources"), "XObject")["Fx"] = form;
        Content(pdf, text => text + drawn);
        return form;
    }

    [GeneratedRegex("/[A-Z][A-Za-z0-9]*<</MCID 0>>BDC", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstPiece();

    [GeneratedRegex("<[0-9A-F]{4}><[0-9A-F]{4}><[0-9A-F]+>\n", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstRange();

    [GeneratedRegex("(?<codes><[0-9A-F]{4}><[0-9A-F]{4}>)<[0-9A-F]+>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstText();
}
