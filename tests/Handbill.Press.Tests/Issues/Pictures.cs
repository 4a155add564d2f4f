using System.Buffers.Binary;
using System.IO.Compression;

namespace Handbill.Press.Tests.Issues;

/// <summary>Small PNG files, written here byte by byte.</summary>
internal static class Pictures
{
    /// <summary>Three pixels by two, grey.</summary>
    public static byte[] Png { get; } = Write(3, 2, [0, 10, 20, 30, 0, 40, 50, 60]);

    /// <summary>A file that claims a size and has hardly any pixels.</summary>
    public static byte[] Header(int width, int height) => Write(width, height, [0, 0]);

    private static byte[] Write(int width, int height, byte[] rows)
    {
        var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n\u001a\n"u8]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 8;
        Chunk(file, "IHDR"u8, head);
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        Chunk(file, "IDAT"u8, packed.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> body)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        file.Write(number);
        byte[] content = [.. kind, .. body];
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(content));
        file.Write(number);
    }

    // CRC-32 as in annex D of the PNG specification.
    private static uint Crc(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var value in content)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
