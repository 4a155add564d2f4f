using System.Buffers.Binary;

namespace Handbill.Pdf.Pictures;

/// <summary>
/// The segments of a JPEG file (ITU-T T.81, annex B): what they say of the picture, and how to write it again without what
/// they say of its maker.
/// </summary>
internal sealed record JpegStructure(PictureInspection Inspection)
{
    private const string Kind = "JPEG";
    private const int App0 = 0xE0;
    private const int App1 = 0xE1;
    private const int App14 = 0xEE;
    private const int Comment = 0xFE;
    private const int StartOfScan = 0xDA;
    private const int EndOfImage = 0xD9;

    /// <summary>Components of a pixel: 1, 3 or 4.</summary>
    public int Components { get; private init; }

    /// <summary>
    /// True when every reader takes the components alike: grey, or YCbCr marked so by JFIF, by Adobe's marker or by
    /// component numbers. Pictures stored as RGB or for four inks are not.
    /// </summary>
    public bool IsPlain { get; private init; }

    /// <summary>Reads the segments up to the end of the picture; what a camera writes behind it is not looked at.</summary>
    public static JpegStructure Read(ReadOnlySpan<byte> file)
    {
        var walker = new Walker(file);
        int width = 0, height = 0, components = 0, orientation = 1, adobe = -1;
        bool jfif = false, scan = false, lettered = false;
        while (walker.Next())
        {
            var body = walker.Body;
            switch (walker.Marker)
            {
                case App0 when body.StartsWith("JFIF\0"u8):
                    jfif = true;
                    break;
                case App1 when body.StartsWith("Exif\0\0"u8):
                    orientation = ExifOrientation.Read(body[6..]);
                    break;
                case App14 when body.StartsWith("Adobe"u8) && body.Length >= 12:
                    adobe = body[11];
                    break;
                case StartOfScan when width == 0:
                    return new(PictureFile.Broken(Kind, walker.Offset, "picture data stands before the frame header"));
                case StartOfScan:
                    scan = true;
                    break;
                case >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC:
                    if (RefuseFrame(walker.Marker, body, width != 0, walker.Offset) is { } refusal)
                    {
                        return new(refusal);
                    }

                    height = BinaryPrimitives.ReadUInt16BigEndian(body[1..]);
                    width = BinaryPrimitives.ReadUInt16BigEndian(body[3..]);
                    components = body[5];
                    lettered = components == 3 && body[6] == 'R' && body[9] == 'G' && body[12] == 'B';
                    break;
            }
        }

        if (walker.Fault is { } fault)
        {
            return new(fault);
        }

        if (!scan)
        {
            return new(PictureFile.Broken(Kind, walker.Offset, "it ends without picture data"));
        }

        var turned = orientation >= 5;
        var info = new PictureInfo(PictureKind.Jpeg, turned ? height : width, turned ? width : height, orientation);
        return new(info)
        {
            Components = components,
            IsPlain = components == 1 || (components == 3 && (jfif || adobe == 1 || (adobe < 0 && !lettered))),
        };
    }

    /// <summary>
    /// Writes the picture again with nothing in it but what decoding needs: no EXIF, XMP, IPTC, profile, thumbnail, comment,
    /// nor anything behind the picture's end. The pixels stay bit for bit. Only for files that <see cref="Read"/> accepted.
    /// </summary>
    public static byte[] Strip(ReadOnlySpan<byte> file)
    {
        var walker = new Walker(file);
        using var stripped = new MemoryStream(file.Length);
        stripped.Write([0xFF, 0xD8]);
        while (walker.Next())
        {
            switch (walker.Marker)
            {
                case App0 when walker.Body.StartsWith("JFIF\0"u8):
                    // Version 1.01, no density, no thumbnail.
                    stripped.Write([0xFF, App0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
                    break;
                case App14 when walker.Body.StartsWith("Adobe"u8) && walker.Body.Length >= 12:
                    stripped.Write([0xFF, App14, 0, 14]);
                    stripped.Write(walker.Body[..12]);
                    break;
                case >= App0 and <= 0xEF or Comment:
                    break;
                default:
                    stripped.Write([0xFF, walker.Marker]);
                    stripped.Write(walker.Rest);
                    break;
            }
        }

        return stripped.ToArray();
    }

    private static PictureRefusal? RefuseFrame(int marker, ReadOnlySpan<byte> body, bool second, int offset)
    {
        if (body.Length < 6 || body.Length < 6 + (3 * body[5]))
        {
            return PictureFile.Broken(Kind, offset, "the frame header is too short");
        }

        if (second)
        {
            return PictureFile.Broken(Kind, offset, "there are two frame headers");
        }

        if (marker is not (0xC0 or 0xC1 or 0xC2) || body[0] != 8)
        {
            return new(PictureFault.Unsupported, "is a JPEG of a rare kind (lossless, arithmetic or 12 bits); save it as an ordinary JPEG");
        }

        if (BinaryPrimitives.ReadUInt16BigEndian(body[1..]) == 0 || BinaryPrimitives.ReadUInt16BigEndian(body[3..]) == 0)
        {
            return PictureFile.Broken(Kind, offset, "it says that it has no pixels");
        }

        return body[5] is 1 or 3 or 4 ? null : PictureFile.Broken(Kind, offset, $"it has {body[5]} components");
    }

    /// <summary>Goes from marker to marker. Bytes between segments that belong to none are passed over, as decoders do.</summary>
    private ref struct Walker(ReadOnlySpan<byte> file)
    {
        private readonly ReadOnlySpan<byte> file = file;
        private int next = 2;
        private bool ended;

        /// <summary>The marker's second byte.</summary>
        public byte Marker { get; private set; }

        /// <summary>Where the marker stands.</summary>
        public int Offset { get; private set; }

        /// <summary>The segment without its length.</summary>
        public ReadOnlySpan<byte> Body { get; private set; }

        /// <summary>All that follows the marker: length, body and the picture data of a scan.</summary>
        public ReadOnlySpan<byte> Rest { get; private set; }

        public PictureRefusal? Fault { get; private set; }

        public bool Next()
        {
            if (ended || Fault is not null)
            {
                return false;
            }

            var at = FindMarker(file, next);
            if (at < 0)
            {
                Fault = PictureFile.CutOff(Kind, file.Length);
                return false;
            }

            Offset = at;
            Marker = file[at + 1];
            var start = at + 2;
            Body = Rest = default;
            next = start;
            if (Marker == EndOfImage)
            {
                ended = true;
                return true;
            }

            if (Marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                return true;
            }

            if (start + 2 > file.Length)
            {
                Fault = PictureFile.CutOff(Kind, file.Length);
                return false;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[start..]);
            if (length < 2)
            {
                Fault = PictureFile.Broken(Kind, at, "a segment has no length");
                return false;
            }

            if (start + length > file.Length)
            {
                Fault = PictureFile.CutOff(Kind, file.Length);
                return false;
            }

            Body = file.Slice(start + 2, length - 2);
            next = start + length;
            if (Marker == StartOfScan)
            {
                next = EndOfScan(file, next);
            }

            Rest = file[start..next];
            return true;
        }

        /// <summary>Where the next marker stands from here on, whatever lies between; -1 for nowhere.</summary>
        private static int FindMarker(ReadOnlySpan<byte> file, int from)
        {
            while (true)
            {
                var skip = file[from..].IndexOf((byte)0xFF);
                if (skip < 0 || from + skip + 1 >= file.Length)
                {
                    return -1;
                }

                from += skip;
                if (file[from + 1] is not 0 and not 0xFF)
                {
                    return from;
                }

                from++;
            }
        }

        /// <summary>Where the picture data of a scan ends: at the first marker that is no restart and no stuffed byte.</summary>
        private static int EndOfScan(ReadOnlySpan<byte> file, int from)
        {
            while (true)
            {
                var marker = FindMarker(file, from);
                if (marker < 0)
                {
                    return file.Length;
                }

                if (file[marker + 1] is < 0xD0 or > 0xD7)
                {
                    return marker;
                }

                from = marker + 2;
            }
        }
    }
}
