namespace Handbill.Typesetting.Text;

/// <summary>
/// Keeps numbers that are written in groups (telephone and account numbers: 01632 960 188) in one piece in right-to-left text. By
/// rule the groups would each stand alone and so from right to left; a reader who dials them wants them as they are dialled. This is
/// what an isolate around the number would do (UAX #9, HL4 lets a higher protocol do it).
/// </summary>
public static class NumberGroups
{
    /// <summary>Fewest digits of a number that is kept together: years and hours beside each other are not one.</summary>
    private const int FewestDigits = 6;

    /// <summary>Raises the levels of the spaces and hyphens inside such numbers to that of their digits.</summary>
    /// <param name="text">The paragraph.</param>
    /// <param name="levels">Its embedding levels, one for each UTF-16 unit.</param>
    public static void KeepTogether(ReadOnlySpan<char> text, Span<byte> levels)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsAsciiDigit(text[at]) || levels[at] < 2)
            {
                at++;
                continue;
            }

            var end = at;
            var digits = 0;
            for (var next = at; next < text.Length && (char.IsAsciiDigit(text[next]) || JoinsDigits(text, next)); next++)
            {
                digits += char.IsAsciiDigit(text[next]) ? 1 : 0;
                end = char.IsAsciiDigit(text[next]) ? next + 1 : end;
            }

            if (digits >= FewestDigits)
            {
                levels[at..end].Fill(levels[at]);
            }

            at = end;
        }
    }

    private static bool JoinsDigits(ReadOnlySpan<char> text, int at) =>
        text[at] is ' ' or '\u00A0' or '\u202F' or '-' or '\u2011' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
}
