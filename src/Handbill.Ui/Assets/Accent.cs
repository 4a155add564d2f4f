namespace Handbill.Ui.Assets;

/// <summary>The organisation's colour, with the shades of it that can be read on paper and on ink.</summary>
/// <remarks>
/// Whatever colour an organisation chooses, words and lines in it keep a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3): the colour is darkened
/// towards black for the light scheme and lightened towards white for the dark one until they do. Contrast is WCAG's ratio of
/// relative luminances.
/// </remarks>
public readonly record struct Accent
{
    // The paper and the ink of styles/tokens.css.
    private static readonly Accent Paper = new(0xfb, 0xfa, 0xf7);
    private static readonly Accent Night = new(0x17, 0x18, 0x1a);
    private const double Readable = 4.6;

    private readonly byte _red, _green, _blue;

    private Accent(byte red, byte green, byte blue) => (_red, _green, _blue) = (red, green, blue);

    /// <summary>Reads six hexadecimal digits, with or without a number sign before them; null for anything else.</summary>
    public static Accent? Parse(string? colour)
    {
        var digits = colour?.TrimStart('#') ?? "";
        return digits.Length == 6 && digits.All(char.IsAsciiHexDigit)
            ? new Accent(Convert.ToByte(digits[..2], 16), Convert.ToByte(digits[2..4], 16), Convert.ToByte(digits[4..], 16))
            : null;
    }

    /// <summary>The colour as it stands on paper: itself, or as much darker as it takes to be read.</summary>
    public Accent OnPaper => TowardsContrast(Paper, 0);

    /// <summary>The style sheet that gives a page this colour.</summary>
    public string ToStyleSheet()
    {
        var light = OnPaper;
        var dark = TowardsContrast(Night, 255);
        return $":root{{--accent:{light};--on-accent:#fff}}@media(prefers-color-scheme:dark){{:root{{--accent:{dark};--on-accent:#111}}}}";
    }

    /// <summary>As CSS writes it: <c>#a3262a</c>.</summary>
    public override string ToString() => $"#{_red:x2}{_green:x2}{_blue:x2}";

    /// <summary>WCAG's contrast ratio of two colours, 1 to 21.</summary>
    internal static double Contrast(Accent one, Accent other)
    {
        var (a, b) = (one.Luminance, other.Luminance);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    internal Accent TowardsContrast(Accent ground, int end)
    {
        for (var step = 0; step <= 50; step++)
        {
            var mixed = new Accent(Mix(_red, end, step), Mix(_green, end, step), Mix(_blue, end, step));
            if (Contrast(mixed, ground) >= Readable)
            {
                return mixed;
            }
        }

        return new Accent((byte)end, (byte)end, (byte)end);
    }

    private double Luminance => (0.2126 * Linear(_red)) + (0.7152 * Linear(_green)) + (0.0722 * Linear(_blue));

    private static double Linear(byte part)
    {
        var share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    private static byte Mix(byte from, int to, int step) => (byte)Math.Round(from + ((to - from) * step / 50.0));
}
