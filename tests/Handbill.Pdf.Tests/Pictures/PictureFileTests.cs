using System.Text;
using CsCheck;
using Handbill.Pdf.Pictures;
using SkiaSharp;

namespace Handbill.Pdf.Tests.Pictures;

public sealed class PictureFileTests
{
    [Fact]
    public void Kind_and_size_are_read_from_the_bytes()
    {
        PictureFile.Inspect(TestPictures.Jpeg(40, 30)).ShouldBe(new PictureInfo(PictureKind.Jpeg, 40, 30, 1));
        PictureFile.Inspect(TestPictures.Png(40, 30)).ShouldBe(new PictureInfo(PictureKind.Png, 40, 30, 1));
        PictureFile.Inspect(TestPictures.WebP(40, 30)).ShouldBe(new PictureInfo(PictureKind.WebP, 40, 30, 1));
        PictureFile.Inspect(TestPictures.WebP(40, 30, quality: 100)).ShouldBe(new PictureInfo(PictureKind.WebP, 40, 30, 1));
        PictureFile.Inspect(TestPictures.Drawing(40, 30, SKColors.Transparent).ToFile(SKEncodedImageFormat.Webp, 80))
            .ShouldBe(new PictureInfo(PictureKind.WebP, 40, 30, 1));
    }

    [Theory]
    [InlineData(1, 40, 30)]
    [InlineData(3, 40, 30)]
    [InlineData(6, 30, 40)]
    [InlineData(8, 30, 40)]
    [InlineData(9, 40, 30)]
    public void Size_is_that_of_the_upright_picture(int orientation, int width, int height)
    {
        foreach (var little in (bool[])[true, false])
        {
            byte[] block = [.. "Exif\0\0"u8, .. TestPictures.Exif(orientation, little)];
            var info = PictureFile.Inspect(TestPictures.WithSegment(TestPictures.Jpeg(40, 30), 0xE1, block)).ShouldBeOfType<PictureInfo>();
            (info.Width, info.Height).ShouldBe((width, height));
        }

        var png = TestPictures.MakePng(40, 30, 8, 0, 0, ("eXIf", TestPictures.Exif(orientation)), ("IDAT", TestPictures.Zlib(new byte[41 * 30])));
        var turned = PictureFile.Verify(png).ShouldBeOfType<PictureInfo>();
        (turned.Width, turned.Height).ShouldBe((width, height));
    }

    public static TheoryData<string, string> Others => new()
    {
        { "GIF89a......", "is a GIF; save it as PNG or JPEG" },
        { "II*\0........", "is a TIFF" },
        { "MM\0*........", "is a TIFF" },
        { "BM" + new string('.', 40), "is a BMP" },
        { "\0\0\0\u0018ftypheic....", "is a HEIC" },
        { "\0\0\0\u0018ftypavif....", "is an AVIF" },
        { "\0\0\0\u0018ftypmp42....", "is a video" },
        { "<?xml version='1.0'?>\n<!-- made by hand -->\n<svg xmlns=", "is an SVG; export it as PNG" },
        { "<!DOCTYPE html><html>", "is a web page" },
        { "%PDF-1.7", "is a PDF file" },
        { "8BPS....", "is a Photoshop file" },
        { "PK\u0003\u0004....", "is an archive or an office document" },
        { "\0\0\0\u000CjP  \r\n", "is a JPEG 2000" },
        { "\u00FF\n....", "is a JPEG XL" },
        { "\0\0\u0001\0......", "is an icon" },
        { "what is this", "is no picture that the press knows; it takes JPEG, PNG and WebP" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Other_kinds_are_named_in_the_refusal(string start, string message)
    {
        var refusal = TestPictures.Refusal(Encoding.Latin1.GetBytes(start));
        refusal.Fault.ShouldBe(PictureFault.Unsupported);
        refusal.Message.ShouldStartWith(message);
    }

    [Fact]
    public void Empty_file_is_refused() => TestPictures.Refusal([]).Fault.ShouldBe(PictureFault.Empty);

    [Fact]
    public void Too_many_bytes_are_refused_with_both_numbers()
    {
        var file = TestPictures.Jpeg(60, 40);
        var refusal = PictureFile.Inspect(file, new PictureLimits(MaxBytes: 500)).ShouldBeOfType<PictureRefusal>();
        refusal.Fault.ShouldBe(PictureFault.TooLarge);
        new PictureLimits(MaxBytes: file.Length).ShouldSatisfyAllConditions(limits => PictureFile.Inspect(file, limits).ShouldBeOfType<PictureInfo>());
    }

    [Fact]
    public void Bombs_are_refused_by_their_headers()
    {
        var png = TestPictures.MakePng(50_000, 50_000, 8, 2, 0, ("IDAT", TestPictures.Zlib(new byte[100])));
        var jpeg = TestPictures.Jpeg(16, 16);
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        (jpeg[frame + 5], jpeg[frame + 6], jpeg[frame + 7], jpeg[frame + 8]) = (0xC3, 0x50, 0xC3, 0x50);
        var webp = TestPictures.WebP(16, 16, 100);
        var lossless = webp.AsSpan().IndexOf("VP8L"u8) + 9;
        (webp[lossless], webp[lossless + 1], webp[lossless + 2], webp[lossless + 3]) = (0xFF, 0xFF, 0xFF, 0x0F);
        foreach (var bomb in (byte[][])[png, jpeg, webp])
        {
            var refusal = TestPictures.Refusal(bomb);
            refusal.Fault.ShouldBe(PictureFault.TooLarge, refusal.Message);
            PictureFile.Verify(bomb).ShouldBe(refusal);
        }

        TestPictures.Refusal(png).Message.ShouldBe(
            "measures 50000 × 50000 pixels (2500 megapixels); 50 megapixels and 20000 pixels a side are the most: save it smaller");
        TestPictures.Refusal(TestPictures.MakePng(20_001, 1, 1, 0, 0, ("IDAT", TestPictures.Zlib(new byte[2502])))).Fault.ShouldBe(PictureFault.TooLarge);
        PictureFile.Verify(TestPictures.MakePng(20_000, 1, 1, 0, 0, ("IDAT", TestPictures.Zlib(new byte[2501])))).ShouldBeOfType<PictureInfo>();
    }

    [Fact]
    public void Pictures_without_pixels_are_refused()
    {
        TestPictures.Refusal(TestPictures.MakePng(0, 10, 8, 0, 0, ("IDAT", []))).Message.ShouldContain("no pixels");
        var jpeg = TestPictures.Jpeg(16, 16);
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        (jpeg[frame + 5], jpeg[frame + 6]) = (0, 0);
        TestPictures.Refusal(jpeg).Message.ShouldContain("no pixels");
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        foreach (var file in (byte[][])[TestPictures.Jpeg(64, 48), TestPictures.Png(64, 48), TestPictures.WebP(64, 48)])
        {
            PictureFile.Verify(file).ShouldBeOfType<PictureInfo>();
            for (var length = 1; length < file.Length; length += 7)
            {
                PictureFile.Inspect(file.AsSpan(0, length)).ShouldBeOfType<PictureRefusal>($"cut to {length} of {file.Length}");
            }
        }

        TestPictures.Refusal(TestPictures.Jpeg(64, 48)[..900]).Message.ShouldBe("is a JPEG that was cut off after 900 bytes; save or send it again");
    }

    [Fact]
    public void Damage_inside_the_picture_data_is_found_by_decoding()
    {
        var png = TestPictures.MakePng(40, 30, 8, 2, 0, ("IDAT", TestPictures.Zlib(new byte[121 * 10])));
        PictureFile.Inspect(png).ShouldBeOfType<PictureInfo>();
        PictureFile.Verify(png).ShouldBeOfType<PictureRefusal>().Message.ShouldStartWith("is a damaged PNG: ");
        new PictureStore().Add("p", png).ShouldBeOfType<PictureRefusal>();
    }

    [Fact]
    public void Palette_must_stand_before_the_pixels()
    {
        TestPictures.Refusal(TestPictures.MakePng(4, 4, 8, 3, 0, ("IDAT", TestPictures.Zlib(new byte[20]))))
            .Message.ShouldContain("before the palette");
    }

    [Fact]
    public void Animated_webp_is_refused()
    {
        var webp = TestPictures.Drawing(40, 30, SKColors.Transparent).ToFile(SKEncodedImageFormat.Webp, 80);
        var flags = webp.AsSpan().IndexOf("VP8X"u8) + 8;
        flags.ShouldBeGreaterThan(8, "Skia writes an extended file for a picture with transparency");
        webp[flags] |= 0x02;
        TestPictures.Refusal(webp).Message.ShouldStartWith("is an animation");
    }

    [Theory]
    [InlineData((byte)0xC3)]
    [InlineData((byte)0xC9)]
    public void Rare_jpegs_are_refused(byte marker)
    {
        var jpeg = TestPictures.Jpeg(16, 16);
        jpeg[jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 1] = marker;
        TestPictures.Refusal(jpeg).Message.ShouldStartWith("is a JPEG of a rare kind");
    }

    [Fact]
    public void Random_bytes_never_throw()
    {
        var signatures = Gen.OneOf<byte[]>(
            [], [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [.. "RIFF\x30\0\0\0WEBPVP8X"u8],
            [.. "RIFF\x30\0\0\0WEBPVP8 "u8], [0xFF, 0xD8, 0xFF, 0xE1, 0, 40, .. "Exif\0\0II*\0"u8]);
        Gen.Select(signatures, Gen.Byte.Array[0, 200]).Sample(
            (start, rest) =>
            {
                byte[] file = [.. start, .. rest];
                if (PictureFile.Inspect(file) is PictureRefusal refusal)
                {
                    refusal.Message.ShouldNotBeNullOrWhiteSpace();
                }
            },
            iter: 20_000);
    }

    [Fact]
    public void Damaged_files_are_refused_or_encoded_but_never_throw()
    {
        var files = Gen.OneOf(
            TestPictures.Jpeg(48, 32), TestPictures.Png(24, 16), TestPictures.WebP(48, 32), TestPictures.WebP(24, 16, 100),
            TestPictures.WithSegment(TestPictures.Jpeg(20, 10), 0xE1, [.. "Exif\0\0"u8, .. TestPictures.Exif(6)]));
        var changes = Gen.Select(Gen.Int[0, 1 << 20], Gen.Byte).Array[1, 6];
        Gen.Select(files, changes, Gen.Int[0, 40]).Sample(
            (file, spots, cut) =>
            {
                var damaged = file.ToArray();
                foreach (var (at, value) in spots)
                {
                    damaged[at % damaged.Length] = value;
                }

                damaged = damaged[..^Math.Min(cut / 4, damaged.Length)];
                var before = GC.GetAllocatedBytesForCurrentThread();
                var found = PictureFile.Inspect(damaged);
                (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000);
                if (found is PictureInfo { Width: < 4000, Height: < 4000 } && PictureFile.Verify(damaged) is PictureInfo)
                {
                    TestPictures.Pack(damaged, Document.PictureUse.Print, 5).Bytes.Length.ShouldBeGreaterThan(0);
                }
            },
            iter: 1_000);
    }
}
