namespace Handbill.Pdf.Document;

/// <summary>What a picture is wanted for.</summary>
public enum PictureUse
{
    /// <summary>For the screen: in colour where it has any.</summary>
    Reading,

    /// <summary>For the duplicator: grey.</summary>
    Print,
}

/// <summary>
/// The pictures of an issue, encoded for a PDF. Asked from several threads at once; gives the same bytes for the same
/// question every time, and best the same object, for then the document is written without copying.
/// </summary>
public interface IPictures
{
    /// <summary>Gives a picture at a resolution that suits the size it is drawn at.</summary>
    /// <param name="id">As in <see cref="Typesetting.Text.PictureSource.Id"/>.</param>
    /// <param name="use">What it is for.</param>
    /// <param name="widthPt">Width that the whole picture is drawn at, before cropping, in points.</param>
    /// <param name="heightPt">Height that the whole picture is drawn at, before cropping, in points.</param>
    /// <exception cref="KeyNotFoundException">There is no such picture.</exception>
    PictureData Get(string id, PictureUse use, double widthPt, double heightPt);
}
