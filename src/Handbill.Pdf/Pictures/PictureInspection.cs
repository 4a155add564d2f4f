namespace Handbill.Pdf.Pictures;

/// <summary>What looking at a picture file gave: a <see cref="PictureInfo"/> or a <see cref="PictureRefusal"/>.</summary>
public abstract record PictureInspection
{
    private protected PictureInspection()
    {
    }
}

/// <summary>What is known of a picture without decoding it.</summary>
/// <param name="Kind">Kind of file.</param>
/// <param name="Width">Pixels in a row when it is the right way up, 1 or more.</param>
/// <param name="Height">Rows when it is the right way up, 1 or more.</param>
/// <param name="Orientation">How the stored pixels must be turned, 1 to 8 as in EXIF; 1 is not at all.</param>
public sealed record PictureInfo(PictureKind Kind, int Width, int Height, int Orientation) : PictureInspection
{
    /// <summary>True when the stored rows become columns.</summary>
    internal bool IsTurned => Orientation >= 5;

    /// <summary>Pixels in a row as stored.</summary>
    internal int StoredWidth => IsTurned ? Height : Width;

    /// <summary>Rows as stored.</summary>
    internal int StoredHeight => IsTurned ? Width : Height;
}

/// <summary>Why a picture cannot be printed.</summary>
/// <param name="Fault">What kind of thing is wrong.</param>
/// <param name="Message">
/// What is wrong and what to do, without the picture's name, to follow it: "is a GIF; save it as PNG or JPEG". No full stop.
/// </param>
public sealed record PictureRefusal(PictureFault Fault, string Message) : PictureInspection;

/// <summary>Kinds of things that can be wrong with a picture.</summary>
public enum PictureFault
{
    /// <summary>No bytes at all.</summary>
    Empty,

    /// <summary>A kind of file, or a variant of one, that the press does not take.</summary>
    Unsupported,

    /// <summary>More bytes or pixels than the limits allow.</summary>
    TooLarge,

    /// <summary>Damaged or cut off.</summary>
    Broken,
}
