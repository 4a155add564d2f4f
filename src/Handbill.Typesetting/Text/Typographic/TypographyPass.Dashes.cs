namespace Handbill.Typesetting.Text;

/// <content>Dashes and ranges.</content>
internal sealed partial class TypographyPass
{
    private int Dash(int at, TypographyRules rules)
    {
        int end = HyphensEnd(at);
        char? dash = (end - at) switch
        {
            1 when IsSpacedDash(at) => rules.SpacedDash,
            1 when NumberRange.IsSure(copy, at, rules) => '–',
            2 when JoinsOrParts(at, end) => '–',
            3 when JoinsOrParts(at, end) => '—',
            _ => null,
        };

        if (dash is { } mark)
        {
            Write(mark);
        }
        else
        {
            written.Append('-', end - at);
        }

        return end - at;
    }

    /// <summary>The place after the hyphens that begin here, within one run.</summary>
    private int HyphensEnd(int at)
    {
        int end = at;
        while (copy[end] == '-' && !copy.IsLocked(end) && copy.Owner(end) == copy.Owner(at))
        {
            end++;
        }

        return end;
    }

    /// <summary>A hyphen between spaces that stands for a dash: between words, not in a sum and not at the start of a line.</summary>
    private bool IsSpacedDash(int at) =>
        copy[at] == '-' && at >= 2 && at + 2 < copy.Length && !copy.IsLocked(at)
        && copy[at - 1] is ' ' or '\u00A0' && copy[at + 1] is ' ' or '\u00A0'
        && !copy.IsSpace(at - 2) && !copy.IsSpace(at + 2)
        && (copy.IsLetter(at - 2) || copy.IsLetter(at + 2) || (!copy.IsDigit(at - 2) && !copy.IsDigit(at + 2)))
        && IsWordEnd(at - 2) && IsWordStart(at + 2);

    /// <summary>Hyphens with a space on both sides or a word on both sides.</summary>
    private bool JoinsOrParts(int start, int end) =>
        copy[start - 1] is not ('-' or '<' or '\0') && copy[end] is not ('-' or '>' or '\0')
        && copy.IsSpace(start - 1) == copy.IsSpace(end)
        && IsWordEnd(copy.IsSpace(start - 1) ? start - 2 : start - 1) && IsWordStart(copy.IsSpace(end) ? end + 1 : end);

    private bool IsWordEnd(int at) => copy.IsLetter(at) || copy.IsDigit(at) || Marks.IsClosing(copy[at]) || copy[at] is '"' or '\'' or '%' or '“' or '‘' or '€';

    private bool IsWordStart(int at) => copy.IsLetter(at) || copy.IsDigit(at) || Marks.IsOpening(copy[at]) || copy[at] is '"' or '\'' or '”' or '’' or '…' or '.' || Marks.IsMoney(copy[at]);
}
