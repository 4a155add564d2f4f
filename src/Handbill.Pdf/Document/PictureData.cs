using System.Collections.Immutable;

namespace Handbill.Pdf.Document;

/// <summary>How the bytes of a picture are packed.</summary>
public enum PictureFilter
{
    /// <summary>A baseline or progressive JPEG file (`DCTDecode`).</summary>
    Jpeg,

    /// <summary>Rows with a PNG filter byte each, in a zlib stream (`FlateDecode`, predictor 15).</summary>
    Flate,
}

/// <summary>Components of a pixel.</summary>
public enum PictureColor
{
    /// <summary>One component, 0 is black.</summary>
    Gray,

    /// <summary>Three components of sRGB.</summary>
    Rgb,
}

/// <summary>A picture as it stands in a PDF. The content never changes.</summary>
/// <param name="Bytes">The packed pixels, complete.</param>
/// <param name="Filter">How they are packed.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Bits">Bits of a component: 1, 2, 4 or 8; 8 for JPEG.</param>
/// <param name="Color">Components of a pixel.</param>
/// <param name="Decode">Ranges that the components are mapped to, two numbers each; empty for the usual ones.</param>
public sealed record PictureData(
    ReadOnlyMemory<byte> Bytes, PictureFilter Filter, int Width, int Height, int Bits, PictureColor Color,
    ImmutableArray<double> Decode = default);
