using CsCheck;
using Handbill.Pdf.Pictures;
using SkiaSharp;

namespace Handbill.Desk.Tests.Pictures;

public sealed class PictureScrubTests
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void The_picture_is_the_same_to_the_last_pixel(SKEncodedImageFormat format)
    {
        var file = Encoded(format);
        var clean = PictureScrub.Clean(file, (PictureInfo)PictureFile.Verify(file)).ShouldNotBeNull();

        PictureFile.Verify(clean).ShouldBeOfType<PictureInfo>();
        SKBitmap.Decode(clean).Bytes.ShouldBe(SKBitmap.Decode(file).Bytes);
    }

    [Fact]
    public void A_jpeg_loses_its_notes_and_what_stands_behind_its_end_and_keeps_which_way_up_it_is()
    {
        var plain = Encoded(SKEncodedImageFormat.Jpeg);
        byte[] exif = [0xff, 0xe1, 0, 34, .. "Exif\0\0MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        byte[] file = [.. plain[..2], .. exif, 0xff, 0xfe, 0, 8, .. "Secret"u8, 0xff, 0xed, 0, 8, .. "Secret"u8, .. plain[2..], .. "Secret film"u8];

        var clean = PictureScrub.Clean(file, (PictureInfo)PictureFile.Inspect(file)).ShouldNotBeNull();

        System.Text.Encoding.Latin1.GetString(clean).ShouldNotContain("Secret");
        ((PictureInfo)PictureFile.Verify(clean)).Orientation.ShouldBe(6);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_file_that_tells_nothing_stays_as_it_is_to_the_last_byte(SKEncodedImageFormat format)
    {
        var clean = PictureScrub.Clean(Encoded(format)).ShouldNotBeNull();
        PictureScrub.Clean(clean).ShouldBe(clean);
        if (format == SKEncodedImageFormat.Jpeg)
        {
            clean.ShouldBe(Encoded(format), "its JFIF head is what decoding needs, and nothing else");
        }
    }

    [Fact]
    public void Whatever_bytes_there_are_nothing_throws() =>
        Gen.Select(Gen.Byte.Array[30, 200], Gen.Int[0, 2], Gen.Int[2, 60]).Sample((bytes, kind, keep) =>
        {
            var file = Encoded((SKEncodedImageFormat)(kind == 0 ? SKEncodedImageFormat.Jpeg : kind == 1 ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Webp));
            byte[] broken = [.. file[..keep], .. bytes];
            PictureScrub.Clean(broken, new PictureInfo((PictureKind)kind, 1, 1, 1));
        });

    private static byte[] Encoded(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(40, 30);
        bitmap.Erase(SKColors.SlateGray);
        bitmap.SetPixel(3, 4, SKColors.Red);
        using var data = bitmap.Encode(format, 80);
        return data.ToArray();
    }
}
