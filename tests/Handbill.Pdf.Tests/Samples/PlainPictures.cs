using System.IO.Compression;
using Handbill.Pdf.Document;

namespace Handbill.Pdf.Tests.Samples;

/// <summary>A smooth picture of whatever name: in colour for reading, grey for print.</summary>
internal sealed class PlainPictures : IPictures
{
    private static readonly PictureData Colour = Make(PictureColor.Rgb);
    private static readonly PictureData Grey = Make(PictureColor.Gray);

    internal bool AlwaysGrey { get; init; }

    public PictureData Get(string id, PictureUse use, double widthPt, double heightPt) =>
        use == PictureUse.Reading && !AlwaysGrey ? Colour : Grey;

    private static PictureData Make(PictureColor color)
    {
        int components = color == PictureColor.Rgb ? 3 : 1;
        using MemoryStream packed = new();
        using (ZLibStream packer = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int y = 0; y < 60; y++)
            {
                packer.WriteByte(0);
                for (int x = 0; x < 90 * components; x++)
                    packer.WriteByte((byte)(x / components * 2 + (x % components * 30) + y));
            }
        }

        return new PictureData(packed.ToArray(), PictureFilter.Flate, 90, 60, 8, color);
    }
}
