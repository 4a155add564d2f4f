using System.Runtime.InteropServices;
using SkiaSharp;

namespace Handbill.Pdf.Pictures;

/// <summary>Decodes with Skia: any profile to sRGB, transparency onto white paper, turned the right way up.</summary>
internal static class PictureDecoder
{
    /// <summary>Decodes the whole file at the smallest scale that its kind allows and says what is wrong, or null.</summary>
    public static PictureRefusal? Test(ReadOnlySpan<byte> file, PictureInfo info)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null)
        {
            return Damaged(info, "it cannot be decoded");
        }

        if (codec.Info.Width != info.StoredWidth || codec.Info.Height != info.StoredHeight)
        {
            return Damaged(info, "its parts disagree about its size");
        }

        var size = info.Kind == PictureKind.Jpeg ? codec.GetScaledDimensions(1 / 8f) : codec.Info.Size;
        using var pixels = new SKBitmap();
        return Decode(codec, pixels, size) switch
        {
            SKCodecResult.Success => null,
            SKCodecResult.IncompleteInput => Damaged(info, "a part of the picture is missing"),
            _ => Damaged(info, "the picture data make no sense"),
        };
    }

    /// <summary>
    /// Decodes to at least the size wanted, or to the full size. A JPEG is decoded at an eighth to seven eighths of its size
    /// where that is enough. The result has one channel when all pixels are grey.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is damaged: <see cref="PictureFile.Verify"/> would have refused it.</exception>
    public static PixelGrid Decode(ReadOnlySpan<byte> file, PictureInfo info, int wantedWidth, int wantedHeight)
    {
        var (storedWidth, storedHeight) = info.IsTurned ? (wantedHeight, wantedWidth) : (wantedWidth, wantedHeight);
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data) ?? throw new InvalidDataException("The picture cannot be decoded.");
        using var pixels = new SKBitmap();
        var size = info.Kind == PictureKind.Jpeg ? ScaleFor(codec, storedWidth, storedHeight) : codec.Info.Size;
        var result = Decode(codec, pixels, size);
        if (result != SKCodecResult.Success)
        {
            throw new InvalidDataException($"The picture cannot be decoded: {result}.");
        }

        return Upright(pixels, info.Orientation);
    }

    private static SKCodecResult Decode(SKCodec codec, SKBitmap pixels, SKSizeI size)
    {
        using var srgb = SKColorSpace.CreateSrgb();
        var alpha = codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul;
        var target = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, alpha, srgb);
        return pixels.TryAllocPixels(target) ? codec.GetPixels(target, pixels.GetPixels()) : SKCodecResult.InternalError;
    }

    private static SKSizeI ScaleFor(SKCodec codec, int width, int height)
    {
        for (var eighths = 1; eighths < 8; eighths++)
        {
            var size = codec.GetScaledDimensions(eighths / 8f);
            if (size.Width >= width && size.Height >= height)
            {
                return size;
            }
        }

        return codec.Info.Size;
    }

    private static PixelGrid Upright(SKBitmap stored, int orientation)
    {
        int storedWidth = stored.Width, storedHeight = stored.Height;
        var rows = MemoryMarshal.Cast<byte, uint>((ReadOnlySpan<byte>)stored.GetPixelSpan());
        if (stored.AlphaType != SKAlphaType.Opaque)
        {
            rows = Flatten(rows);
        }

        var channels = IsGrey(rows) ? 1 : 3;
        var (width, height) = orientation >= 5 ? (storedHeight, storedWidth) : (storedWidth, storedHeight);
        var samples = new byte[width * height * channels];

        // Where the upright picture's first pixel is stored, and how far away its right and lower neighbours are.
        var (first, right, down) = orientation switch
        {
            2 => (storedWidth - 1, -1, storedWidth),
            3 => ((storedWidth * storedHeight) - 1, -1, -storedWidth),
            4 => (storedWidth * (storedHeight - 1), 1, -storedWidth),
            5 => (0, storedWidth, 1),
            6 => (storedWidth * (storedHeight - 1), -storedWidth, 1),
            7 => ((storedWidth * storedHeight) - 1, -storedWidth, -1),
            8 => (storedWidth - 1, storedWidth, -1),
            _ => (0, 1, storedWidth),
        };

        var to = 0;
        for (var y = 0; y < height; y++)
        {
            var from = first + (y * down);
            for (var x = 0; x < width; x++, from += right)
            {
                var pixel = rows[from];
                samples[to++] = (byte)pixel;
                if (channels == 3)
                {
                    samples[to++] = (byte)(pixel >> 8);
                    samples[to++] = (byte)(pixel >> 16);
                }
            }
        }

        return new PixelGrid(width, height, channels, samples);
    }

    /// <summary>Lays the pixels on white, in the coding of sRGB as browsers do.</summary>
    private static uint[] Flatten(ReadOnlySpan<uint> pixels)
    {
        var flat = new uint[pixels.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            var pixel = pixels[i];
            var alpha = pixel >> 24;
            var red = OnWhite(pixel & 0xFF, alpha);
            var green = OnWhite((pixel >> 8) & 0xFF, alpha);
            var blue = OnWhite((pixel >> 16) & 0xFF, alpha);
            flat[i] = red | (green << 8) | (blue << 16) | 0xFF00_0000;
        }

        return flat;
    }

    private static uint OnWhite(uint sample, uint alpha) => ((sample * alpha) + (255 * (255 - alpha)) + 127) / 255;

    private static bool IsGrey(ReadOnlySpan<uint> pixels)
    {
        foreach (var pixel in pixels)
        {
            var red = pixel & 0xFF;
            if ((pixel & 0xFF_FFFF) != red * 0x01_0101)
            {
                return false;
            }
        }

        return true;
    }

    private static PictureRefusal Damaged(PictureInfo info, string what) => new(
        PictureFault.Broken, $"is a damaged {(info.Kind == PictureKind.Jpeg ? "JPEG" : info.Kind == PictureKind.Png ? "PNG" : "WebP")}: {what}; save or send it again");
}
