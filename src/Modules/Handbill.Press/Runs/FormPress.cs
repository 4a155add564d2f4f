using System.Buffers;
using System.Collections.Immutable;
using Handbill.Pdf.Document;
using Handbill.Pdf.Print;
using Handbill.Press.Contracts;
using Handbill.Typesetting.Forms;

namespace Handbill.Press.Runs;

/// <summary>Sets forms with the fonts beside the executable.</summary>
internal sealed class FormPress : IFormPress
{
    private readonly Lazy<TypeAssets> _assets = new(TypeAssets.BesideExecutable);

    public ReadOnlyMemory<byte> Print(Form form)
    {
        var edition = new FormPaper(_assets.Value.Fonts, _assets.Value.Shaper).Set(form);
        var sides = edition.Pages.Select((page, index) => new PaperSide(page.Width, page.Height, [new PagePlacement(index, PlacementMatrix.Identity)], [])).ToImmutableArray();
        var output = new ArrayBufferWriter<byte>();
        PdfWriter.WritePrint(edition, new NoPictures(), sides, PlateContent.All, output);
        return output.WrittenMemory;
    }

    private sealed class NoPictures : IPictures
    {
        public PictureData Get(string id, PictureUse use, double widthPt, double heightPt) => throw new KeyNotFoundException($"A form has no picture {id}.");
    }
}
