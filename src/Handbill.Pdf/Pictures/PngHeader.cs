using System.Buffers.Binary;

namespace Handbill.Pdf.Pictures;

/// <summary>Reads what a PNG file says of itself (W3C PNG, third edition): header, order and length of its chunks.</summary>
internal static class PngHeader
{
    private const string Kind = "PNG";
    private const int SignatureLength = 8;

    // Length, type and checksum around a chunk's data.
    private const int ChunkFrame = 12;

    public static PictureInspection Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < SignatureLength + ChunkFrame + 13)
        {
            return PictureFile.CutOff(Kind, file.Length);
        }

        var header = file.Slice(SignatureLength + 8, 13);
        if (BinaryPrimitives.ReadUInt32BigEndian(file[SignatureLength..]) != 13 || !file.Slice(SignatureLength + 4, 4).SequenceEqual("IHDR"u8))
        {
            return PictureFile.Broken(Kind, SignatureLength, "it does not begin with a header");
        }

        var width = BinaryPrimitives.ReadUInt32BigEndian(header);
        var height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
        {
            return PictureFile.Broken(Kind, SignatureLength + 8, "it says that it has no pixels");
        }

        byte depth = header[8], colour = header[9];
        var known = (colour, depth) is (0, 1 or 2 or 4 or 8 or 16) or (3, 1 or 2 or 4 or 8) or (2 or 4 or 6, 8 or 16);
        if (!known || header[10] != 0 || header[11] != 0 || header[12] > 1)
        {
            return PictureFile.Broken(Kind, SignatureLength + 16, "the header names a colour type, depth or method that there is not");
        }

        return ReadChunks(file, colour == 3, out var orientation) ?? (PictureInspection)(orientation >= 5
            ? new PictureInfo(PictureKind.Png, (int)height, (int)width, orientation)
            : new PictureInfo(PictureKind.Png, (int)width, (int)height, orientation));
    }

    private static PictureRefusal? ReadChunks(ReadOnlySpan<byte> file, bool needsPalette, out int orientation)
    {
        orientation = 1;
        var hasPalette = false;
        var hasData = false;
        var at = SignatureLength;
        while (at <= file.Length - ChunkFrame)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            var type = file.Slice(at + 4, 4);
            if (type.ContainsAnyExceptInRange((byte)'A', (byte)'z'))
            {
                return PictureFile.Broken(Kind, at, "no chunk stands where one must");
            }

            if (length > file.Length - at - ChunkFrame)
            {
                return PictureFile.CutOff(Kind, file.Length);
            }

            if (type.SequenceEqual("IEND"u8))
            {
                return hasData ? null : PictureFile.Broken(Kind, at, "it ends without picture data");
            }

            hasPalette |= type.SequenceEqual("PLTE"u8);
            if (type.SequenceEqual("IDAT"u8))
            {
                if (needsPalette && !hasPalette)
                {
                    return PictureFile.Broken(Kind, at, "picture data stands before the palette");
                }

                hasData = true;
            }
            else if (type.SequenceEqual("eXIf"u8))
            {
                orientation = ExifOrientation.Read(file.Slice(at + 8, (int)length));
            }

            at += ChunkFrame + (int)length;
        }

        return PictureFile.CutOff(Kind, file.Length);
    }
}
