using System.Globalization;
using System.Text;

namespace Handbill.Mail;

/// <summary>Names of hosts as people type them, to what the network asks for (RFC 1123, 2.1; RFC 5890).</summary>
internal static class HostName
{
    private const int MostLabel = 63;
    private const int MostName = 253;

    private static readonly IdnMapping Punycode = new() { UseStd3AsciiRules = true, AllowUnassigned = false };

    /// <summary>The name in lower case and ASCII; null when it is none, or has no dot in it.</summary>
    public static string? Read(string typed)
    {
        var lower = typed.ToLowerInvariant();
        if (!lower.EnumerateRunes().All(rune => rune.IsAscii ? IsPlain((char)rune.Value) : IsWritten(rune) && !IsOtherForm(rune)) || ToAscii(lower) is not { Length: <= MostName } name)
        {
            return null;
        }

        var labels = name.Split('.');
        return labels.Length > 1 && labels.All(IsLabel) && !labels[^1].All(char.IsAsciiDigit) ? name : null;
    }

    /// <summary>True for what words are written with, in any script.</summary>
    public static bool IsWritten(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.DecimalDigitNumber;

    /// <summary>
    /// Accents apart from their letter, and letters as wide as ideographs, are other forms of names that are registered in one form only. There are no tables
    /// here to bring them into it, and to ask for another name than was meant is worse than to ask again.
    /// </summary>
    private static bool IsOtherForm(Rune rune) => rune.Value is (>= 0x0300 and <= 0x036F) or (>= 0xFF00 and <= 0xFFEF);

    private static string? ToAscii(string lower)
    {
        if (Ascii.IsValid(lower))
        {
            return lower;
        }

        try
        {
            return Punycode.GetAscii(lower);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsLabel(string label) => label.Length is > 0 and <= MostLabel && label[0] != '-' && label[^1] != '-' && label.All(letter => letter != '.' && IsPlain(letter));

    private static bool IsPlain(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.';
}
