namespace Handbill.Pdf.Pictures;

/// <summary>
/// What a picture may measure. The defaults let every phone's and camera's usual picture pass (48 megapixels) and bound the
/// memory that decoding one takes to about 200 MB.
/// </summary>
/// <param name="MaxBytes">Bytes of the file.</param>
/// <param name="MaxSide">Pixels of the longer side.</param>
/// <param name="MaxPixels">Width times height.</param>
public sealed record PictureLimits(int MaxBytes = 40_000_000, int MaxSide = 20_000, long MaxPixels = 50_000_000)
{
    /// <summary>The limits of the press.</summary>
    public static PictureLimits Default { get; } = new();
}
