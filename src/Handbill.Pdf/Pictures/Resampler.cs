namespace Handbill.Pdf.Pictures;

/// <summary>
/// Makes a picture smaller by averaging the area under each new pixel in linear light, and grey by luminance. All in whole
/// numbers: the same picture gives the same pixels on every machine.
/// </summary>
internal static class Resampler
{
    /// <summary>Makes a grid of this size, no larger than the source in either direction, with one channel when asked for grey.</summary>
    public static PixelGrid Resample(PixelGrid source, int width, int height, bool grey)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, source.Width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, source.Height);
        var channels = grey ? 1 : source.Channels;
        if (width == source.Width && height == source.Height)
        {
            return channels == source.Channels ? source : new PixelGrid(width, height, 1, Grey(source));
        }

        var samples = new byte[width * height * channels];
        var light = new ushort[source.Width * channels];
        var row = new ushort[width * channels];
        var sums = new uint[width * channels];

        // In steps of 1/height of a source row, a source row is `height` steps high and a new row `source.Height` steps. A sum
        // of 65535 times at most 20000 steps fits 32 bits.
        var filled = 0;
        var to = 0;
        for (var y = 0; y < source.Height; y++)
        {
            ToLight(source.Row(y), source.Channels, channels, light);
            Narrow(light, source.Width, row, width, channels);
            var left = height;
            while (left > 0)
            {
                var steps = Math.Min(left, source.Height - filled);
                for (var i = 0; i < row.Length; i++)
                {
                    sums[i] += row[i] * (uint)steps;
                }

                filled += steps;
                left -= steps;
                if (filled == source.Height)
                {
                    for (var i = 0; i < sums.Length; i++)
                    {
                        samples[to++] = LinearLight.ToCoded[(int)((sums[i] + ((uint)source.Height / 2)) / (uint)source.Height)];
                    }

                    Array.Clear(sums);
                    filled = 0;
                }
            }
        }

        return new PixelGrid(width, height, channels, samples);
    }

    private static byte[] Grey(PixelGrid source)
    {
        var grey = new byte[source.Width * source.Height];
        var from = source.Samples.AsSpan();
        for (var i = 0; i < grey.Length; i++)
        {
            grey[i] = LinearLight.ToCoded[LinearLight.Luminance(from[3 * i], from[(3 * i) + 1], from[(3 * i) + 2])];
        }

        return grey;
    }

    private static void ToLight(ReadOnlySpan<byte> coded, int from, int to, Span<ushort> light)
    {
        if (from == to)
        {
            for (var i = 0; i < light.Length; i++)
            {
                light[i] = LinearLight.FromCoded[coded[i]];
            }

            return;
        }

        for (var i = 0; i < light.Length; i++)
        {
            light[i] = LinearLight.Luminance(coded[3 * i], coded[(3 * i) + 1], coded[(3 * i) + 2]);
        }
    }

    private static void Narrow(ReadOnlySpan<ushort> source, int sourceWidth, Span<ushort> row, int width, int channels)
    {
        for (var channel = 0; channel < channels; channel++)
        {
            int from = channel, left = width;
            for (var x = 0; x < width; x++)
            {
                uint sum = 0;
                var wanted = sourceWidth;
                while (wanted > 0)
                {
                    var steps = Math.Min(left, wanted);
                    sum += source[from] * (uint)steps;
                    wanted -= steps;
                    left -= steps;
                    if (left == 0)
                    {
                        from += channels;
                        left = width;
                    }
                }

                row[(x * channels) + channel] = (ushort)((sum + ((uint)sourceWidth / 2)) / (uint)sourceWidth);
            }
        }
    }
}
