using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Handbill.Site.Imports.Docx;

/// <summary>
/// The parts of a .docx (ECMA-376, part 2), opened one by one and never larger than a limit, whatever the file says of their
/// size: a small file may be made to unpack to any size.
/// </summary>
internal sealed class DocxPackage : IDisposable
{
    private const int MostParts = 10_000;
    private const int LargestPart = 32 * 1024 * 1024;
    private const int DeepestPart = 250;

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    private DocxPackage(ZipArchive zip)
    {
        _zip = zip;
        foreach (var entry in zip.Entries)
        {
            _parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }
    }

    /// <summary>Opens a package; null where it is none.</summary>
    public static DocxPackage? Open(Stream stream)
    {
        try
        {
            var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            return zip.Entries.Count <= MostParts ? new DocxPackage(zip) : null;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>A part as XML; null where it is missing, broken or too large.</summary>
    public XElement? Xml(string name)
    {
        try
        {
            if (Bytes(name, LargestPart) is not { } bytes)
            {
                return null;
            }

            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };
            if (IsTooDeep(bytes, settings))
            {
                return null;
            }

            using var reader = XmlReader.Create(bytes, settings);
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    // A tree takes the square of its depth to build.
    private static bool IsTooDeep(MemoryStream bytes, XmlReaderSettings settings)
    {
        using var reader = XmlReader.Create(bytes, settings);
        while (reader.Read())
        {
            if (reader.Depth > DeepestPart)
            {
                return true;
            }
        }

        bytes.Position = 0;
        return false;
    }

    /// <summary>Bytes of a part; null where it is missing, broken or larger than it may be.</summary>
    public MemoryStream? Bytes(string name, int most)
    {
        if (!_parts.TryGetValue(name, out var entry))
        {
            return null;
        }

        try
        {
            using var source = entry.Open();
            var bytes = new MemoryStream();
            var chunk = new byte[64 * 1024];
            for (var length = source.Read(chunk); length > 0; length = source.Read(chunk))
            {
                if (bytes.Length + length > most)
                {
                    return null;
                }

                bytes.Write(chunk, 0, length);
            }

            bytes.Position = 0;
            return bytes;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>What the relations of a part lead to, by their number: parts of the package, and addresses outside it.</summary>
    public Dictionary<string, (string Target, bool IsOutside)> Relations(string part)
    {
        var relations = new Dictionary<string, (string, bool)>(StringComparer.Ordinal);
        var slash = part.LastIndexOf('/');
        foreach (var relation in Xml($"{part[..(slash + 1)]}_rels/{part[(slash + 1)..]}.rels")?.Elements() ?? [])
        {
            var (id, target) = ((string?)relation.Attribute("Id") ?? "", (string?)relation.Attribute("Target") ?? "");
            var isOutside = (string?)relation.Attribute("TargetMode") == "External";
            relations.TryAdd(id, (isOutside ? target : target.StartsWith('/') ? target[1..] : part[..(slash + 1)] + target, isOutside));
        }

        return relations;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _zip.Dispose();
}
