namespace Handbill.Pdf.Proofs;

/// <summary>What a PNG says of each pixel.</summary>
internal enum PngPixels
{
    /// <summary>Sixteen greys, two pixels a byte: enough for ink on paper.</summary>
    Ink,

    /// <summary>256 greys.</summary>
    Grey,

    /// <summary>Red, green and blue.</summary>
    Colours,
}
