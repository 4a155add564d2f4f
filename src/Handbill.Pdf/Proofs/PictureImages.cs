using System.Collections.Concurrent;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using Handbill.Pdf.Document;
using Handbill.Pdf.Pictures;
using SkiaSharp;

namespace Handbill.Pdf.Proofs;

/// <summary>
/// Unpacks what a PDF holds of a picture, at the size it is shown, and keeps it for as long as somebody keeps the packed one.
/// </summary>
internal sealed class PictureImages
{
    // A proof is drawn at one or two resolutions; more sizes than this are a picture whose height is being fitted.
    private const int SizesKept = 8;

    private readonly ConditionalWeakTable<PictureData, ConcurrentDictionary<int, Lazy<SKImage>>> images = [];

    /// <summary>Gives the picture at most this wide in pixels.</summary>
    public SKImage Of(PictureData picture, int width)
    {
        width = Math.Clamp(width, 1, picture.Width);
        var sizes = images.GetValue(picture, static _ => new());
        if (sizes.Count > SizesKept)
        {
            sizes.Clear();
        }

        return sizes.GetOrAdd(width, wanted => new Lazy<SKImage>(() => Unpack(picture, wanted))).Value;
    }

    private static SKImage Unpack(PictureData picture, int width)
    {
        var height = Math.Max(1, (int)((((long)picture.Height * width) + (picture.Width / 2)) / picture.Width));
        var pixels = picture.Filter == PictureFilter.Jpeg
            ? PictureDecoder.Decode(picture.Bytes.Span, new PictureInfo(PictureKind.Jpeg, picture.Width, picture.Height, 1), width, height)
            : UnpackRows(picture);
        return ToImage(Resampler.Resample(pixels, width, height, grey: pixels.Channels == 1));
    }

    private static SKImage ToImage(PixelGrid pixels)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(pixels.Width, pixels.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var channels = pixels.Channels;
        for (var y = 0; y < pixels.Height; y++)
        {
            var from = pixels.Row(y);
            var to = bitmap.GetPixelSpan().Slice(y * bitmap.RowBytes, 4 * pixels.Width);
            for (var x = 0; x < pixels.Width; x++)
            {
                var pixel = from.Slice(x * channels, channels);
                (to[4 * x], to[(4 * x) + 1], to[(4 * x) + 2], to[(4 * x) + 3]) = (pixel[0], pixel[channels / 2], pixel[channels - 1], 255);
            }
        }

        bitmap.SetImmutable();
        return SKImage.FromBitmap(bitmap);
    }

    private static PixelGrid UnpackRows(PictureData picture)
    {
        var channels = picture.Color == PictureColor.Gray ? 1 : 3;
        var samples = new byte[picture.Width * picture.Height * channels];
        var stride = ((picture.Width * channels * picture.Bits) + 7) / 8;
        var pixelBytes = Math.Max(1, channels * picture.Bits / 8);
        var levels = Levels(picture, channels);
        byte[] row = new byte[stride + 1], above = new byte[stride + 1];
        using var packed = new MemoryStream(picture.Bytes.ToArray(), writable: false);
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        var to = 0;
        for (var y = 0; y < picture.Height; y++)
        {
            (row, above) = (above, row);
            zlib.ReadExactly(row);
            PngFilters.Undo((PngFilter)row[0], row.AsSpan(1), above.AsSpan(1), pixelBytes);
            for (var sample = 0; sample < picture.Width * channels; sample++)
            {
                var bit = sample * picture.Bits;
                var value = (row[1 + (bit >> 3)] >> (8 - picture.Bits - (bit & 7))) & ((1 << picture.Bits) - 1);
                samples[to++] = levels[sample % channels][value];
            }
        }

        return new PixelGrid(picture.Width, picture.Height, channels, samples);
    }

    /// <summary>What each value of each component stands for, 0 to 255.</summary>
    private static byte[][] Levels(PictureData picture, int channels)
    {
        var highest = (1 << picture.Bits) - 1;
        var levels = new byte[channels][];
        for (var channel = 0; channel < channels; channel++)
        {
            var (low, high) = picture.Decode.IsDefaultOrEmpty ? (0, 1) : (picture.Decode[2 * channel], picture.Decode[(2 * channel) + 1]);
            levels[channel] =
                [.. Enumerable.Range(0, highest + 1).Select(value => (byte)Math.Clamp(((low + (value * (high - low) / highest)) * 255) + 0.5, 0, 255))];
        }

        return levels;
    }
}
