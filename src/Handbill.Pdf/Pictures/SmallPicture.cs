namespace Handbill.Pdf.Pictures;

/// <summary>Makes small pictures of large ones, for lists and covers.</summary>
public static class SmallPicture
{
    /// <summary>The picture as a JPEG no wider than asked for, the right way up.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="width">Pixels, 1 or more.</param>
    /// <returns>Null when the file is no picture, or damaged.</returns>
    public static byte[]? Of(ReadOnlySpan<byte> file, int width)
    {
        if (PictureFile.Verify(file) is not PictureInfo info)
        {
            return null;
        }

        var small = Math.Min(width, info.Width);
        var height = (int)Math.Max(1, (long)info.Height * small / info.Width);
        var decoded = PictureDecoder.Decode(file, info, small, height);
        return PictureEncoder.PackJpeg(Resampler.Resample(decoded, Math.Min(small, decoded.Width), Math.Min(height, decoded.Height), grey: false)).Bytes.ToArray();
    }
}
