namespace Handbill.Pdf.Pictures;

/// <summary>Decoded pixels, the right way up: one byte a component, rows from the top without gaps.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Channels">1 for grey, 3 for sRGB.</param>
/// <param name="Samples">Width times height times channels bytes.</param>
internal sealed record PixelGrid(int Width, int Height, int Channels, byte[] Samples)
{
    /// <summary>Bytes of a row.</summary>
    public int Stride => Width * Channels;

    /// <summary>One row.</summary>
    public ReadOnlySpan<byte> Row(int y) => Samples.AsSpan(y * Stride, Stride);
}
