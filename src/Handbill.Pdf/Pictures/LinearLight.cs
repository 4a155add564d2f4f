namespace Handbill.Pdf.Pictures;

/// <summary>
/// The transfer curve of sRGB (IEC 61966-2-1) as tables, so that pixels are averaged as light adds up. Made with nothing but
/// addition, multiplication and division, which give the same tables on every machine.
/// </summary>
internal static class LinearLight
{
    /// <summary>From a coded sample to linear light, 0 to 65535.</summary>
    public static ReadOnlySpan<ushort> FromCoded => Linear;

    /// <summary>From linear light, 0 to 65535, to the nearest coded sample.</summary>
    public static ReadOnlySpan<byte> ToCoded => Coded;

    // ToCoded is made from FromCoded and so stands after it.
    private static readonly ushort[] Linear = MakeLinear();
    private static readonly byte[] Coded = MakeCoded();

    /// <summary>Luminance of a coded pixel in linear light, with the weights of ITU-R BT.709.</summary>
    public static ushort Luminance(byte red, byte green, byte blue) =>
        (ushort)(((2126u * Linear[red]) + (7152u * Linear[green]) + (722u * Linear[blue]) + 5000u) / 10000u);

    private static ushort[] MakeLinear()
    {
        var table = new ushort[256];
        for (var i = 0; i < table.Length; i++)
        {
            var coded = i / 255.0;
            var light = coded <= 0.04045 ? coded / 12.92 : PowerOf2Point4((coded + 0.055) / 1.055);
            table[i] = (ushort)((light * 65535) + 0.5);
        }

        return table;
    }

    private static byte[] MakeCoded()
    {
        var table = new byte[65536];
        var coded = 0;
        for (var light = 0; light < table.Length; light++)
        {
            while (coded < 255 && light - Linear[coded] > Linear[coded + 1] - light)
            {
                coded++;
            }

            table[light] = (byte)coded;
        }

        return table;
    }

    /// <summary>x to the power of 12/5: x squared times the fifth root of x squared, by Newton's method.</summary>
    private static double PowerOf2Point4(double x)
    {
        var square = x * x;
        var root = 1.0;
        for (var i = 0; i < 60; i++)
        {
            var fourth = root * root * root * root;
            root = ((4 * root) + (square / fourth)) / 5;
        }

        return square * root;
    }
}
