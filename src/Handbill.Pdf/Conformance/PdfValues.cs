using System.Text;

namespace Handbill.Pdf.Conformance;

/// <summary>A name, without its slash.</summary>
internal sealed record PdfName(string Value);

/// <summary>A reference to an object.</summary>
internal sealed record PdfReference(int Number);

/// <summary>An operator of a content stream, or a keyword of a file.</summary>
internal sealed record PdfKeyword(string Value);

/// <summary>A string.</summary>
internal sealed record PdfText(byte[] Bytes)
{
    /// <summary>The string as text: UTF-16 with a mark, else taken as Latin-1, which is PDFDocEncoding where it matters here.</summary>
    internal string Value => Bytes is [0xFE, 0xFF, ..]
        ? Encoding.BigEndianUnicode.GetString(Bytes, 2, Bytes.Length - 2)
        : Encoding.Latin1.GetString(Bytes);
}

/// <summary>A dictionary; values are null, bool, double, the records here, a list or a dictionary.</summary>
internal sealed class PdfDictionary : Dictionary<string, object?>
{
    internal PdfDictionary()
        : base(StringComparer.Ordinal)
    {
    }
}

/// <summary>A stream with its bytes as they stand in the file.</summary>
internal sealed class PdfStream(PdfDictionary dictionary, byte[] bytes)
{
    internal PdfDictionary Dictionary { get; } = dictionary;

    internal byte[] Bytes { get; set; } = bytes;
}
