using System.Globalization;
using Handbill.Ui.Words;

namespace Handbill.Distribution.Money;

/// <summary>Numbers with a fixed count of decimals, as people type them and forms show them. Nothing is rounded. Pure.</summary>
internal static class AmountText
{
    private const int LongestText = 40;

    /// <summary>Reads a number.</summary>
    /// <param name="text">What was typed: digits, with thousands set apart or not, and at most <paramref name="decimals"/> decimals.</param>
    /// <param name="decimals">How many decimals the unit has.</param>
    /// <param name="most">The largest number of units.</param>
    /// <param name="language">Whose signs are meant.</param>
    /// <param name="units">How many of the smallest unit it is.</param>
    public static bool TryRead(string? text, int decimals, long most, Language language, out long units)
    {
        units = 0;
        var plain = text?.Trim() ?? "";
        if (plain.Length is 0 or > LongestText)
        {
            return false;
        }

        var parts = plain.Split(language.DecimalSign);
        if (parts.Length > 2 || (parts.Length == 2 && (parts[1].Length == 0 || parts[1].Length > decimals || !IsDigits(parts[1])))
            || Whole(parts[0], language) is not { } whole)
        {
            return false;
        }

        var digits = whole + (parts.Length == 2 ? parts[1] : "").PadRight(decimals, '0');
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out units) && units <= most;
    }

    /// <summary>Writes a number so that <see cref="TryRead"/> reads the same.</summary>
    public static string Write(long units, int decimals, Language language) =>
        AsNumber(units, decimals).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace(".", language.DecimalSign, StringComparison.Ordinal);

    /// <summary>The number as a decimal one, with all its decimals.</summary>
    public static decimal AsNumber(long units, int decimals)
    {
        var size = (ulong)Math.Abs((decimal)units);
        return new decimal((int)(uint)size, (int)(uint)(size >> 32), 0, units < 0, (byte)decimals);
    }

    private static bool IsDigits(string text) => text.All(char.IsAsciiDigit);

    // The digits before the decimals; null when thousands are set apart where they are not.
    private static string? Whole(string text, Language language)
    {
        // A keyboard has one kind of space.
        var groups = text.Replace(' ', '\u202F').Replace('\u00A0', '\u202F').Split(language.GroupSign);
        var isSetApart = groups.Length == 1 || (groups[0].Length is 1 or 2 or 3 && groups.Skip(1).All(group => group.Length == 3));
        return isSetApart && groups[0].Length > 0 && groups.All(IsDigits) ? string.Concat(groups) : null;
    }
}
