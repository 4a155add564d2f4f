using System.Xml;
using System.Xml.Linq;

namespace Handbill.Pdf.Conformance;

/// <summary>Whether the file says what it is.</summary>
internal static class MetadataChecks
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Core = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Pdf = "http://ns.adobe.com/pdf/1.3/";
    private static readonly XNamespace Archive = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace Accessible = "http://www.aiim.org/pdfua/ns/id/";
    private static readonly XNamespace Schema = "http://www.aiim.org/pdfa/ns/schema#";

    internal static void Run(CheckedFile file)
    {
        PdfDictionary? preferences = file.Pdf.Dictionary(file.Pdf.Catalog.GetValueOrDefault("ViewerPreferences"));
        object? display = file.Pdf.Resolve(preferences?.GetValueOrDefault("DisplayDocTitle"));
        file.Report(display is null, "UA 07-001", "the viewer is not told whether to show the title");
        file.Report(display is false, "UA 07-002", "the viewer is told not to show the title");

        if (file.Pdf.Resolve(file.Pdf.Catalog.GetValueOrDefault("Metadata")) is not PdfStream stream)
        {
            file.Report("UA 06-001", "there is no XMP packet");
            return;
        }

        file.Report(stream.Dictionary.ContainsKey("Filter"), "A 6.6.2", "the XMP packet is packed");
        XDocument packet;
        try
        {
            using MemoryStream bytes = new(file.Pdf.Unpack(stream));
            using XmlReader reader = XmlReader.Create(bytes, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            packet = XDocument.Load(reader);
        }
        catch (XmlException fault)
        {
            file.Report("A 6.6.2", $"the XMP packet is not well-formed: {fault.Message}");
            return;
        }

        Packet(file, packet);
        Information(file, packet);
    }

    private static void Packet(CheckedFile file, XDocument packet)
    {
        file.Report(Value(packet, Accessible + "part") != "1", "UA 06-002", "the packet does not say PDF/UA-1");
        file.Report(string.IsNullOrWhiteSpace(Title(packet)), "UA 06-003", "the packet has no title");
        file.Report(
            Value(packet, Archive + "part") != "2" || Value(packet, Archive + "conformance") != "A", "A 6.6.4", "the packet does not say PDF/A-2a");
        bool described = packet.Descendants(Schema + "namespaceURI").Any(name => name.Value == Accessible.NamespaceName);
        file.Report(!described, "A 6.6.2", "the packet does not describe the property of PDF/UA");
    }

    private static void Information(CheckedFile file, XDocument packet)
    {
        PdfDictionary information = file.Pdf.Dictionary(file.Pdf.Trailer.GetValueOrDefault("Info")) ?? new PdfDictionary();
        string? title = file.Pdf.Text(information.GetValueOrDefault("Title"));
        file.Report(title is not null && title != Title(packet), "A 6.6.3", "the two titles are not the same");
        string? producer = file.Pdf.Text(information.GetValueOrDefault("Producer"));
        file.Report(producer is not null && producer != Value(packet, Pdf + "Producer"), "A 6.6.3", "the two producers are not the same");
        string? other = information.Keys.FirstOrDefault(key => key is not ("Title" or "Producer"));
        file.Report(other is not null, "A 6.6.3", $"the packet has nothing for {other}");
    }

    private static string? Value(XDocument packet, XName name) => packet.Descendants(name).FirstOrDefault()?.Value;

    private static string? Title(XDocument packet) =>
        packet.Descendants(Core + "title").Descendants(Rdf + "li").FirstOrDefault()?.Value;
}
