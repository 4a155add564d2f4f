using System.Globalization;
using System.Text;
using Handbill.Pdf.Conformance;
using Handbill.Pdf.Document;

namespace Handbill.Pdf.Joining;

/// <summary>Writes values that have no others in them, as they were read. Pure.</summary>
internal static class PlainValue
{
    public static void Put(PdfBuffer output, object? value)
    {
        switch (value)
        {
            case null:
                output.Put("null"u8);
                break;
            case bool yes:
                output.Put(yes ? "true"u8 : "false"u8);
                break;
            case double number:
                output.Put(Encoding.ASCII.GetBytes(number.ToString("0.##########", CultureInfo.InvariantCulture)));
                break;
            case PdfName name:
                PutName(output, name.Value);
                break;
            case PdfText text:
                output.Put((byte)'<').Put(Encoding.ASCII.GetBytes(Convert.ToHexString(text.Bytes))).Put((byte)'>');
                break;
            default:
                throw new InvalidDataException($"A file of ours has no {value.GetType().Name} in such a place.");
        }
    }

    /// <summary>A name; what is not plain is written by its code (ISO 32000-1, 7.3.5).</summary>
    public static void PutName(PdfBuffer output, string name)
    {
        output.Put((byte)'/');
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '+')
            {
                output.Put((byte)letter);
            }
            else
            {
                output.Put((byte)'#').Put(Encoding.ASCII.GetBytes(((int)letter & 0xFF).ToString("X2", CultureInfo.InvariantCulture)));
            }
        }
    }
}
