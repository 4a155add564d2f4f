using System.Text;
using Handbill.Pdf.Document;
using Handbill.Pdf.Pictures;
using SkiaSharp;

namespace Handbill.Pdf.Tests.Pictures;

public sealed class PictureEncodingTests
{
    [Fact]
    public void Jpeg_for_reading_keeps_its_pixels_and_loses_its_metadata()
    {
        var plain = TestPictures.Jpeg(200, 120);
        var secret = Encoding.ASCII.GetBytes("Jane at gate 4");
        byte[] withJfifThumbnail = [.. plain];
        var tagged = TestPictures.WithSegment(withJfifThumbnail, 0xE1, [.. "Exif\0\0"u8, .. TestPictures.Exif(1), .. secret]);
        tagged = TestPictures.WithSegment(tagged, 0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. secret]);
        tagged = TestPictures.WithSegment(tagged, 0xED, secret);
        tagged = TestPictures.WithSegment(tagged, 0xFE, secret);
        tagged = TestPictures.WithSegment(tagged, 0xE2, [.. "MPF\0"u8, .. secret]);
        tagged = [.. tagged, .. secret, .. plain];

        var picture = TestPictures.Pack(tagged, PictureUse.Reading);

        picture.Filter.ShouldBe(PictureFilter.Jpeg);
        picture.Color.ShouldBe(PictureColor.Rgb);
        picture.Bytes.Span.IndexOf(secret).ShouldBe(-1);
        picture.Bytes.Span.IndexOf("Exif"u8).ShouldBe(-1);
        picture.Bytes.Length.ShouldBeLessThanOrEqualTo(plain.Length);
        using var expected = SKBitmap.Decode(plain);
        using var actual = TestPictures.Decode(picture);
        actual.Bytes.ShouldBe(expected.Bytes);
        actual.ByteCount.ShouldBe(200 * 120 * 4);
    }

    [Fact]
    public void Exiftool_finds_nothing_in_a_picture_that_had_everything()
    {
        var folder = Directory.CreateTempSubdirectory("handbill-pictures").FullName;
        try
        {
            var path = Path.Combine(folder, "in.jpg");
            File.WriteAllBytes(path, TestPictures.Jpeg(64, 48));
            TestPictures.Run("exiftool", "-overwrite_original", "-q", "-GPSLatitude=51.5", "-GPSLatitudeRef=N", "-GPSLongitude=0.1",
                "-GPSLongitudeRef=W", "-Artist=Jane", "-XMP-dc:Creator=Jane", "-IPTC:By-line=Jane", "-Comment=Jane", "-SerialNumber=12345", path);

            TestPictures.Run("exiftool", path).ShouldContain("Jane");
            foreach (var (name, use) in (IEnumerable<(string, PictureUse)>)[("reading.jpg", PictureUse.Reading), ("print.jpg", PictureUse.Print)])
            {
                var cleaned = Path.Combine(folder, name);
                File.WriteAllBytes(cleaned, TestPictures.Pack(File.ReadAllBytes(path), use).Bytes.ToArray());
                var groups = TestPictures.Run("exiftool", "-G", "-s", cleaned).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => line[1..line.IndexOf(']', StringComparison.Ordinal)]).Distinct();
                groups.ShouldBeSubsetOf(["ExifTool", "File", "JFIF", "Composite"]);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Picture_for_print_is_grey()
    {
        foreach (var file in (byte[][])[TestPictures.Jpeg(60, 40), TestPictures.Png(60, 40), TestPictures.WebP(60, 40)])
        {
            TestPictures.Pack(file, PictureUse.Print).Color.ShouldBe(PictureColor.Gray);
            TestPictures.Pack(file, PictureUse.Reading).Color.ShouldBe(PictureColor.Rgb);
        }
    }

    [Theory]
    [InlineData(255, 0, 0, 127)]
    [InlineData(0, 255, 0, 220)]
    [InlineData(0, 0, 255, 76)]
    [InlineData(128, 128, 128, 128)]
    public void Grey_is_luminance_in_linear_light(byte red, byte green, byte blue, int grey)
    {
        var file = TestPictures.Drawing(40, 40, new SKColor(red, green, blue), new SKColor(red, green, blue)).ToFile(SKEncodedImageFormat.Png);
        using var pixels = TestPictures.Decode(TestPictures.Pack(file, PictureUse.Print));
        ((int)pixels.GetPixel(5, 5).Red).ShouldBe(grey);
    }

    [Fact]
    public void Fine_pictures_are_brought_down_to_300_dots_an_inch()
    {
        foreach (var file in (byte[][])[TestPictures.Jpeg(1200, 800), TestPictures.Png(1200, 800)])
        {
            foreach (var use in Enum.GetValues<PictureUse>())
            {
                var picture = TestPictures.Pack(file, use, widthPt: 72);
                (picture.Width, picture.Height).ShouldBe((304, 203));
            }
        }
    }

    [Fact]
    public void A_jpeg_that_is_little_too_fine_is_left_alone()
    {
        var picture = TestPictures.Pack(TestPictures.Jpeg(430, 300), PictureUse.Reading, widthPt: 72);
        picture.Width.ShouldBe(430);
    }

    [Fact]
    public void Pictures_are_never_made_larger()
    {
        TestPictures.Pack(TestPictures.Png(50, 40), PictureUse.Reading, 1000).Width.ShouldBe(50);
        TestPictures.Pack(TestPictures.Png(1, 1), PictureUse.Print, 1).Height.ShouldBe(1);
    }

    [Fact]
    public void Averaging_keeps_the_light_of_a_checkerboard()
    {
        var samples = new byte[64 * 64];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (byte)(((i + (i / 64)) & 1) * 255);
        }

        // Half of the light is a coded grey of 188, not of 128.
        var small = Resampler.Resample(new PixelGrid(64, 64, 1, samples), 32, 32, grey: true);
        small.Samples.ShouldAllBe(sample => sample == 188);
        var odd = Resampler.Resample(new PixelGrid(64, 64, 1, Enumerable.Repeat((byte)77, 64 * 64).ToArray()), 37, 11, grey: true);
        odd.Samples.ShouldAllBe(sample => sample == 77);
        odd.Samples.Length.ShouldBe(37 * 11);
    }

    [Fact]
    public void Drawings_stay_sharp_and_photographs_become_jpeg()
    {
        var drawing = TestPictures.Pack(TestPictures.Drawing(200, 100, SKColors.White, SKColors.Navy).ToFile(SKEncodedImageFormat.Png), PictureUse.Reading);
        drawing.Filter.ShouldBe(PictureFilter.Flate);
        using var decoded = TestPictures.Decode(drawing);
        decoded.GetPixel(100, 40).ShouldBe(SKColors.Navy);
        decoded.GetPixel(3, 3).ShouldBe(SKColors.White);
        TestPictures.Pack(TestPictures.Png(200, 100), PictureUse.Reading).Filter.ShouldBe(PictureFilter.Jpeg);
    }

    [Fact]
    public void Black_and_white_drawing_takes_one_bit_a_pixel()
    {
        var packed = TestPictures.Pack(TestPictures.Drawing(203, 100, SKColors.White).ToFile(SKEncodedImageFormat.Png), PictureUse.Print);
        (packed.Bits, packed.Color).ShouldBe((1, PictureColor.Gray));
        using var decoded = TestPictures.Decode(packed);
        decoded.GetPixel(100, 40).ShouldBe(SKColors.Black);
        decoded.GetPixel(202, 99).ShouldBe(SKColors.White);
    }

    [Fact]
    public void Transparency_becomes_white_paper()
    {
        foreach (var format in (SKEncodedImageFormat[])[SKEncodedImageFormat.Png, SKEncodedImageFormat.Webp])
        {
            var file = TestPictures.Drawing(40, 40, SKColors.Transparent, new SKColor(255, 0, 0, 128)).ToFile(format, 100);
            using var decoded = TestPictures.Decode(TestPictures.Pack(file, PictureUse.Reading));
            decoded.GetPixel(2, 2).ShouldBe(SKColors.White);
            decoded.GetPixel(20, 15).ShouldBe(new SKColor(255, 127, 127));
        }
    }

    [Fact]
    public void Palette_with_transparency_is_read()
    {
        byte[] rows = [.. Enumerable.Range(0, 8).SelectMany(_ => (byte[])[0, 0x00, 0x11, 0x22, 0x11])];
        var file = TestPictures.MakePng(
            8, 8, 4, 3, 0, ("PLTE", [10, 20, 30, 200, 0, 0, 0, 0, 0]), ("tRNS", [255, 255, 0]), ("IDAT", TestPictures.Zlib(rows)));
        using var decoded = TestPictures.Decode(TestPictures.Pack(file, PictureUse.Reading));
        decoded.GetPixel(0, 0).ShouldBe(new SKColor(10, 20, 30));
        decoded.GetPixel(2, 3).ShouldBe(new SKColor(200, 0, 0));
        decoded.GetPixel(5, 3).ShouldBe(SKColors.White);
    }

    [Fact]
    public void Sixteen_bits_and_interlace_are_read()
    {
        byte[] row = [0, .. Enumerable.Repeat<byte[]>([0x80, 0x12, 0x40, 0x00, 0x20, 0xFF], 6).SelectMany(sample => sample)];
        var deep = TestPictures.MakePng(6, 2, 16, 2, 0, ("IDAT", TestPictures.Zlib([.. row, .. row])));
        using var decoded = TestPictures.Decode(TestPictures.Pack(deep, PictureUse.Reading));
        decoded.GetPixel(3, 1).ShouldBe(new SKColor(0x80, 0x40, 0x20), $"{decoded.GetPixel(3, 1)}");

        // One pixel each in passes 1 and 6 of Adam7, at 8 bits.
        var laced = TestPictures.MakePng(2, 1, 8, 0, 1, ("IDAT", TestPictures.Zlib([0, 10, 0, 200])));
        using var pair = TestPictures.Decode(TestPictures.Pack(laced, PictureUse.Reading));
        (pair.GetPixel(0, 0).Red, pair.GetPixel(1, 0).Red).ShouldBe(((byte)10, (byte)200));
    }

    [Theory]
    [InlineData(1, "RGBW")]
    [InlineData(2, "GRWB")]
    [InlineData(3, "WBGR")]
    [InlineData(4, "BWRG")]
    [InlineData(5, "RBGW")]
    [InlineData(6, "BRWG")]
    [InlineData(7, "WGBR")]
    [InlineData(8, "GWRB")]
    public void Turned_pictures_are_set_upright(int orientation, string corners)
    {
        var stored = TestPictures.Quarters(64, 32);
        byte[] block = [.. "Exif\0\0"u8, .. TestPictures.Exif(orientation)];
        var jpeg = TestPictures.WithSegment(stored.ToFile(SKEncodedImageFormat.Jpeg, 100), 0xE1, block);

        var picture = TestPictures.Pack(jpeg, PictureUse.Reading);

        (picture.Width, picture.Height).ShouldBe(orientation >= 5 ? (32, 64) : (64, 32));
        using var upright = TestPictures.Decode(picture);
        string Name(double x, double y) => upright.GetPixel((int)(picture.Width * x), (int)(picture.Height * y)) switch
        {
            { Red: > 200, Green: > 200, Blue: > 200 } => "W",
            { Red: > 200 } => "R",
            { Green: > 200 } => "G",
            _ => "B",
        };
        (Name(0.25, 0.25) + Name(0.75, 0.25) + Name(0.25, 0.75) + Name(0.75, 0.75)).ShouldBe(corners);
    }

    [Fact]
    public void Four_ink_and_rgb_jpegs_become_ordinary_ones()
    {
        var folder = Directory.CreateTempSubdirectory("handbill-pictures").FullName;
        try
        {
            var source = Path.Combine(folder, "in.png");
            File.WriteAllBytes(source, TestPictures.Quarters(64, 64).ToFile(SKEncodedImageFormat.Png));
            var inks = Path.Combine(folder, "inks.jpg");
            TestPictures.Run("convert", source, "-colorspace", "CMYK", "-quality", "95", inks);

            var file = File.ReadAllBytes(inks);
            JpegStructure.Read(file).Components.ShouldBe(4);
            var picture = TestPictures.Pack(file, PictureUse.Reading);
            JpegStructure.Read(picture.Bytes.Span).Components.ShouldBe(3);
            using var decoded = TestPictures.Decode(picture);
            decoded.GetPixel(48, 48).Red.ShouldBeGreaterThan((byte)245);
            var red = decoded.GetPixel(16, 16);
            (red.Red > 200, red.Green < 60, red.Blue < 60).ShouldBe((true, true, true), red.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Progressive_jpeg_passes_through()
    {
        var folder = Directory.CreateTempSubdirectory("handbill-pictures").FullName;
        try
        {
            var source = Path.Combine(folder, "in.png");
            File.WriteAllBytes(source, TestPictures.Png(90, 60));
            var progressive = Path.Combine(folder, "progressive.jpg");
            TestPictures.Run("convert", source, "-interlace", "JPEG", "-quality", "90", progressive);

            var file = File.ReadAllBytes(progressive);
            file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC2]).ShouldBeGreaterThan(0);
            var picture = TestPictures.Pack(file, PictureUse.Reading);
            using var expected = SKBitmap.Decode(file);
            using var actual = TestPictures.Decode(picture);
            actual.Bytes.ShouldBe(expected.Bytes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Colours_of_a_wide_profile_are_converted()
    {
        using var photo = TestPictures.Quarters(64, 64);
        using var p3 = SKColorSpace.CreateRgb(SKColorSpaceTransferFn.Srgb, SKColorSpaceXyz.DisplayP3);
        using var image = SKImage.FromPixelCopy(new SKImageInfo(64, 64, SKColorType.Rgba8888, SKAlphaType.Opaque, p3), photo.GetPixels());
        using var bright = image.Encode(SKEncodedImageFormat.Jpeg, 100);
        var file = bright.ToArray();
        file.AsSpan().IndexOf("ICC_PROFILE"u8).ShouldBeGreaterThan(0);

        var picture = TestPictures.Pack(file, PictureUse.Reading);

        picture.Bytes.Span.IndexOf("ICC_PROFILE"u8).ShouldBe(-1);
        picture.Bytes.Length.ShouldNotBe(JpegStructure.Strip(file).Length);
    }
}
