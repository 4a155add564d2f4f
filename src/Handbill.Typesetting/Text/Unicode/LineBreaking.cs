using static Handbill.Typesetting.Text.LineBreakClass;

namespace Handbill.Typesetting.Text;

/// <summary>
/// Where lines may end: UAX #14 of Unicode 15.0, with numbers as in example 7 of its section 8.2, so that "$(12.35)" and
/// "1/2%" stay whole. Those are the rules that Unicode's own LineBreakTest follows.
/// </summary>
public static class LineBreaking
{
    /// <summary>
    /// Fills <paramref name="before"/>: entry i says whether a line may end before UTF-16 unit i of the text, and the last
    /// entry is <see cref="BreakKind.Mandatory"/>, the end of the text (<see cref="BreakKind.None"/> for an empty text).
    /// </summary>
    /// <param name="text">A paragraph, or several.</param>
    /// <param name="before">One entry longer than the text.</param>
    /// <exception cref="ArgumentException"><paramref name="before"/> has another length.</exception>
    public static void Find(ReadOnlySpan<char> text, Span<BreakKind> before)
    {
        if (before.Length != text.Length + 1)
        {
            throw new ArgumentException("Needs one entry more than the text has UTF-16 units.", nameof(before));
        }

        before[0] = BreakKind.None;
        var state = new LineBreakState();
        int at = 0;
        while (at < text.Length)
        {
            int length = Next(text, at, out var current);
            if (current == AL && state.IsInLetters && length == 1)
            {
                // LB28, for most of any text.
                before[at++] = BreakKind.None;
                continue;
            }

            before[at] = at == 0 ? state.Start(current) : state.Step(current, text[(at + length)..]);
            if (length == 2)
            {
                before[at + 1] = BreakKind.None;
            }

            at += length;
        }

        if (text.Length > 0)
        {
            before[^1] = BreakKind.Mandatory;
        }
    }

    /// <summary>The class of the character at a place, and how many UTF-16 units it takes.</summary>
    internal static int Next(ReadOnlySpan<char> text, int at, out LineBreakClass found)
    {
        char unit = text[at];
        if (char.IsHighSurrogate(unit) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            found = ProfileTable.LineBreakOf(char.ConvertToUtf32(unit, text[at + 1]));
            return 2;
        }

        found = ProfileTable.LineBreakOf(unit);
        return 1;
    }

    /// <summary>True when the first character that is not a combining mark is a digit: LB25 looks ahead for it.</summary>
    internal static bool DigitFollows(ReadOnlySpan<char> text)
    {
        for (int at = 0; at < text.Length;)
        {
            at += Next(text, at, out var found);
            if (found is not (CM or ZWJ))
            {
                return found == NU;
            }
        }

        return false;
    }
}
