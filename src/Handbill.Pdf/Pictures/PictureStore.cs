using System.Collections.Concurrent;
using System.Security.Cryptography;
using Handbill.Pdf.Document;

namespace Handbill.Pdf.Pictures;

/// <summary>
/// The pictures of an issue. Each is encoded once for a use and a size, however many editions show it and under whatever
/// names, and kept while there is room. Safe to use from several threads.
/// </summary>
public sealed class PictureStore : IPictures
{
    /// <summary>Resolution that pictures are brought down to.</summary>
    public const int DotsPerInch = 300;

    // Sizes that differ by less than this share one encoding, so that a picture a little higher in one edition than in
    // another is not encoded for each.
    private const int PixelStep = 16;

    // Pictures above this size are decoded one at a time, which bounds memory when many threads press.
    private const long LargePixels = 8_000_000;

    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly EncodedCache encoded;
    private readonly PictureLimits limits;
    private readonly Lock large = new();

    /// <summary>Makes an empty store.</summary>
    /// <param name="limits">What pictures may measure; null for <see cref="PictureLimits.Default"/>.</param>
    /// <param name="cacheBytes">Bytes of encoded pictures to keep at most.</param>
    public PictureStore(PictureLimits? limits = null, long cacheBytes = 64_000_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cacheBytes);
        this.limits = limits ?? PictureLimits.Default;
        encoded = new EncodedCache(cacheBytes);
    }

    /// <summary>Adds a picture, or another in its place, after decoding it to see that it is whole. The bytes are held.</summary>
    /// <returns>What <see cref="PictureFile.Verify"/> says; a refused picture is not added.</returns>
    public PictureInspection Add(string id, ReadOnlyMemory<byte> file) => Add(id, () => file);

    /// <summary>
    /// Adds a picture whose bytes are read now, to see that it is whole, and again whenever it must be encoded, so that an
    /// issue with many pictures does not stand in memory.
    /// </summary>
    /// <param name="id">As in <see cref="Typesetting.Text.PictureSource.Id"/>.</param>
    /// <param name="read">Gives the same bytes every time, on any thread. What it throws is passed on.</param>
    /// <returns>What <see cref="PictureFile.Verify"/> says; a refused picture is not added.</returns>
    public PictureInspection Add(string id, Func<ReadOnlyMemory<byte>> read)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(read);
        var file = read();
        var found = PictureFile.Inspect(file.Span, limits);
        if (found is PictureInfo info)
        {
            found = OneAtATime(info, () => PictureFile.Verify(file.Span, limits));
        }

        if (found is PictureInfo whole)
        {
            entries[id] = new Entry(whole, Convert.ToHexString(SHA256.HashData(file.Span)), read);
        }

        return found;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The bytes are no longer those that were added.</exception>
    public PictureData Get(string id, PictureUse use, double widthPt, double heightPt)
    {
        if (!entries.TryGetValue(id, out var entry))
        {
            throw new KeyNotFoundException($"There is no picture '{id}'.");
        }

        var (width, height) = TargetSize(entry.Info, widthPt, heightPt);
        return encoded.Get(new EncodedKey(entry.Hash, use, width), () => OneAtATime(entry.Info, () =>
        {
            var file = entry.Read();
            return PictureFile.Inspect(file.Span, limits) == entry.Info
                ? PictureEncoder.Encode(file.Span, entry.Info, use, width, height)
                : throw new InvalidDataException($"The picture '{id}' changed while it was in use.");
        }));
    }

    /// <summary>Pixels for a drawn size: 300 an inch in the finer direction, never more than the picture has.</summary>
    internal static (int Width, int Height) TargetSize(PictureInfo info, double widthPt, double heightPt)
    {
        var wanted = Math.Max(widthPt, heightPt * info.Width / info.Height) * DotsPerInch / 72;
        var steps = Math.Ceiling(Math.Max(wanted, 1) / PixelStep);
        if (!(steps * PixelStep < info.Width))
        {
            return (info.Width, info.Height);
        }

        var width = (int)steps * PixelStep;
        return (width, Math.Max(1, (int)(((long)info.Height * width + (info.Width / 2)) / info.Width)));
    }

    private T OneAtATime<T>(PictureInfo info, Func<T> work)
    {
        if ((long)info.Width * info.Height <= LargePixels)
        {
            return work();
        }

        lock (large)
        {
            return work();
        }
    }

    private sealed record Entry(PictureInfo Info, string Hash, Func<ReadOnlyMemory<byte>> Read);
}
