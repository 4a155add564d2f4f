namespace Handbill.Typesetting.Text;

/// <content>Spaces that are not broken.</content>
internal sealed partial class TypographyPass
{
    private const char Fixed = '\u00A0';

    /// <summary>What stands for a space.</summary>
    private char Space(int at, TypographyRules rules)
    {
        char next = copy[at + 1];
        if (copy.IsSpace(at - 1) || copy.IsSpace(at + 1))
        {
            return ' ';
        }

        if (copy.IsLocked(at + 1) && copy.IsLocked(at - 1))
        {
            return ' ';
        }

        return next switch
        {
            ';' or '!' or '?' when rules.BeforeHighPoints is { } high && !copy.IsLocked(at + 1) && EndsWord(at + 1) => high,
            ':' when rules.BeforeColon is { } colon && !copy.IsLocked(at + 1) && EndsWord(at + 1) => colon,
            '»' when rules.InsideGuillemets is { } inside => inside,
            _ when copy[at - 1] == '«' && rules.InsideGuillemets is { } inside => inside,
            _ when copy.IsDigit(at + 1) => BeforeDigit(at, rules),
            _ when copy.IsDigit(at - 1) && IsUnit(at + 1, rules) => Fixed,
            _ when rules.TiesDash && TiesDash(at) => Fixed,
            _ when char.IsUpper(next) && IsOneOf(rules.BeforeName, copy.WordBefore(at), StringComparison.Ordinal) => Fixed,
            _ when Clings(at, rules) => Fixed,
            _ => ' ',
        };
    }

    private char BeforeDigit(int at, TypographyRules rules)
    {
        if (copy.IsDigit(at - 1))
        {
            return rules.Thousands is { } space && PartsThousands(at) ? space : ' ';
        }

        return IsOneOf(rules.BeforeNumber, copy.WordBefore(at), StringComparison.Ordinal) || Clings(at, rules) ? Fixed : ' ';
    }

    /// <summary>A space in a number of several groups: the first of one to three digits and no leading zero, the others of three.</summary>
    private bool PartsThousands(int at)
    {
        if (copy.DigitsEnd(at + 1) - at != 4)
        {
            return false;
        }

        int end = at;
        while (true)
        {
            int start = copy.DigitsStart(end);
            bool more = copy[start - 1] is ' ' or Fixed or '\u202F' && copy.IsDigit(start - 2);
            if (!more)
            {
                bool sign = copy[start - 1] is '+' or '/' or '.' or ',' or '-' or ':';
                return end - start <= 3 && copy[start] != '0' && !sign && !copy.IsLetter(start - 1);
            }

            if (end - start != 3)
            {
                return false;
            }

            end = start - 1;
        }
    }

    private bool IsUnit(int at, TypographyRules rules)
    {
        var word = copy.WordAfter(at);
        int end = at + word.Length;

        // A unit's own full stop has been taken for the sentence's.
        var dotted = copy[end] == '.' ? copy.Between(at, end + 1) : word;
        return Units.IsShared(word) || IsOneOf(rules.Units, word, StringComparison.Ordinal) || IsOneOf(rules.Units, dotted, StringComparison.Ordinal);
    }

    private bool TiesDash(int at) =>
        (copy[at + 1] is '–' or '—' && copy.IsSpace(at + 2)) || IsSpacedDash(at + 1)
        || (HyphensEnd(at + 1) is var end && end - at is 3 or 4 && copy.IsSpace(end) && JoinsOrParts(at + 1, end));

    private bool Clings(int at, TypographyRules rules) =>
        rules.Clinging.Length > 0 && (copy.IsLetter(at + 1) || copy.IsDigit(at + 1) || Marks.IsOpening(copy[at + 1]) || copy[at + 1] == '"')
        && IsOneOf(rules.Clinging, copy.WordBefore(at), StringComparison.OrdinalIgnoreCase);

    private static bool IsOneOf(string[] words, ReadOnlySpan<char> word, StringComparison comparison)
    {
        foreach (string known in words)
        {
            if (word.Equals(known, comparison))
            {
                return true;
            }
        }

        return false;
    }
}
