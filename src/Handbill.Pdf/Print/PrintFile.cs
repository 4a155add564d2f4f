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
            Need(placement.PageIndex, resources);
        SideDrawing.Draw(drawn, side, page => _edition.Pages[page].Height);
        using PdfBuffer packed = new(512);
        Deflater.Pack(drawn.Written, packed, Deflater.CodesOnly);
        _file.Stream(content, "/Filter/FlateDecode"u8, packed.Written);

        PdfBuffer output = _file.BeginObject(number);
        output.Put("<</Type/Page/Parent "u8).PutReference(pageTree);
        SideDrawing.Boxes(output, side);
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

    private void Need(int page, int resources)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(page, _forms.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(page);
        if (_forms[page] == 0)
            _forms[page] = Form(page, resources);
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
}
