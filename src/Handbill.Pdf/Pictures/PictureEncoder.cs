using System.Runtime.InteropServices;
using Handbill.Pdf.Document;
using SkiaSharp;

namespace Handbill.Pdf.Pictures;

/// <summary>Turns a picture file into what a PDF holds.</summary>
internal static class PictureEncoder
{
    // Where libjpeg's losses begin to be seen at 300 dots an inch they are still finer than any duplicator's screen.
    private const int JpegQuality = 85;

    // Up to this many pixels a JPEG's tables alone outweigh what it saves.
    private const int TinyPixels = 4096;

    // A JPEG up to half again as fine as wanted goes through as it is: coding it anew costs more quality than it saves bytes.
    private const double PassThroughExcess = 1.5;

    /// <summary>Encodes for a use at about this size, or at the picture's own size if that is smaller.</summary>
    public static PictureData Encode(ReadOnlySpan<byte> file, PictureInfo info, PictureUse use, int width, int height)
    {
        var grey = use == PictureUse.Print;
        if (info.Kind == PictureKind.Jpeg && info.Orientation == 1 && info.Width <= width * PassThroughExcess)
        {
            var structure = JpegStructure.Read(file);
            if (structure.IsPlain && (structure.Components == 1 || (!grey && IsSrgb(file))))
            {
                return new PictureData(
                    JpegStructure.Strip(file), PictureFilter.Jpeg, info.Width, info.Height, 8,
                    structure.Components == 1 ? PictureColor.Gray : PictureColor.Rgb);
            }
        }

        var decoded = PictureDecoder.Decode(file, info, width, height);
        var isLineArt = info.Kind != PictureKind.Jpeg && (decoded.Width * decoded.Height <= TinyPixels || IsLineArt(decoded));
        var pixels = Resampler.Resample(decoded, Math.Min(width, decoded.Width), Math.Min(height, decoded.Height), grey);
        return isLineArt ? FlatePacking.Pack(pixels) : PackJpeg(pixels);
    }

    /// <summary>
    /// True for drawings, plans, screenshots and scanned text, which JPEG would smear: at least half of the pixels are equal
    /// to their left neighbour. In photographs noise keeps that share far lower.
    /// </summary>
    internal static bool IsLineArt(PixelGrid pixels)
    {
        long equal = 0;
        for (var y = 0; y < pixels.Height; y++)
        {
            var row = pixels.Row(y);
            for (var i = pixels.Channels; i < row.Length; i += pixels.Channels)
            {
                var same = row[i] == row[i - pixels.Channels]
                    && (pixels.Channels == 1 || (row[i + 1] == row[i - 2] && row[i + 2] == row[i - 1]));
                equal += same ? 1 : 0;
            }
        }

        return equal * 2 >= (long)(pixels.Width - 1) * pixels.Height;
    }

    private static bool IsSrgb(ReadOnlySpan<byte> file)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        return codec?.Info.ColorSpace is not { } space || space.IsSrgb;
    }

    /// <summary>Pixels as a whole JPEG file.</summary>
    internal static PictureData PackJpeg(PixelGrid pixels)
    {
        var isGrey = pixels.Channels == 1;
        using var bitmap = new SKBitmap(new SKImageInfo(
            pixels.Width, pixels.Height, isGrey ? SKColorType.Gray8 : SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (var y = 0; y < pixels.Height; y++)
        {
            Fill(bitmap.GetPixelSpan().Slice(y * bitmap.RowBytes, bitmap.RowBytes), pixels.Row(y), isGrey);
        }

        var options = new SKJpegEncoderOptions(JpegQuality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore);
        using var pixmap = bitmap.PeekPixels();
        using var encoded = pixmap.Encode(options)
            ?? throw new InvalidOperationException($"A picture of {pixels.Width} by {pixels.Height} pixels was not encoded.");
        return new PictureData(
            JpegStructure.Strip(encoded.AsSpan()), PictureFilter.Jpeg, pixels.Width, pixels.Height, 8,
            isGrey ? PictureColor.Gray : PictureColor.Rgb);
    }

    private static void Fill(Span<byte> to, ReadOnlySpan<byte> row, bool isGrey)
    {
        if (isGrey)
        {
            row.CopyTo(to);
            return;
        }

        var words = MemoryMarshal.Cast<byte, uint>(to);
        for (var x = 0; x < row.Length / 3; x++)
        {
            words[x] = row[3 * x] | ((uint)row[(3 * x) + 1] << 8) | ((uint)row[(3 * x) + 2] << 16) | 0xFF00_0000;
        }
    }
}
