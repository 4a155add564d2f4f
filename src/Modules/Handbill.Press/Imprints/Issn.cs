namespace Handbill.Press.Imprints;

/// <summary>The standard number of a serial (ISO 3297): seven digits, a check digit modulo 11 that may be X, a hyphen after the fourth.</summary>
internal static class Issn
{
    private const int Digits = 7;

    /// <summary>Whether a text is a number with its right check digit, written NNNN-NNNC.</summary>
    public static bool IsValid(string text) =>
        text.Length == Digits + 2 && text[4] == '-' && (text[..4] + text[5..^1]) is var digits && digits.All(char.IsAsciiDigit) && text[^1] == CheckDigit(digits);

    /// <summary>The last sign: weights 8 to 2 from the left, what is missing to a multiple of eleven, X for ten.</summary>
    /// <param name="digits">Seven digits.</param>
    public static char CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var at = 0; at < Digits; at++)
        {
            sum += (digits[at] - '0') * (Digits + 1 - at);
        }

        var missing = (11 - (sum % 11)) % 11;
        return missing == 10 ? 'X' : (char)('0' + missing);
    }
}
