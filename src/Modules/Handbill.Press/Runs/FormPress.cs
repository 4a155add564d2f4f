using System.Buffers;
using System.Collections.Immutable;
using Handbill.Pdf.Document;
using Handbill.Pdf.Print;
using Handbill.Pdf.Proofs;
using Handbill.Press.Contracts;
using Handbill.Typesetting.Forms;
using Handbill.Typesetting.Pages;

namespace Handbill.Press.Runs;

/// <summary>Sets forms with the fonts that came with the program, which are loaded when the first is asked for.</summary>
internal sealed class FormPress : IFormPress
{
    private const double PointsInInch = 72;
    private const double Largest = 2, Smallest = 0.75, Step = 0.05;

    private readonly Lazy<TypeAssets> _assets = new(TypeAssets.BesideExecutable);

    public byte[] Write(Form form) => Write(Paper.Set(form));

    public byte[] WriteOnePage(Form form) => Write(OnOnePage(form));

    public string Draw(Form form) => PageOutlines.Draw(OnOnePage(form));

    public byte[] Picture(Form form, int width)
    {
        var edition = OnOnePage(form);
        using var drawing = new ProofPicture(NoPictures.Here);
        var page = edition.Pages[0];
        return [.. drawing.DrawPage(page, drawing.LookOf(page), width * PointsInInch / page.Width).SelectMany(part => part.ToArray())];
    }

    private TypesetEdition OnOnePage(Form form)
    {
        var edition = Paper.Set(form with { Scale = Largest });
        for (var scale = Largest; edition.Pages.Count > 1 && scale > Smallest;)
        {
            scale -= Step;
            edition = Paper.Set(form with { Scale = scale });
        }

        return edition;
    }

    public byte[] Write(LabelSheet labels) => Write(Paper.Set(labels));

    public byte[] Print(Form form)
    {
        var edition = Paper.Set(form);
        var sides = edition.Pages.Select((page, index) => new PaperSide(page.Width, page.Height, [new PagePlacement(index, PlacementMatrix.Identity)], [])).ToImmutableArray();
        var output = new ArrayBufferWriter<byte>();
        PdfWriter.WritePrint(edition, NoPictures.Here, sides, PlateContent.All, output);
        return output.WrittenSpan.ToArray();
    }

    private FormPaper Paper => new(_assets.Value.Fonts, _assets.Value.Shaper);

    private static byte[] Write(TypesetEdition edition)
    {
        var output = new ArrayBufferWriter<byte>();
        PdfWriter.WriteReading(edition, NoPictures.Here, output);
        return output.WrittenSpan.ToArray();
    }

    private sealed class NoPictures : IPictures
    {
        public static NoPictures Here { get; } = new();

        public PictureData Get(string id, PictureUse use, double widthPt, double heightPt) => throw new KeyNotFoundException($"A form has no picture {id}.");
    }
}
