using System.Globalization;

namespace Handbill.Pdf.Pictures;

/// <summary>Looks at picture files that people hand in. Nothing here trusts a byte, and nothing throws for a bad one.</summary>
public static class PictureFile
{
    /// <summary>
    /// Reads a picture's kind, size and orientation from its headers and walks its outer structure to the end, without
    /// decoding a pixel: a fraction of a millisecond, and no memory that the file could ask for. A file that is accepted
    /// can still be damaged inside; <see cref="Verify"/> finds that.
    /// </summary>
    /// <param name="file">The whole file.</param>
    /// <param name="limits">What it may measure; null for <see cref="PictureLimits.Default"/>.</param>
    public static PictureInspection Inspect(ReadOnlySpan<byte> file, PictureLimits? limits = null)
    {
        limits ??= PictureLimits.Default;
        if (file.IsEmpty)
        {
            return new PictureRefusal(PictureFault.Empty, "is an empty file; save or send it again");
        }

        if (file.Length > limits.MaxBytes)
        {
            return new PictureRefusal(
                PictureFault.TooLarge,
                $"has {Megabytes(file.Length)} MB; {Megabytes(limits.MaxBytes)} MB is the most: save it smaller");
        }

        var found = FileSignature.IsJpeg(file) ? JpegStructure.Read(file).Inspection
            : FileSignature.IsPng(file) ? PngHeader.Read(file)
            : FileSignature.IsWebP(file) ? WebPHeader.Read(file)
            : new PictureRefusal(PictureFault.Unsupported, FileSignature.Describe(file));

        return found is PictureInfo info && TooManyPixels(info, limits) is { } refusal ? refusal : found;
    }

    /// <summary>
    /// Does all that <see cref="Inspect"/> does and then decodes the whole picture, so that one accepted here can be printed.
    /// Takes tens of milliseconds for a camera's picture.
    /// </summary>
    /// <inheritdoc cref="Inspect" path="/param"/>
    public static PictureInspection Verify(ReadOnlySpan<byte> file, PictureLimits? limits = null)
    {
        var found = Inspect(file, limits);
        return found is PictureInfo info && PictureDecoder.Test(file, info) is { } refusal ? refusal : found;
    }

    /// <summary>A refusal for a file that is damaged at a place.</summary>
    internal static PictureRefusal Broken(string kind, long offset, string what) => new(
        PictureFault.Broken,
        string.Create(CultureInfo.InvariantCulture, $"is a damaged {kind}: {what} (byte {offset}); save or send it again"));

    /// <summary>A refusal for a file that ends too early.</summary>
    internal static PictureRefusal CutOff(string kind, long length) => new(
        PictureFault.Broken,
        string.Create(CultureInfo.InvariantCulture, $"is a {kind} that was cut off after {length} bytes; save or send it again"));

    private static PictureRefusal? TooManyPixels(PictureInfo info, PictureLimits limits)
    {
        var pixels = (long)info.Width * info.Height;
        if (Math.Max(info.Width, info.Height) <= limits.MaxSide && pixels <= limits.MaxPixels)
        {
            return null;
        }

        return new PictureRefusal(PictureFault.TooLarge, string.Create(
            CultureInfo.InvariantCulture,
            $"measures {info.Width} × {info.Height} pixels ({pixels / 1_000_000} megapixels); {limits.MaxPixels / 1_000_000} megapixels and {limits.MaxSide} pixels a side are the most: save it smaller"));
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("0.#", CultureInfo.InvariantCulture);
}
