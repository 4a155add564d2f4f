using System.Buffers;
using Handbill.Pdf.Document;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;

namespace Handbill.Pdf.Reading;

/// <summary>Writes an edition as a file for reading: tagged, PDF/UA-1 and PDF/A-2a.</summary>
internal sealed class ReadingFile : IDisposable
{
    // Text alone is to stay below 60 KB. Letters that join, or more than one script, are nearly half of that as fonts; then the rest
    // is packed as small as it gets. Others are far below, and packed quickly.
    private const int ManyFontBytes = 27_000;
    private const int Deep = 64;

    private readonly TypesetEdition _edition;
    private readonly EditionFonts _fonts;
    private readonly PdfCache _cache;
    private readonly PdfFile _file = new(PdfForm.Packed);
    private readonly StructureTree _tree;
    private readonly PictureObjects _pictures;
    private readonly int[] _pages;
    private readonly double[] _heights;
    private readonly bool _rightToLeft;
    private readonly int _depth;

    internal ReadingFile(TypesetEdition edition, IPictures pictures, EditionFonts fonts, PdfCache cache)
    {
        _cache = cache;
        _edition = edition;
        _fonts = fonts;
        _tree = new StructureTree(edition.Structure);
        _pictures = new PictureObjects(_file, pictures, PictureUse.Reading);
        _pages = new int[edition.Pages.Count];
        _heights = [.. edition.Pages.Select(page => page.Height)];
        _depth = fonts.All.Sum(font => font.Embedded.Packed.Length) > ManyFontBytes ? Deep : 1;
        _rightToLeft = LanguageFacts.Direction(edition.Language) == TextDirection.RightToLeft;
    }

    internal void Write(IBufferWriter<byte> output)
    {
        int catalog = _file.Reserve();
        int info = _file.Reserve();
        int pageTree = _file.Reserve();
        int resources = _file.Reserve();
        for (int page = 0; page < _pages.Length; page++)
            _pages[page] = _file.Reserve();
        for (int page = 0; page < _pages.Length; page++)
            Page(page, pageTree, resources);
        _tree.Complete();

        Resources(resources);
        PageTree(pageTree);
        int structure = new StructureObjects(_file, _tree, _pages, _heights, _rightToLeft).Write();
        int outline = OutlineObjects.Write(_file, _tree, _edition.Outline, _pages, _heights);
        int intent = OutputIntent();
        int metadata = _file.Reserve();
        _file.Stream(metadata, "/Type/Metadata/Subtype/XML"u8, XmpPacket.Write(_edition.Title, _edition.Language));
        Information(info);
        Catalog(catalog, pageTree, structure, outline, intent, metadata);
        _file.Finish(catalog, info, _depth);
        _file.CopyTo(output);
    }

    public void Dispose() => _file.Dispose();

    private void Page(int index, int pageTree, int resources)
    {
        PageContent page = _edition.Pages[index];
        int content = _file.Reserve();
        using (PdfBuffer drawn = new(64 * 1024))
        {
            TaggedPage tagged = new(drawn, page, _fonts.Drawn(_edition, index), _tree, _pictures);
            tagged.Draw();
            using PdfBuffer packed = new(24 * 1024);
            Deflater.Pack(drawn.Written, tagged.HeadLength, packed, _depth, _cache);
            _file.Stream(content, "/Filter/FlateDecode"u8, packed.Written);
        }

        List<int> annotations = [];
        foreach (PlacedLink link in page.Links)
            annotations.Add(Annotation(link, page.Height));

        PdfBuffer output = _file.BeginObject(_pages[index]);
        output.Put("<</Type/Page/Parent "u8).PutReference(pageTree).Put("/MediaBox[0 0 "u8).PutPoints(page.Width).Put((byte)' ');
        output.PutPoints(page.Height).Put("]/Resources "u8).PutReference(resources).Put("/Contents "u8).PutReference(content)
            .Put("/StructParents "u8).Put(index).Put("/Tabs/S"u8);
        if (annotations.Count > 0)
        {
            output.Put("/Annots["u8);
            foreach (int annotation in annotations)
                output.PutReference(annotation).Put((byte)' ');
            output.Put((byte)']');
        }

        output.Put(">>"u8);
        _file.EndObject();
    }

    private int Annotation(PlacedLink link, double height)
    {
        int number = _file.Reserve();
        PdfBuffer output = _file.BeginObject(number);
        output.Put("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["u8).PutPoints(link.X).Put((byte)' ');
        output.PutPoints(height - link.Y - link.Height).Put((byte)' ');
        output.PutPoints(link.X + link.Width).Put((byte)' ');
        output.PutPoints(height - link.Y).Put("]/A<</S/URI/URI"u8).PutText(Ascii(link.Uri)).Put(">>/Contents"u8)
            .PutText(_edition.Structure[link.Node].Alt is { Length: > 0 } alt ? alt : link.Uri)
            .Put("/StructParent "u8).Put(_pages.Length + _tree.Links.Count).Put(">>"u8);
        _file.EndObject();
        _tree.Link(link.Node, number);
        return number;
    }

    // A URI in a PDF is ASCII (ISO 32000-1, 12.6.4.7).
    private static string Ascii(string uri) =>
        uri.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 ? uri : new Uri(uri, UriKind.Absolute).AbsoluteUri;

    private void Resources(int number)
    {
        int fonts = FontObjects.Write(_file, _fonts);
        PdfBuffer output = _file.BeginObject(number);
        output.Put("<<"u8);
        FontObjects.Resource(output, _fonts, fonts);
        _pictures.Resource(output);
        output.Put(">>"u8);
        _file.EndObject();
    }

    private void PageTree(int number)
    {
        PdfBuffer output = _file.BeginObject(number);
        output.Put("<</Type/Pages/Count "u8).Put(_pages.Length).Put("/Kids["u8);
        foreach (int page in _pages)
            output.PutReference(page).Put((byte)' ');
        output.Put("]>>"u8);
        _file.EndObject();
    }

    private int OutputIntent()
    {
        int profile = _file.Reserve();
        bool colour = _pictures.HasColour;
        _file.Stream(
            profile, colour ? "/N 3/Alternate/DeviceRGB/Filter/FlateDecode"u8 : "/N 1/Alternate/DeviceGray/Filter/FlateDecode"u8,
            colour ? IccProfile.Rgb.Span : IccProfile.Gray.Span);
        int intent = _file.Reserve();
        PdfBuffer output = _file.BeginObject(intent);
        output.Put("<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier"u8).Put(colour ? "(sRGB)"u8 : "(sGray)"u8)
            .Put("/Info"u8).Put(colour ? "(sRGB IEC61966-2.1)"u8 : "(Grey with the curve of sRGB)"u8).Put("/DestOutputProfile "u8)
            .PutReference(profile).Put(">>"u8);
        _file.EndObject();
        return intent;
    }

    private void Information(int number)
    {
        PdfBuffer output = _file.BeginObject(number);
        output.Put("<</Title"u8).PutText(_edition.Title).Put("/Producer"u8).PutText(XmpPacket.Producer).Put(">>"u8);
        _file.EndObject();
    }

    private void Catalog(int number, int pageTree, int structure, int outline, int intent, int metadata)
    {
        PdfBuffer output = _file.BeginObject(number);
        output.Put("<</Type/Catalog/Pages "u8).PutReference(pageTree).Put("/Lang"u8).PutText(_edition.Language)
            .Put("/MarkInfo<</Marked true>>/StructTreeRoot "u8).PutReference(structure).Put("/Metadata "u8).PutReference(metadata)
            .Put("/OutputIntents["u8).PutReference(intent).Put("]/ViewerPreferences<</DisplayDocTitle true"u8)
            .Put(_rightToLeft ? "/Direction/R2L>>"u8 : ">>"u8);
        if (outline > 0)
            output.Put("/Outlines "u8).PutReference(outline);
        output.Put(">>"u8);
        _file.EndObject();
    }
}
