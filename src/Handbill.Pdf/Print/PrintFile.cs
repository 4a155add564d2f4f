using System.Buffers;
using System.Collections.Immutable;
using Handbill.Pdf.Document;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Print;

/// <summary>
/// Writes sides of paper for a duplicator. A page is a form, so that it may stand on a side more than once. These files go over a desk,
/// not over a network: their pages are packed in the way that is quickest, not the way that is smallest.
/// </summary>
internal sealed class PrintFile : IDisposable
{
    private readonly TypesetEdition _edition;
    private readonly EditionFonts _fonts;
    private readonly PlateContent _plate;
    private readonly PdfFile _file = new(PdfForm.Plain);
    private readonly PictureObjects _pictures;
    private readonly int[] _forms;

    internal PrintFile(TypesetEdition edition, IPictures pictures, EditionFonts fonts, PlateContent plate)
    {
        _edition = edition;
        _fonts = fonts;
        _plate = plate;
        _pictures = new PictureObjects(_file, pictures, PictureUse.Print);
        _forms = new int[edition.Pages.Count];
    }

    internal void Write(ImmutableArray<PaperSide> sides, IBufferWriter<byte> output)
    {
        int catalog = _file.Reserve();
        int pageTree = _file.Reserve();
        int resources = _file.Reserve();
        int[] pages = [.. sides.Select(_ => _file.Reserve())];
        for (int i = 0; i < pages.Length; i++)
            Side(pages[i], sides[i], pageTree, resources);

        int fonts = FontObjects.Write(_file, _fonts, unicode: false);
        PdfBuffer buffer = _file.BeginObject(resources);
        buffer.Put("<<"u8);
        FontObjects.Resource(buffer, _fonts, fonts);
        _pictures.Resource(buffer);
        buffer.Put(">>"u8);
        _file.EndObject();

        buffer = _file.BeginObject(pageTree);
        buffer.Put("<</Type/Pages/Count "u8).Put(pages.Length).Put("/Kids["u8);
        foreach (int page in pages)
            buffer.PutReference(page).Put((byte)' ');
        buffer.Put("]>>"u8);
        _file.EndObject();

        buffer = _file.BeginObject(catalog);
        buffer.Put("<</Type/Catalog/Pages "u8).PutReference(pageTree).Put(">>"u8);
        _file.EndObject();
        _file.Finish(catalog, info: 0);
        _file.CopyTo(output);
    }

    public void Dispose() => _file.Dispose();

    private void Side(int number, PaperSide side, int pageTree, int resources)
    {
        int content = _file.Reserve();
        using PdfBuffer drawn = new(1024);
        foreach (PagePlacement placement in side.Pages)
            Place(drawn, placement, side, resources);
        Marks(drawn, side);
        using PdfBuffer packed = new(512);
        Deflater.Pack(drawn.Written, packed, Deflater.CodesOnly);
        _file.Stream(content, "/Filter/FlateDecode"u8, packed.Written);

        PdfBuffer output = _file.BeginObject(number);
        output.Put("<</Type/Page/Parent "u8).PutReference(pageTree).Put("/MediaBox[0 0 "u8).PutPoints(side.Width).Put((byte)' ');
        output.PutPoints(side.Height).Put((byte)']');
        Box(output, "/TrimBox["u8, side.Trim, side.Height);
        Box(output, "/BleedBox["u8, side.Bleed ?? side.Trim, side.Height);
        output.Put("/Contents "u8).PutReference(content).Put("/Resources<<"u8);
        if (!side.Pages.IsEmpty)
        {
            output.Put("/XObject<<"u8);
            foreach (int page in side.Pages.Select(placement => placement.PageIndex).Distinct())
                output.Put("/P"u8).Put(page).Put((byte)' ').PutReference(_forms[page]);
            output.Put(">>"u8);
        }

        output.Put(">>>>"u8);
        _file.EndObject();
    }

    private void Place(PdfBuffer output, PagePlacement placement, PaperSide side, int resources)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(placement.PageIndex, _forms.Length, nameof(placement));
        ArgumentOutOfRangeException.ThrowIfNegative(placement.PageIndex, nameof(placement));
        if (_forms[placement.PageIndex] == 0)
            _forms[placement.PageIndex] = Form(placement.PageIndex, resources);

        output.Put("q "u8);
        if (placement.Clip is { } clip)
        {
            Rectangle(output, clip, side.Height);
            output.Put(" re W n "u8);
        }

        // The placement is said with y going down; the form and the paper have it going up.
        PlacementMatrix m = placement.Matrix;
        double pageHeight = _edition.Pages[placement.PageIndex].Height;
        Factor(output, m.A);
        Factor(output, -m.B);
        Factor(output, -m.C);
        Factor(output, m.D);
        output.PutPoints((m.C * pageHeight) + m.E).Put((byte)' ');
        output.PutPoints(side.Height - (m.D * pageHeight) - m.F).Put(" cm/P"u8).Put(placement.PageIndex).Put(" Do Q\n"u8);
    }

    private int Form(int index, int resources)
    {
        PageContent page = _edition.Pages[index];
        int number = _file.Reserve();
        using PdfBuffer drawn = new(64 * 1024);
        DrawnPage text = _plate == PlateContent.All
            ? _fonts.Drawn(_edition, index)
            : DrawnPage.Draw(page, index, _edition.Structure, _fonts, _plate);
        PlatePage.Draw(drawn, page, text, _pictures, _plate);
        using PdfBuffer packed = new(24 * 1024);
        Deflater.Pack(drawn.Written, packed, Deflater.CodesOnly);
        using PdfBuffer entries = new(128);
        entries.Put("/Type/XObject/Subtype/Form/BBox[0 0 "u8).PutPoints(page.Width).Put((byte)' ');
        entries.PutPoints(page.Height).Put("]/Resources "u8).PutReference(resources).Put("/Filter/FlateDecode"u8);
        _file.Stream(number, entries.Written, packed.Written);
        return number;
    }

    private static void Marks(PdfBuffer output, PaperSide side)
    {
        foreach (PaperMark mark in side.Marks)
        {
            output.Put("q "u8).PutPoints(mark.Thickness).Put(mark.Dashed ? " w[4 3]0 d "u8 : " w "u8).PutPoints(mark.X1)
                .Put((byte)' ');
            output.PutPoints(side.Height - mark.Y1).Put(" m "u8).PutPoints(mark.X2).Put((byte)' ');
            output.PutPoints(side.Height - mark.Y2).Put(" l S Q\n"u8);
        }
    }

    private static void Box(PdfBuffer output, ReadOnlySpan<byte> name, PaperBox? box, double height)
    {
        if (box is not { } known)
            return;
        output.Put(name).PutPoints(known.X).Put((byte)' ');
        output.PutPoints(height - known.Y - known.Height).Put((byte)' ');
        output.PutPoints(known.X + known.Width).Put((byte)' ');
        output.PutPoints(height - known.Y).Put((byte)']');
    }

    private static void Rectangle(PdfBuffer output, PaperBox box, double height)
    {
        output.PutPoints(box.X).Put((byte)' ');
        output.PutPoints(height - box.Y - box.Height).Put((byte)' ');
        output.PutPoints(box.Width).Put((byte)' ');
        output.PutPoints(box.Height);
    }

    // Scales of imposition are few, so thousandths of a hundredth cost nothing and keep a page's far corner in place.
    private static void Factor(PdfBuffer output, double value)
    {
        long millionths = (long)Math.Round(value * 1_000_000, MidpointRounding.AwayFromZero);
        if (millionths % 1000 == 0)
        {
            output.PutThousandths(millionths / 1000);
        }
        else
        {
            if (millionths < 0)
                output.Put((byte)'-');
            long size = Math.Abs(millionths);
            output.Put(size / 1_000_000).Put((byte)'.');
            for (long unit = 100_000; unit > 0; unit /= 10)
                output.Put((byte)('0' + (size / unit % 10)));
        }

        output.Put((byte)' ');
    }
}
