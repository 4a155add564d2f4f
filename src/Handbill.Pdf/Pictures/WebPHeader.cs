using System.Buffers.Binary;

namespace Handbill.Pdf.Pictures;

/// <summary>Reads what a WebP file says of itself (RFC 9649): its chunks and the size of its frame.</summary>
internal static class WebPHeader
{
    private const string Kind = "WebP";

    public static PictureInspection Read(ReadOnlySpan<byte> file)
    {
        var promised = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);
        if (promised > file.Length - 8)
        {
            return PictureFile.CutOff(Kind, file.Length);
        }

        var end = 8 + (int)promised;
        (int Width, int Height)? canvas = null, frame = null;
        var orientation = 1;
        var at = 12;
        while (at <= end - 8)
        {
            var name = file.Slice(at, 4);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            if (length > end - at - 8)
            {
                return PictureFile.Broken(Kind, at, "a chunk is longer than the file");
            }

            var body = file.Slice(at + 8, (int)length);
            if (name.SequenceEqual("VP8X"u8) && canvas is null && body.Length >= 10)
            {
                if ((body[0] & 0x02) != 0)
                {
                    return new PictureRefusal(PictureFault.Unsupported, "is an animation; save the one picture of it that you want as PNG or JPEG");
                }

                canvas = (1 + Read24(body[4..]), 1 + Read24(body[7..]));
            }
            else if (name.SequenceEqual("VP8 "u8))
            {
                frame ??= ReadLossy(body);
            }
            else if (name.SequenceEqual("VP8L"u8))
            {
                frame ??= ReadLossless(body);
            }
            else if (name.SequenceEqual("EXIF"u8))
            {
                orientation = ExifOrientation.Read(body.StartsWith("Exif\0\0"u8) ? body[6..] : body);
            }

            at += 8 + (int)Math.Min(length + (length & 1), int.MaxValue - 8 - at);
        }

        if (frame is not var (width, height) || width == 0 || height == 0)
        {
            return PictureFile.Broken(Kind, Math.Min(at, file.Length), "it has no readable frame");
        }

        if (canvas is { } size && size != (width, height))
        {
            return PictureFile.Broken(Kind, 12, "its frame is not as large as it says");
        }

        return orientation >= 5
            ? new PictureInfo(PictureKind.WebP, height, width, orientation)
            : new PictureInfo(PictureKind.WebP, width, height, orientation);
    }

    private static (int Width, int Height)? ReadLossy(ReadOnlySpan<byte> body)
    {
        var isKeyFrame = body.Length >= 10 && (body[0] & 1) == 0 && body[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]);
        return isKeyFrame
            ? (BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF)
            : null;
    }

    private static (int Width, int Height)? ReadLossless(ReadOnlySpan<byte> body)
    {
        if (body.Length < 5 || body[0] != 0x2F)
        {
            return null;
        }

        var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
        return (1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
    }

    private static int Read24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
