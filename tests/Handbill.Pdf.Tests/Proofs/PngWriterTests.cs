using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using Handbill.Pdf.Document;
using Handbill.Pdf.Proofs;
using SkiaSharp;

namespace Handbill.Pdf.Tests.Proofs;

public sealed class PngWriterTests
{
    // Where a PNG's header says what colours it has: 0 for grey, 2 for red, green and blue.
    private const int ColourType = 25;

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(45)]
    [InlineData(200)]
    public void What_has_no_colour_is_written_in_grey_and_reads_as_it_was_drawn(int width) => ReadsAsDrawn(width, isGrey: true, colourType: 0);

    [Theory]
    [InlineData(1)]
    [InlineData(45)]
    [InlineData(200)]
    public void A_picture_with_colour_reads_as_it_was_drawn(int width) => ReadsAsDrawn(width, isGrey: false, colourType: 2);

    [Fact]
    public void One_coloured_pixel_keeps_its_colour()
    {
        using var bitmap = Bitmap(64, _ => new SKColor(200, 200, 200));
        bitmap.SetPixel(63, 6, new SKColor(200, 201, 200));

        using var read = Written(bitmap, out var png);

        png[ColourType].ShouldBe((byte)2);
        read.GetPixel(63, 6).ShouldBe(new SKColor(200, 201, 200));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(129)]
    [InlineData(1600)]
    public void Ink_is_written_in_sixteen_greys_the_nearest_to_what_was_drawn(int width)
    {
        const int height = 300;
        using var bitmap = Ink(width, height);
        var png = InStrips(bitmap, PngPixels.Ink, rows: 128);
        (png[ColourType - 1], png[ColourType]).ShouldBe(((byte)4, (byte)0));
        using var read = SKBitmap.Decode(png).ShouldNotBeNull();
        (read.Width, read.Height).ShouldBe((width, height));
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var paper = 255 - (byte)((x * 7) + y);
                read.GetPixel(x, y).Red.ShouldBe((byte)(Math.Round(paper / 17.0) * 17), $"{x}, {y}");
            }
        }
    }

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(31, 7, false)]
    [InlineData(64, 128, false)]
    [InlineData(129, 300, false)]
    [InlineData(45, 5, true)]
    [InlineData(64, 77, true)]
    public void Ink_is_also_written_in_all_greys_or_as_colours(int width, int rows, bool asColours)
    {
        const int height = 300;
        using var bitmap = Ink(width, height);

        var png = InStrips(bitmap, asColours ? PngPixels.Colours : PngPixels.Grey, rows);

        (png[ColourType - 1], png[ColourType]).ShouldBe(((byte)8, (byte)(asColours ? 2 : 0)));
        using var read = SKBitmap.Decode(png).ShouldNotBeNull();
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var paper = (byte)(255 - (byte)((x * 7) + y));
                read.GetPixel(x, y).ShouldBe(new SKColor(paper, paper, paper), $"{x}, {y}");
            }
        }
    }

    [Fact]
    public void A_picture_in_strips_is_whole_to_a_reader_that_checks_its_sums()
    {
        using var bitmap = Ink(500, 300);
        var png = InStrips(bitmap, PngPixels.Ink, rows: 37).AsSpan(8);
        using var packed = new MemoryStream();
        while (!png.IsEmpty)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png);
            Crc32.HashToUInt32(png.Slice(4, 4 + length)).ShouldBe(BinaryPrimitives.ReadUInt32BigEndian(png[(8 + length)..]));
            if (png.Slice(4, 4).SequenceEqual("IDAT"u8))
            {
                packed.Write(png.Slice(8, length));
            }

            png = png[(12 + length)..];
        }

        // Deflate's end is checked against Adler-32 of all rows, which the strips' own were joined to.
        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        rows.Length.ShouldBe(300 * (1 + 250));
        BinaryPrimitives.ReadUInt32BigEndian(packed.ToArray().AsSpan()[^4..]).ShouldBe(ZlibChecksum.Of(rows.ToArray()));
    }

    // Every share of ink, in rows and columns.
    private static SKBitmap Ink(int width, int height)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Alpha8, SKAlphaType.Premul));
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                bitmap.GetPixelSpan()[(y * bitmap.RowBytes) + x] = (byte)((x * 7) + y);
            }
        }

        return bitmap;
    }

    private static byte[] InStrips(SKBitmap bitmap, PngPixels kind, int rows)
    {
        using var pixels = bitmap.PeekPixels();
        var strips = new List<PngStrip>();
        for (var y = 0; y < bitmap.Height; y += rows)
        {
            strips.Add(PngWriter.Strip(pixels, y, Math.Min(bitmap.Height, y + rows), kind));
        }

        return [.. PngWriter.Head(bitmap.Width, bitmap.Height, kind), .. strips.SelectMany(strip => strip.Chunk), .. PngWriter.Tail(strips)];
    }

    private static void ReadsAsDrawn(int width, bool isGrey, byte colourType)
    {
        using var bitmap = Bitmap(width, at => isGrey ? new SKColor((byte)(at * 37), (byte)(at * 37), (byte)(at * 37)) : new SKColor((byte)(at * 37), (byte)(at * 91), (byte)(at * 11)));

        using var read = Written(bitmap, out var png);

        png[ColourType].ShouldBe(colourType);
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                read.GetPixel(x, y).ShouldBe(bitmap.GetPixel(x, y), $"{x}, {y}");
            }
        }
    }

    private static SKBitmap Bitmap(int width, Func<int, SKColor> colour)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, 7, SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (var at = 0; at < width * 7; at++)
        {
            bitmap.SetPixel(at % width, at / width, colour(at + 1));
        }

        return bitmap;
    }

    private static SKBitmap Written(SKBitmap bitmap, out byte[] png)
    {
        using var stream = new MemoryStream();
        using var pixels = bitmap.PeekPixels();
        PngWriter.Write(pixels, stream);
        png = stream.ToArray();
        return SKBitmap.Decode(png).ShouldNotBeNull();
    }
}
