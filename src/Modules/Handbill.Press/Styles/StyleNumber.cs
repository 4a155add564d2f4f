using System.Globalization;

namespace Handbill.Press.Styles;

/// <summary>Numbers as house styles write them.</summary>
internal static class StyleNumber
{
    private static readonly (string Ending, double Points)[] Lengths =
        [("pt", 1), ("mm", 72 / 25.4), ("cm", 720 / 25.4), ("in", 72)];

    /// <summary>The number, lengths in points; null when it is none, or has no unit where it needs one.</summary>
    public static double? Parse(string text, StyleUnit unit)
    {
        text = text.Trim();
        switch (unit)
        {
            case StyleUnit.Length or StyleUnit.LengthOrNone:
                foreach (var (ending, points) in Lengths)
                {
                    if (text.EndsWith(ending, StringComparison.Ordinal))
                    {
                        return Plain(text[..^ending.Length]) * points;
                    }
                }

                // A bare number could be meant as points or as millimetres; nothing is nothing.
                return Plain(text) is 0 ? 0 : null;
            case StyleUnit.Em:
                return Plain(text.EndsWith("em", StringComparison.Ordinal) ? text[..^2] : text);
            case StyleUnit.Count:
                return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) ? count : null;
            default:
                return text.EndsWith('%') ? Plain(text[..^1]) / 100 : Plain(text);
        }
    }

    /// <summary>A number as it would be written.</summary>
    public static string Show(double number, StyleUnit unit) => unit switch
    {
        StyleUnit.Length or StyleUnit.LengthOrNone => number == 0 ? "0" : Text(number, "0.##") + "pt",
        StyleUnit.Em => Text(number, "0.##") + "em",
        StyleUnit.Share => Text(number * 100, "0.##") + "%",
        _ => Text(number, "0.####"),
    };

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    private static double? Plain(string text) =>
        text.Length is > 0 and < 20
        && double.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
