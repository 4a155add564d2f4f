using System.Buffers;
using System.Collections.Immutable;
using Handbill.Pdf.Print;
using Handbill.Pdf.Reading;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Document;

/// <summary>
/// Writes editions as PDF. Pure: the same edition gives the same bytes on every machine and thread, whatever is cached.
/// </summary>
public static class PdfWriter
{
    /// <summary>Writes the file for reading: tagged, with the marks of PDF/UA-1 and PDF/A-2a, text as it is spoken.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="pictures">Its pictures.</param>
    /// <param name="output">Gets the whole file.</param>
    /// <param name="cache">Shared by the editions of a press run; null for an edition on its own.</param>
    /// <param name="fonts">From <see cref="EditionFonts.Gather"/>, when a print file of the edition is written too; otherwise null.</param>
    /// <exception cref="InvalidDataException">A font has no TrueType outlines.</exception>
    /// <exception cref="KeyNotFoundException">A picture is missing.</exception>
    public static void WriteReading(
        TypesetEdition edition, IPictures pictures, IBufferWriter<byte> output, PdfCache? cache = null, EditionFonts? fonts = null)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(output);
        cache ??= new PdfCache();
        using ReadingFile file = new(edition, pictures, fonts ?? EditionFonts.Gather(edition, cache), cache);
        file.Write(output);
    }

    /// <summary>Writes a file for the duplicator: one ink, black and grey only, no tags, nothing transparent, PDF 1.4.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="pictures">Its pictures.</param>
    /// <param name="sides">The sides of paper, in the order they are printed.</param>
    /// <param name="plate">What the ink prints; a sheet in two inks is two files.</param>
    /// <param name="output">Gets the whole file.</param>
    /// <param name="cache">Shared by the editions of a press run; null for an edition on its own.</param>
    /// <param name="fonts">From <see cref="EditionFonts.Gather"/>, when the reading file is written too; otherwise null.</param>
    /// <exception cref="InvalidDataException">A font has no TrueType outlines.</exception>
    /// <exception cref="KeyNotFoundException">A picture is missing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A side asks for a page that the edition does not have.</exception>
    public static void WritePrint(
        TypesetEdition edition, IPictures pictures, ImmutableArray<PaperSide> sides, PlateContent plate, IBufferWriter<byte> output,
        PdfCache? cache = null, EditionFonts? fonts = null)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(output);
        cache ??= new PdfCache();
        using PrintFile file = new(edition, pictures, fonts ?? EditionFonts.Gather(edition, cache), plate);
        file.Write(sides, output);
    }
}
