namespace Handbill.Pdf.Pictures;

/// <summary>Filter types of PNG (W3C PNG, clause 9), by their numbers.</summary>
internal enum PngFilter : byte
{
    /// <summary>Bytes as they are.</summary>
    None,

    /// <summary>Difference to the pixel on the left.</summary>
    Sub,

    /// <summary>Difference to the pixel above.</summary>
    Up,

    /// <summary>Difference to the mean of both.</summary>
    Average,

    /// <summary>Difference to whichever of left, above and above left is nearest to left plus above less above left.</summary>
    Paeth,
}

/// <summary>Puts PNG filters on rows and takes them off.</summary>
internal static class PngFilters
{
    /// <summary>Writes the filter's number and the filtered row.</summary>
    public static void Apply(PngFilter filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixelBytes, Span<byte> filtered)
    {
        filtered[0] = (byte)filter;
        for (var i = 0; i < row.Length; i++)
        {
            filtered[i + 1] = (byte)(row[i] - Predict(filter, row, above, i, pixelBytes));
        }
    }

    /// <summary>Turns a filtered row, without the filter's number, back in place.</summary>
    public static void Undo(PngFilter filter, Span<byte> row, ReadOnlySpan<byte> above, int pixelBytes)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] += (byte)Predict(filter, row, above, i, pixelBytes);
        }
    }

    /// <summary>Sum of the bytes as signed numbers without sign: low for a row that zlib packs well.</summary>
    public static long Cost(ReadOnlySpan<byte> filtered)
    {
        long cost = 0;
        foreach (var value in filtered)
        {
            cost += value < 128 ? value : 256 - value;
        }

        return cost;
    }

    private static int Predict(PngFilter filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int i, int pixelBytes)
    {
        int left = i >= pixelBytes ? row[i - pixelBytes] : 0, up = above[i];
        switch (filter)
        {
            case PngFilter.Sub:
                return left;
            case PngFilter.Up:
                return up;
            case PngFilter.Average:
                return (left + up) / 2;
            case PngFilter.Paeth:
                var corner = i >= pixelBytes ? above[i - pixelBytes] : 0;
                int toLeft = Math.Abs(up - corner), toUp = Math.Abs(left - corner), toCorner = Math.Abs(left + up - (2 * corner));
                return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
            default:
                return 0;
        }
    }
}
