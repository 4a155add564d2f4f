using System.Globalization;

namespace Handbill.Typesetting.Text;

/// <summary>
/// Tells from a hyphen between numbers whether they are surely a range: times (9:30-17:00, 9h-17h, 9am-5pm), years
/// (2019-2024, 2019-20), pages, money, and what a unit or a word of measure follows. Not dates, scores, phone numbers.
/// </summary>
internal static class NumberRange
{
    /// <summary>True when the hyphen at a place is between the two ends of a range.</summary>
    public static bool IsSure(TypographyCopy copy, int at, TypographyRules rules)
    {
        var left = End.Before(copy, at);
        var right = End.After(copy, at + 1);
        if (left is not { } from || right is not { } to || !StandsAlone(copy, from.Start, to.Stop, rules))
        {
            return false;
        }

        if (from.IsTime && to.IsTime)
        {
            return true;
        }

        if (from.Suffix is "am" or "pm" || to.Suffix is "am" or "pm")
        {
            return from.Suffix is "" or "am" or "pm" && to.Suffix is "am" or "pm";
        }

        if (from.Value is not { } low || to.Value is not { } high || from.HasLeadingZero || to.HasLeadingZero)
        {
            return false;
        }

        if (from.Money || to.Money)
        {
            return from.Money && low < high;
        }

        return AreYears(low, high, to.Digits)
            || (low < high && (Contains(rules.RangeAfter, copy.WordBefore(BackOverSpace(copy, from.Start))) || IsMeasured(copy, to.Stop, rules)));
    }

    /// <summary>2019-2024, and 2019-20 where it cannot be a month.</summary>
    private static bool AreYears(int low, int high, int digits) =>
        low is >= 1500 and <= 2100 && (digits == 4 ? high > low && high <= 2100 : digits == 2 && high > 12 && high == (low + 1) % 100);

    private static bool IsMeasured(TypographyCopy copy, int stop, TypographyRules rules)
    {
        int word = copy.IsSpace(stop) ? stop + 1 : stop;
        var unit = copy.WordAfter(word);
        return Units.IsShared(unit) || Contains(rules.Units, unit) || (word > stop && Contains(rules.RangeBefore, unit));
    }

    /// <summary>Nothing on either side that would make the whole a date, a phone number or a code.</summary>
    private static bool StandsAlone(TypographyCopy copy, int start, int stop, TypographyRules rules)
    {
        bool before = copy.IsSpace(start - 1) || Marks.IsOpening(copy[start - 1]) || copy[start - 1] is '"' or '\'';
        bool after = copy.IsSpace(stop) || Marks.IsClosing(copy[stop]) || copy[stop] is '"' or '\'' or '%' or '€' or '°' || IsMeasured(copy, stop, rules);
        bool longer = (copy.IsSpace(start - 1) && copy.IsDigit(start - 2) && start >= 2) || (copy[stop] is ' ' && copy.IsDigit(stop + 1) && copy[stop] != '\0');
        return before && after && !longer && copy[stop] is not ('-' or '/') && !((copy[stop] is ':' or '.' or ',') && copy.IsDigit(stop + 1));
    }

    private static int BackOverSpace(TypographyCopy copy, int at) => copy.IsSpace(at - 1) ? at - 1 : at;

    private static bool Contains(string[] words, ReadOnlySpan<char> word)
    {
        foreach (string known in words)
        {
            if (word.SequenceEqual(known))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One of the two numbers.</summary>
    /// <param name="Start">Its first character, money sign included.</param>
    /// <param name="Stop">The place after its last.</param>
    /// <param name="Value">The number when it is a whole one of at most five digits, else null.</param>
    /// <param name="Digits">How many digits it has.</param>
    /// <param name="IsTime">9:30, 17.00, 9h, 9h30.</param>
    /// <param name="Money">A money sign stands before it.</param>
    /// <param name="Suffix">"am", "pm" or nothing.</param>
    /// <param name="HasLeadingZero">It begins with 0 and has another digit.</param>
    private readonly record struct End(int Start, int Stop, int? Value, int Digits, bool IsTime, bool Money, string Suffix, bool HasLeadingZero)
    {
        public static End? Before(TypographyCopy copy, int stop)
        {
            int start = stop;
            while (IsPart(copy, start - 1))
            {
                start--;
            }

            return Read(copy, start, stop);
        }

        public static End? After(TypographyCopy copy, int start)
        {
            int stop = Marks.IsMoney(copy[start]) ? start + 1 : start;
            while (IsPart(copy, stop) && !Marks.IsMoney(copy[stop]))
            {
                stop++;
            }

            while (stop > start && copy[stop - 1] is '.' or ':')
            {
                stop--;
            }

            return Read(copy, start, stop);
        }

        private static bool IsPart(TypographyCopy copy, int at) =>
            !copy.IsLocked(at) && (copy.IsDigit(at) || Marks.IsMoney(copy[at]) || (copy[at] is ':' or '.' && copy.IsDigit(at - 1))
                || (copy[at] == 'h' && copy.IsDigit(at - 1)) || (copy[at] is 'a' or 'p' && copy[at + 1] == 'm' && copy.IsDigit(at - 1))
                || (copy[at] == 'm' && copy[at - 1] is 'a' or 'p' && copy.IsDigit(at - 2)));

        private static End? Read(TypographyCopy copy, int start, int stop)
        {
            var text = copy.Between(start, stop);
            bool money = text.Length > 0 && Marks.IsMoney(text[0]);
            var number = money ? text[1..] : text;
            string suffix = number.EndsWith("am", StringComparison.Ordinal) ? "am" : number.EndsWith("pm", StringComparison.Ordinal) ? "pm" : "";
            number = number[..^suffix.Length];
            if (number.IsEmpty || !char.IsAsciiDigit(number[0]))
            {
                return null;
            }

            bool whole = number.IndexOfAnyExceptInRange('0', '9') < 0 && number.Length <= 5;
            int? value = whole ? int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) : null;
            bool time = IsClock(number);
            return whole || time
                ? new End(start, stop, value, number.Length, time, money, suffix, number.Length > 1 && number[0] == '0')
                : null;
        }

        private static bool IsClock(ReadOnlySpan<char> number)
        {
            int mark = number.IndexOfAny(":.h");
            if (mark is not (1 or 2) || !int.TryParse(number[..mark], NumberStyles.None, CultureInfo.InvariantCulture, out int hour) || hour > 24)
            {
                return false;
            }

            var minutes = number[(mark + 1)..];
            return (number[mark] == 'h' && minutes.IsEmpty)
                || (minutes.Length == 2 && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out int minute) && minute < 60);
        }
    }
}
