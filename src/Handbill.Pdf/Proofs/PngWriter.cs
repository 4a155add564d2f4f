using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Handbill.Pdf.Document;
using Handbill.Pdf.Pictures;
using SkiaSharp;

namespace Handbill.Pdf.Proofs;

/// <summary>
/// Writes what was drawn as a PNG without transparency, quick rather than small. Most sheets are black on white: what has no colour is written in grey,
/// a third of the bytes to pack and to unpack, and what is ink and nothing else in sixteen greys, half of that. A picture is written in strips that know
/// nothing of each other, so that a strip is made once for all pictures that have it.
/// </summary>
internal static class PngWriter
{
    private const int PixelBytes = 4;

    // As many bytes are packed at once as stay near the processor.
    private const int BandBytes = 1 << 16;

    /// <summary>What every PNG begins with, up to its first strip.</summary>
    public static byte[] Head(int width, int height, PngPixels kind)
    {
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = kind == PngPixels.Ink ? (byte)4 : (byte)8;
        header[9] = kind == PngPixels.Colours ? (byte)2 : (byte)0;
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, [0x78, 0x9C])];
    }

    /// <summary>What every PNG ends with, after its last strip.</summary>
    public static byte[] Tail(IEnumerable<PngStrip> strips)
    {
        // An empty last block, then the checksum of all rows.
        Span<byte> end = [0x03, 0x00, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(end[2..], strips.Aggregate(ZlibChecksum.Of([]), (sum, strip) => ZlibChecksum.Joined(sum, strip.Checksum, strip.Unpacked)));
        return [.. Chunk("IDAT"u8, end), .. Chunk("IEND"u8, [])];
    }

    /// <summary>Packs rows, of the colour type Rgba8888, or Alpha8 as how much ink covers each pixel.</summary>
    /// <param name="pixmap">What was drawn.</param>
    /// <param name="from">First row.</param>
    /// <param name="to">One past the last row; there is at least one.</param>
    /// <param name="kind">What is said of each pixel; pixels of colour must not be said to be grey.</param>
    public static PngStrip Strip(SKPixmap pixmap, int from, int to, PngPixels kind)
    {
        var pixels = new Rows(pixmap);
        var rowBytes = 1 + kind switch
        {
            PngPixels.Ink => (pixels.Width + 1) / 2,
            PngPixels.Grey => pixels.Width,
            _ => 3 * pixels.Width,
        };

        // A byte more than there are: each pixel is written with its alpha, which the next one overwrites.
        var length = (to - from) * rowBytes;
        var rows = ArrayPool<byte>.Shared.Rent(length + 1);
        for (var y = from; y < to; y++)
        {
            var row = rows.AsSpan((y - from) * rowBytes, rowBytes + 1);

            // On paper as white as this rows of ink pack better as they are; those of pictures by what they differ from the row above.
            var isTold = !pixels.AreInk && y > from;
            row[0] = (byte)(isTold ? PngFilter.Up : PngFilter.None);
            if (pixels.AreInk)
            {
                WriteInk(pixels.Ink(y), row[1..], kind);
            }
            else
            {
                WritePixels(pixels[y], isTold ? pixels[y - 1] : [], row[1..], kind);
            }
        }

        using var packed = new PdfBuffer(length);
        Deflater.Blocks(rows.AsSpan(0, length), packed, depth: 1, isLast: false);
        var strip = new PngStrip(Chunk("IDAT"u8, packed.Written), ZlibChecksum.Of(rows.AsSpan(0, length)), length);
        ArrayPool<byte>.Shared.Return(rows);
        return strip;
    }

    /// <summary>Writes pixels of the colour type Rgba8888 as a whole picture, in grey where they have no colour.</summary>
    public static void Write(SKPixmap pixmap, Stream png)
    {
        var pixels = new Rows(pixmap);
        var kind = IsGrey(pixels) ? PngPixels.Grey : PngPixels.Colours;
        var band = Math.Max(1, BandBytes / (PixelBytes * pixels.Width));
        var strips = new List<PngStrip>();
        png.Write(Head(pixels.Width, pixels.Height, kind));
        for (var y = 0; y < pixels.Height; y += band)
        {
            strips.Add(Strip(pixmap, y, Math.Min(pixels.Height, y + band), kind));
            png.Write(strips[^1].Chunk);
        }

        png.Write(Tail(strips));
    }

    private static void WriteInk(ReadOnlySpan<byte> ink, Span<byte> row, PngPixels kind)
    {
        switch (kind)
        {
            case PngPixels.Ink:
                PackInk(ink, row[..((ink.Length + 1) / 2)]);
                break;
            case PngPixels.Grey:
                var at = 0;
                for (; at <= ink.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
                {
                    (~Vector256.Create(ink[at..])).CopyTo(row[at..]);
                }

                for (; at < ink.Length; at++)
                {
                    row[at] = (byte)~ink[at];
                }

                break;
            default:
                for (var x = 0; x < ink.Length; x++)
                {
                    row.Slice(3 * x, 3).Fill((byte)~ink[x]);
                }

                break;
        }
    }

    // Two pixels a byte, the left one in the upper half: 15 for paper, 0 for black.
    private static void PackInk(ReadOnlySpan<byte> ink, Span<byte> packed)
    {
        var x = 0;
        for (; x <= ink.Length - (2 * Vector256<byte>.Count); x += 2 * Vector256<byte>.Count)
        {
            Vector256.Narrow(Pairs(Vector256.Create(ink[x..])), Pairs(Vector256.Create(ink[(x + Vector256<byte>.Count)..]))).CopyTo(packed[(x / 2)..]);
        }

        for (; x < ink.Length; x += 2)
        {
            packed[x / 2] = (byte)((Level(ink[x]) << 4) | (x + 1 < ink.Length ? Level(ink[x + 1]) : 0));
        }

        static Vector256<ushort> Pairs(Vector256<byte> ink)
        {
            var (low, high) = Vector256.Widen(ink);
            var pair = Vector256.Narrow(Levels(low), Levels(high)).AsUInt16();
            return ((pair << 4) | (pair >> 8)) & Vector256.Create((ushort)0xFF);
        }

        // A seventeenth, rounded: 241 of 4,096 parts are as near as sixteen levels need.
        static Vector256<ushort> Levels(Vector256<ushort> ink) =>
            Vector256.Create((ushort)15) - (((ink + Vector256.Create((ushort)8)) * Vector256.Create((ushort)241)) >> 12);

        static int Level(byte ink) => 15 - ((ink + 8) / 17);
    }

    // Above is empty where a row is written as it is.
    private static void WritePixels(ReadOnlySpan<uint> current, ReadOnlySpan<uint> above, Span<byte> row, PngPixels kind)
    {
        for (var x = 0; x < current.Length; x++)
        {
            // Four bytes less four others, none of which borrows from its neighbour.
            const uint high = 0x80808080;
            var (now, was) = (current[x], above.IsEmpty ? 0 : above[x]);
            var less = ((now | high) - (was & ~high)) ^ ((now ^ ~was) & high);
            if (kind == PngPixels.Grey)
            {
                row[x] = (byte)less;
            }
            else
            {
                BinaryPrimitives.WriteUInt32LittleEndian(row[(3 * x)..], less);
            }
        }
    }

    private static bool IsGrey(Rows pixels)
    {
        for (var y = 0; y < pixels.Height; y++)
        {
            foreach (var pixel in pixels[y])
            {
                // Red against green and green against blue, at once.
                if (((pixel ^ (pixel >> 8)) & 0xFFFF) != 0)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32.HashToUInt32(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    // What a pixmap says of itself it asks of Skia each time.
    private readonly ref struct Rows(SKPixmap pixmap)
    {
        private readonly ReadOnlySpan<byte> _all = pixmap.GetPixelSpan();
        private readonly int _stride = pixmap.RowBytes;

        public int Width { get; } = pixmap.Width;

        public int Height { get; } = pixmap.Height;

        public bool AreInk { get; } = pixmap.ColorType == SKColorType.Alpha8;

        public ReadOnlySpan<uint> this[int y] => MemoryMarshal.Cast<byte, uint>(_all.Slice(y * _stride, Width * PixelBytes));

        public ReadOnlySpan<byte> Ink(int y) => _all.Slice(y * _stride, Width);
    }
}
