using System.Buffers;
using Handbill.Pdf.Document;
using Handbill.Press.Contracts;
using Handbill.Typesetting.Forms;
using Handbill.Typesetting.Pages;

namespace Handbill.Press.Runs;

/// <summary>Sets forms with the fonts that came with the program, which are loaded when the first is asked for.</summary>
internal sealed class FormPress : IFormPress
{
    private readonly Lazy<TypeAssets> _assets = new(TypeAssets.BesideExecutable);

    public byte[] Write(Form form) => Write(paper => paper.Set(form));

    public byte[] Write(LabelSheet labels) => Write(paper => paper.Set(labels));

    private byte[] Write(Func<FormPaper, TypesetEdition> set)
    {
        var assets = _assets.Value;
        var output = new ArrayBufferWriter<byte>();
        PdfWriter.WriteReading(set(new FormPaper(assets.Fonts, assets.Shaper)), NoPictures.Here, output);
        return output.WrittenSpan.ToArray();
    }

    private sealed class NoPictures : IPictures
    {
        public static NoPictures Here { get; } = new();

        public PictureData Get(string id, PictureUse use, double widthPt, double heightPt) => throw new KeyNotFoundException($"A form has no picture {id}.");
    }
}
