using System.IO.Compression;
using Handbill.Pdf.Document;

namespace Handbill.Pdf.Pictures;

/// <summary>Packs pixels without loss, as a PNG does: a filter a row, then zlib (`FlateDecode` with predictor 15).</summary>
internal static class FlatePacking
{
    /// <summary>Packs; grey pixels that are all black or white take one bit each.</summary>
    public static PictureData Pack(PixelGrid pixels)
    {
        var bits = pixels.Channels == 1 && !pixels.Samples.AsSpan().ContainsAnyExcept((byte)0, (byte)255) ? 1 : 8;
        var stride = bits == 1 ? (pixels.Width + 7) / 8 : pixels.Stride;
        var pixelBytes = bits == 1 ? 1 : pixels.Channels;
        byte[] row = new byte[stride], above = new byte[stride], best = new byte[stride + 1], trial = new byte[stride + 1];
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < pixels.Height; y++)
            {
                (row, above) = (above, row);
                Fill(row, pixels.Row(y), bits);
                var bestCost = long.MaxValue;
                for (var filter = PngFilter.None; filter <= PngFilter.Paeth; filter++)
                {
                    PngFilters.Apply(filter, row, above, pixelBytes, trial);
                    var cost = PngFilters.Cost(trial.AsSpan(1));
                    if (cost < bestCost)
                    {
                        bestCost = cost;
                        (best, trial) = (trial, best);
                    }
                }

                zlib.Write(best);
            }
        }

        return new PictureData(
            packed.ToArray(), PictureFilter.Flate, pixels.Width, pixels.Height, bits,
            pixels.Channels == 1 ? PictureColor.Gray : PictureColor.Rgb);
    }

    private static void Fill(byte[] row, ReadOnlySpan<byte> samples, int bits)
    {
        if (bits == 8)
        {
            samples.CopyTo(row);
            return;
        }

        Array.Clear(row);
        for (var x = 0; x < samples.Length; x++)
        {
            row[x >> 3] |= (byte)((samples[x] & 0x80) >> (x & 7));
        }
    }
}
