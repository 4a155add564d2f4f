using System.Buffers.Binary;

namespace Handbill.Pdf.Document;

/// <summary>
/// Profiles of the output intent, version 2.1: sRGB as matrix and curves, and grey with the same curve. Numbers from
/// IEC 61966-2-1, adapted to D50 by the Bradford transform; layout from ICC.1:2001-04.
/// </summary>
internal static class IccProfile
{
    private const int CurvePoints = 256;
    private static readonly double[] White = [0.9642, 1.0, 0.8249];
    private static readonly double[] Red = [0.43607, 0.22249, 0.01392];
    private static readonly double[] Green = [0.38515, 0.71687, 0.09708];
    private static readonly double[] Blue = [0.14307, 0.06061, 0.71410];

    /// <summary>sRGB, packed.</summary>
    internal static ReadOnlyMemory<byte> Rgb { get; } = Build("RGB ", "sRGB", [("rXYZ", Xyz(Red)), ("gXYZ", Xyz(Green)), ("bXYZ", Xyz(Blue))], ["rTRC", "gTRC", "bTRC"]);

    /// <summary>Grey with the curve of sRGB, packed.</summary>
    internal static ReadOnlyMemory<byte> Gray { get; } = Build("GRAY", "sGray", [], ["kTRC"]);

    private static byte[] Build(string space, string name, (string Tag, byte[] Data)[] colours, string[] curves)
    {
        List<(string Tag, byte[] Data)> tags =
        [
            ("desc", Description(name)), ("cprt", Copyright()), ("wtpt", Xyz(White)), .. colours,
        ];
        byte[] curve = Curve();
        int headerLength = 128 + 4 + (12 * (tags.Count + curves.Length));
        int length = headerLength + tags.Sum(tag => Padded(tag.Data.Length)) + Padded(curve.Length);
        byte[] profile = new byte[length];
        Header(profile, space);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(128), tags.Count + curves.Length);

        int entry = 132;
        int offset = headerLength;
        foreach ((string tag, byte[] data) in tags)
        {
            Entry(profile, ref entry, tag, offset, data.Length);
            data.CopyTo(profile, offset);
            offset += Padded(data.Length);
        }

        foreach (string tag in curves)
            Entry(profile, ref entry, tag, offset, curve.Length);
        curve.CopyTo(profile, offset);
        using PdfBuffer packed = new(length);
        Deflater.Pack(profile, packed, depth: 64);
        return packed.Written.ToArray();
    }

    private static void Header(byte[] profile, string space)
    {
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        profile[8] = 2;
        profile[9] = 0x10;
        Ascii(profile, 12, "mntr");
        Ascii(profile, 16, space);
        Ascii(profile, 20, "XYZ ");
        // A profile has a date; any fixed one will do.
        ReadOnlySpan<short> date = [2000, 1, 1, 0, 0, 0];
        for (int i = 0; i < date.Length; i++)
            BinaryPrimitives.WriteInt16BigEndian(profile.AsSpan(24 + (2 * i)), date[i]);
        Ascii(profile, 36, "acsp");
        for (int i = 0; i < White.Length; i++)
            Fixed(profile.AsSpan(68 + (4 * i)), White[i]);
    }

    private static byte[] Description(string name)
    {
        byte[] data = new byte[12 + name.Length + 1 + 4 + 4 + 2 + 1 + 67];
        Ascii(data, 0, "desc");
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), name.Length + 1);
        Ascii(data, 12, name);
        return data;
    }

    private static byte[] Copyright()
    {
        const string text = "In the public domain";
        byte[] data = new byte[8 + text.Length + 1];
        Ascii(data, 0, "text");
        Ascii(data, 8, text);
        return data;
    }

    private static byte[] Xyz(double[] values)
    {
        byte[] data = new byte[20];
        Ascii(data, 0, "XYZ ");
        for (int i = 0; i < values.Length; i++)
            Fixed(data.AsSpan(8 + (4 * i)), values[i]);
        return data;
    }

    private static byte[] Curve()
    {
        byte[] data = new byte[12 + (2 * CurvePoints)];
        Ascii(data, 0, "curv");
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), CurvePoints);
        for (int i = 0; i < CurvePoints; i++)
        {
            double light = Light((double)i / (CurvePoints - 1));
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(12 + (2 * i)), (ushort)Math.Round(light * 65535, MidpointRounding.AwayFromZero));
        }

        return data;
    }

    // x to the power 2.4 by Newton's method on the fifth root: basic operations round alike on every machine, powers do not.
    private static double Light(double value)
    {
        if (value <= 0.04045)
            return value / 12.92;
        double x = (value + 0.055) / 1.055;
        double root = 1;
        for (int i = 0; i < 20; i++)
            root -= ((root * root * root * root * root) - x) / (5 * root * root * root * root);
        return x * x * root * root;
    }

    private static void Entry(byte[] profile, ref int entry, string tag, int offset, int length)
    {
        Ascii(profile, entry, tag);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(entry + 4), offset);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(entry + 8), length);
        entry += 12;
    }

    private static void Fixed(Span<byte> target, double value) =>
        BinaryPrimitives.WriteInt32BigEndian(target, (int)Math.Round(value * 65536, MidpointRounding.AwayFromZero));

    private static void Ascii(byte[] target, int at, string text)
    {
        for (int i = 0; i < text.Length; i++)
            target[at + i] = (byte)text[i];
    }

    private static int Padded(int length) => (length + 3) & ~3;
}
