namespace Handbill.Pdf.Pictures;

/// <summary>Kinds of picture files that the press takes.</summary>
public enum PictureKind
{
    /// <summary>JPEG, baseline or progressive, 8 bits a component.</summary>
    Jpeg,

    /// <summary>PNG of any colour type and depth.</summary>
    Png,

    /// <summary>WebP, lossy or lossless, one frame.</summary>
    WebP,
}
