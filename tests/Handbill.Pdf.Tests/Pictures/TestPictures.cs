using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using Handbill.Pdf.Document;
using Handbill.Pdf.Pictures;
using Handbill.Pdf.Tests.Samples;
using Handbill.Programs;
using SkiaSharp;

namespace Handbill.Pdf.Tests.Pictures;

/// <summary>Makes pictures for tests, and damages them.</summary>
internal static class TestPictures
{
    /// <summary>A picture with soft colours and noise everywhere, as a photograph has.</summary>
    public static SKBitmap Photo(int width, int height)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        uint noise = 12345;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                noise = (noise * 1664525) + 1013904223;
                var grain = (int)(noise >> 27);
                bitmap.SetPixel(x, y, new SKColor(
                    (byte)(40 + (170 * x / width) + grain), (byte)(60 + (150 * y / height) + grain), (byte)(120 - (80 * x / width) + grain)));
            }
        }

        return bitmap;
    }

    /// <summary>Black strokes on a clear or white ground.</summary>
    public static SKBitmap Drawing(int width, int height, SKColor ground, SKColor? ink = null)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        bitmap.Erase(ground);
        for (var y = height / 4; y < height / 2; y++)
        {
            for (var x = width / 4; x < width * 3 / 4; x++)
            {
                bitmap.SetPixel(x, y, ink ?? SKColors.Black);
            }
        }

        return bitmap;
    }

    /// <summary>Four quarters: red and green above, blue and white below, to tell which way up it is.</summary>
    public static SKBitmap Quarters(int width, int height)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                bitmap.SetPixel(x, y, (x < width / 2, y < height / 2) switch
                {
                    (true, true) => SKColors.Red,
                    (false, true) => SKColors.Lime,
                    (true, false) => SKColors.Blue,
                    _ => SKColors.White,
                });
            }
        }

        return bitmap;
    }

    public static byte[] ToFile(this SKBitmap bitmap, SKEncodedImageFormat format, int quality = 95)
    {
        using (bitmap)
        {
            using var image = SKImage.FromBitmap(bitmap);
            using var data = image.Encode(format, quality);
            return data.ToArray();
        }
    }

    public static byte[] Jpeg(int width, int height) => Photo(width, height).ToFile(SKEncodedImageFormat.Jpeg);

    public static byte[] Png(int width, int height) => Photo(width, height).ToFile(SKEncodedImageFormat.Png);

    public static byte[] WebP(int width, int height, int quality = 80) => Photo(width, height).ToFile(SKEncodedImageFormat.Webp, quality);

    /// <summary>A PNG from its parts, with right checksums.</summary>
    public static byte[] MakePng(uint width, uint height, byte depth, byte colour, byte interlace, params (string Type, byte[] Data)[] chunks)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (depth, colour, interlace);
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var word = new byte[4];
        foreach (var (type, data) in (IEnumerable<(string, byte[])>)[("IHDR", header), .. chunks, ("IEND", [])])
        {
            BinaryPrimitives.WriteInt32BigEndian(word, data.Length);
            file.Write(word);
            byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
            file.Write(body);
            BinaryPrimitives.WriteUInt32BigEndian(word, Crc(body));
            file.Write(word);
        }

        return file.ToArray();
    }

    public static byte[] Zlib(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            zlib.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>An EXIF block with nothing but the orientation, or with more entries before it.</summary>
    public static byte[] Exif(int orientation, bool little = true)
    {
        var tiff = new byte[26];
        (little ? "II*\0"u8 : "MM\0*"u8).CopyTo(tiff);
        void Short(int at, int value)
        {
            if (little)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at), (ushort)value);
            }
            else
            {
                BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(at), (ushort)value);
            }
        }

        Short(little ? 4 : 6, 8);
        Short(8, 1);
        Short(10, 0x0112);
        Short(12, 3);
        Short(little ? 14 : 16, 1);
        Short(18, orientation);
        return tiff;
    }

    /// <summary>Puts a segment right behind a JPEG's first marker.</summary>
    public static byte[] WithSegment(byte[] jpeg, byte marker, byte[] body)
    {
        var length = body.Length + 2;
        return [.. jpeg.AsSpan(0, 2), 0xFF, marker, (byte)(length >> 8), (byte)length, .. body, .. jpeg.AsSpan(2)];
    }

    /// <summary>Decodes what a PDF would hold, independently of the encoder.</summary>
    public static SKBitmap Decode(PictureData picture)
    {
        if (picture.Filter == PictureFilter.Jpeg)
        {
            return SKBitmap.Decode(picture.Bytes.ToArray());
        }

        // A PNG is the same rows in the same packing: let Skia's own reader unpack it.
        var png = MakePng(
            (uint)picture.Width, (uint)picture.Height, (byte)picture.Bits, (byte)(picture.Color == PictureColor.Rgb ? 2 : 0), 0,
            ("IDAT", picture.Bytes.ToArray()));
        return SKBitmap.Decode(png);
    }

    /// <summary>Encodes a picture that is known to be good.</summary>
    public static PictureData Pack(byte[] file, PictureUse use, double widthPt = 10_000)
    {
        var store = new PictureStore();
        var info = store.Add("p", file).ShouldBeOfType<PictureInfo>();
        return store.Get("p", use, widthPt, widthPt * info.Height / info.Width);
    }

    public static PictureRefusal Refusal(byte[] file) => PictureFile.Inspect(file).ShouldBeOfType<PictureRefusal>();

    /// <summary>Runs a program of the system and gives what it printed. Where it is not installed the test is skipped, except under CI.</summary>
    public static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(Needed.Program(program), arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors.Result);
        return output;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }
}
