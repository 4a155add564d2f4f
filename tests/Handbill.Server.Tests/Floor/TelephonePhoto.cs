using System.Text;
using Handbill.Programs;
using Handbill.Server.Tests.Hosting;
using SkiaSharp;

namespace Handbill.Server.Tests.Floor;

/// <summary>A photo as a telephone makes it: where, when, by whom, and a small copy.</summary>
internal static class TelephonePhoto
{
    public const string Planted = "marigold-in-the-picture";

    // 48° 51′ 29.123″ as EXIF writes it, in either order of bytes.
    private static readonly byte[][] Traces =
    [
        Encoding.UTF8.GetBytes("marigold"), Encoding.Unicode.GetBytes("marigold"), Convert.FromHexString("000000330000000100" + "0071c3000003e8"), Convert.FromHexString("3300000001000000c3710000e8030000"),
    ];

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>Makes one. Not given out before all of it was seen to be in there.</summary>
    public static async Task<byte[]> MakeAsync()
    {
        using var bitmap = new SKBitmap(700, 500);
        bitmap.Pixels = [.. Enumerable.Range(0, 700 * 500).Select(at => new SKColor((uint)(at * 2654435761) | 0xff000000))];
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jpg");
        await File.WriteAllBytesAsync(file, bitmap.Encode(SKEncodedImageFormat.Jpeg, 90).ToArray(), Ending);
        string[] marks =
        [
            "-GPSLatitude=48.8580897", "-GPSLatitudeRef=N", "-GPSLongitude=2.3", "-GPSLongitudeRef=E", "-Make=Some Maker", "-Model=Phone", "-DateTimeOriginal=2026:11:27 05:58:00",
            $"-Artist={Planted}", $"-XMP:City={Planted}", $"-IPTC:City={Planted}", $"-Comment={Planted}", "-overwrite_original",
        ];
        (await OtherProcess.RunAsync(Needed.Program("exiftool"), [.. marks, file])).Code.ShouldBe(0);
        var bytes = await File.ReadAllBytesAsync(file, Ending);
        File.Delete(file);
        Tells(bytes).ShouldBeTrue();
        return bytes;
    }

    /// <summary>Whether bytes have anything of it in them, or of the sentences that are planted with it.</summary>
    public static bool Tells(byte[] bytes) => Array.Exists(Traces, trace => bytes.AsSpan().IndexOf(trace) >= 0);
}
