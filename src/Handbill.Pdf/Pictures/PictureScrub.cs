using System.Buffers.Binary;

namespace Handbill.Pdf.Pictures;

/// <summary>
/// Takes out of a picture file what tells of its maker: place, camera, time, software, thumbnails, comments. Byte by byte, without
/// touching a pixel; which way up it is stays. Files that were looked at by <see cref="PictureFile"/> before. Pure.
/// </summary>
public static class PictureScrub
{
    // Bytes of the segment, with its marker.
    private const int BareJfif = 18;

    private static readonly string[] KeptChunks = ["IHDR", "PLTE", "tRNS", "gAMA", "sRGB", "cHRM", "sBIT", "pHYs", "IDAT", "IEND"];
    private static readonly string[] KeptParts = ["VP8 ", "VP8L", "VP8X", "ALPH"];

    /// <summary>The file without them; null when it is not built as its kind says.</summary>
    public static byte[]? Clean(ReadOnlySpan<byte> file, PictureInfo info) => info.Kind switch
    {
        PictureKind.Jpeg => Jpeg(file, info.Orientation),
        PictureKind.Png => Png(file),
        _ => WebP(file),
    };

    /// <summary>The file without them, as it is kept; null when it is no picture that can be printed, or not built as its kind says.</summary>
    public static byte[]? Clean(ReadOnlySpan<byte> file) => PictureFile.Inspect(file) is PictureInfo info ? Clean(file, info) : null;

    // Segments until the first scan; APPn and comments are left out, but for a JFIF head without a thumbnail, which says how large a pixel is, and
    // Adobe's APP14, which says how colours are coded.
    private static byte[]? Jpeg(ReadOnlySpan<byte> file, int orientation)
    {
        using var clean = new MemoryStream(file.Length);
        clean.Write(file[..2]);
        if (orientation is > 1 and <= 8)
        {
            clean.Write(ExifOf(orientation));
        }

        for (var at = 2; at + 4 <= file.Length;)
        {
            if (file[at] != 0xff)
            {
                return null;
            }

            var marker = file[at + 1];
            if (marker == 0xff)
            {
                at++;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]) + 2;
            if (at + length > file.Length)
            {
                return null;
            }

            if (marker is not ((>= 0xe0 and <= 0xef and not 0xee) or 0xfe) || (marker == 0xe0 && length == BareJfif))
            {
                clean.Write(file.Slice(at, length));
            }

            at += length;
            if (marker == 0xda)
            {
                at = CopyScan(file, at, clean);
            }

            if (at + 2 <= file.Length && file[at] == 0xff && file[at + 1] == 0xd9)
            {
                // What stands behind the end is no part of the picture: it is where some telephones put a film.
                clean.Write(file.Slice(at, 2));
                return clean.ToArray();
            }
        }

        return null;
    }

    private static int CopyScan(ReadOnlySpan<byte> file, int at, MemoryStream clean)
    {
        var end = at;
        while (end + 1 < file.Length && !(file[end] == 0xff && file[end + 1] is not (0 or (>= 0xd0 and <= 0xd7) or 0xff)))
        {
            end++;
        }

        clean.Write(file[at..end]);
        return end;
    }

    // An APP1 segment with one entry: the orientation.
    private static byte[] ExifOf(int orientation) =>
    [
        0xff, 0xe1, 0, 34, .. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];

    private static byte[]? Png(ReadOnlySpan<byte> file)
    {
        using var clean = new MemoryStream(file.Length);
        clean.Write(file[..8]);
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12)
            {
                return null;
            }

            var chunk = file.Slice(at, (int)length + 12);
            var name = System.Text.Encoding.ASCII.GetString(chunk.Slice(4, 4));
            if (KeptChunks.Contains(name, StringComparer.Ordinal))
            {
                clean.Write(chunk);
            }

            if (name == "IEND")
            {
                return clean.ToArray();
            }

            at += chunk.Length;
        }

        return null;
    }

    private static byte[]? WebP(ReadOnlySpan<byte> file)
    {
        using var clean = new MemoryStream(file.Length);
        clean.Write(file[..12]);
        for (var at = 12; at + 8 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            if (length > file.Length - at - 8)
            {
                return null;
            }

            var part = file.Slice(at, Math.Min(file.Length - at, (int)(8 + length + (length & 1))));
            var name = System.Text.Encoding.ASCII.GetString(part[..4]);
            if (name == "VP8X" && part.Length > 8)
            {
                // Its flags say that there are a profile (32), EXIF (8) and XMP (4): no longer.
                byte[] head = [.. part];
                head[8] &= 0b1101_0011;
                clean.Write(head);
            }
            else if (KeptParts.Contains(name, StringComparer.Ordinal))
            {
                clean.Write(part);
            }

            at += part.Length;
        }

        var all = clean.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(all.AsSpan(4), (uint)all.Length - 8);
        return all;
    }
}
