using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Document;

/// <summary>The pictures of one file, each written once however often it is drawn.</summary>
internal sealed class PictureObjects(PdfFile file, IPictures pictures, PictureUse use)
{
    private readonly List<(PictureData Data, int Object)> _written = [];

    /// <summary>True when any has colour.</summary>
    internal bool HasColour { get; private set; }

    /// <summary>Sees to it that a picture is in the file.</summary>
    /// <returns>Its number in the resources, from 1.</returns>
    internal int Number(in PlacedPicture picture)
    {
        (double width, double height) = Drawing.DrawnSize(picture);
        PictureData data = pictures.Get(picture.Source.Id, use, width, height);
        int index = _written.FindIndex(known => ReferenceEquals(known.Data, data) || known.Data == data);
        if (index >= 0)
            return index + 1;
        int number = file.Reserve();
        Write(number, data);
        _written.Add((data, number));
        HasColour |= data.Color == PictureColor.Rgb;
        return _written.Count;
    }

    /// <summary>The entry of a resource dictionary.</summary>
    internal void Resource(PdfBuffer output)
    {
        if (_written.Count == 0)
            return;
        output.Put("/XObject<<"u8);
        for (int i = 0; i < _written.Count; i++)
        {
            output.Put("/Im"u8).Put(i + 1).Put((byte)' ');
            output.PutReference(_written[i].Object);
        }

        output.Put(">>"u8);
    }

    private void Write(int number, PictureData data)
    {
        int components = data.Color == PictureColor.Rgb ? 3 : 1;
        using PdfBuffer entries = new(256);
        entries.Put("/Type/XObject/Subtype/Image/Width "u8).Put(data.Width).Put("/Height "u8).Put(data.Height)
            .Put("/BitsPerComponent "u8).Put(data.Bits).Put(components == 3 ? "/ColorSpace/DeviceRGB"u8 : "/ColorSpace/DeviceGray"u8);
        if (data.Filter == PictureFilter.Jpeg)
        {
            entries.Put("/Filter/DCTDecode"u8);
        }
        else
        {
            entries.Put("/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors "u8).Put(components).Put("/BitsPerComponent "u8)
                .Put(data.Bits).Put("/Columns "u8).Put(data.Width).Put(">>"u8);
        }

        if (!data.Decode.IsDefaultOrEmpty)
        {
            entries.Put("/Decode["u8);
            foreach (double value in data.Decode)
            {
                entries.PutThousandths(PdfBuffer.Thousandths(value));
                entries.Put((byte)' ');
            }

            entries.Put((byte)']');
        }

        file.Stream(number, entries.Written, data.Bytes.Span);
    }
}
