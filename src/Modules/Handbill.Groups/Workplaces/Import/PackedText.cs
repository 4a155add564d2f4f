using System.IO.Compression;
using System.Text;

namespace Handbill.Groups.Workplaces.Import;

/// <summary>The table between the dry run and its carrying out: packed into the form, so that the server keeps nothing. Pure.</summary>
internal static class PackedText
{
    public static string Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var deflater = new DeflateStream(packed, CompressionLevel.Fastest))
        {
            deflater.Write(Encoding.UTF8.GetBytes(text));
        }

        return Convert.ToBase64String(packed.ToArray());
    }

    /// <summary>The text; null when it is not what <see cref="Pack"/> wrote, or unpacks to more than a table may have.</summary>
    public static string? Unpack(string? packed)
    {
        try
        {
            using var inflater = new DeflateStream(new MemoryStream(Convert.FromBase64String(packed ?? "")), CompressionMode.Decompress);
            // UTF-8 takes up to three bytes for a sign of the two million.
            var bytes = new byte[(3 * CsvText.MostBytes) + 1];
            var length = inflater.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length < bytes.Length ? new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, length) : null;
        }
        catch (Exception problem) when (problem is FormatException or InvalidDataException or DecoderFallbackException)
        {
            return null;
        }
    }
}
