using System.Buffers;
using System.Collections.Immutable;
using Handbill.Pdf.Document;
using Handbill.Pdf.Print;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Tests.Samples;

/// <summary>Files as the writer gives them.</summary>
internal static class Written
{
    internal static byte[] Reading(TypesetEdition edition, IPictures? pictures = null, PdfCache? cache = null, EditionFonts? fonts = null)
    {
        ArrayBufferWriter<byte> output = new();
        PdfWriter.WriteReading(edition, pictures ?? new PlainPictures(), output, cache, fonts);
        return output.WrittenSpan.ToArray();
    }

    internal static byte[] Print(TypesetEdition edition, PlateContent plate = PlateContent.All, ImmutableArray<PaperSide> sides = default)
    {
        ArrayBufferWriter<byte> output = new();
        PdfWriter.WritePrint(edition, new PlainPictures(), sides.IsDefault ? AsIs(edition) : sides, plate, output);
        return output.WrittenSpan.ToArray();
    }

    internal static ImmutableArray<PaperSide> AsIs(TypesetEdition edition) =>
    [
        .. edition.Pages.Select((page, index) =>
            new PaperSide(page.Width, page.Height, [new PagePlacement(index, PlacementMatrix.Identity)], [])),
    ];
}
