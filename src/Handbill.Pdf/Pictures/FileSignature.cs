using System.Buffers.Binary;
using System.Text;

namespace Handbill.Pdf.Pictures;

/// <summary>Tells a file's kind by its first bytes, whatever its name says.</summary>
internal static class FileSignature
{
    // A text format may begin with a declaration and comments; a kilobyte is where its root element stands in practice.
    private const int TextWindow = 1024;

    public static bool IsJpeg(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    public static bool IsPng(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    public static bool IsWebP(ReadOnlySpan<byte> file) => file.StartsWith("RIFF"u8) && At(file, 8, "WEBP"u8);

    /// <summary>Says what a file that is none of the three is, and what to do, to follow the picture's name.</summary>
    public static string Describe(ReadOnlySpan<byte> file)
    {
        const string saveIt = "save it as PNG or JPEG";
        if (file.StartsWith("GIF8"u8))
        {
            return $"is a GIF; {saveIt}";
        }

        if (file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8))
        {
            return $"is a TIFF or a camera's raw file; {saveIt}";
        }

        if (file.StartsWith("BM"u8) && file.Length >= 26)
        {
            return $"is a BMP; {saveIt}";
        }

        if (At(file, 4, "ftyp"u8) && file.Length >= 12)
        {
            return DescribeBrand(file.Slice(8, 4));
        }

        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x0A]) || At(file, 4, "JXL "u8))
        {
            return $"is a JPEG XL; {saveIt}";
        }

        if (At(file, 4, "jP  "u8) || file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x4F, 0xFF, 0x51]))
        {
            return $"is a JPEG 2000; {saveIt}";
        }

        if (file.StartsWith("%PDF"u8) || file.StartsWith("%!PS"u8))
        {
            return $"is a {(file[1] == (byte)'P' ? "PDF" : "PostScript")} file; save the page as PNG at 300 dots an inch";
        }

        if (file.StartsWith("8BPS"u8))
        {
            return $"is a Photoshop file; {saveIt}";
        }

        if (file.Length >= 6 && BinaryPrimitives.ReadUInt32BigEndian(file) == 0x0000_0100)
        {
            return $"is an icon; {saveIt}";
        }

        if (file.StartsWith("PK"u8))
        {
            return "is an archive or an office document; take the picture out of it and save it as PNG or JPEG";
        }

        return DescribeText(file) ?? "is no picture that the press knows; it takes JPEG, PNG and WebP";
    }

    private static string DescribeBrand(ReadOnlySpan<byte> brand)
    {
        var name = Encoding.Latin1.GetString(brand);
        return name switch
        {
            "avif" or "avis" => "is an AVIF; save it as JPEG",
            "heic" or "heix" or "hevc" or "hevx" or "heim" or "heis" or "mif1" or "msf1" =>
                "is a HEIC, as some phones take pictures; send it on as JPEG (on the phone: camera settings, formats, most compatible)",
            _ => "is a video or another media file; take one picture from it and save it as JPEG",
        };
    }

    private static string? DescribeText(ReadOnlySpan<byte> file)
    {
        var start = file[..Math.Min(file.Length, TextWindow)];
        if (Contains(start, "<svg"u8))
        {
            return "is an SVG; export it as PNG at 300 dots an inch";
        }

        if (Contains(start, "<html"u8) || Contains(start, "<!doctype"u8))
        {
            return "is a web page, not a picture; save the picture itself";
        }

        return null;
    }

    private static bool At(ReadOnlySpan<byte> file, int offset, ReadOnlySpan<byte> expected) =>
        file.Length >= offset + expected.Length && file.Slice(offset, expected.Length).SequenceEqual(expected);

    private static bool Contains(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lowerCase)
    {
        for (var i = 0; i + lowerCase.Length <= text.Length; i++)
        {
            if (Ascii.EqualsIgnoreCase(text.Slice(i, lowerCase.Length), lowerCase))
            {
                return true;
            }
        }

        return false;
    }
}
