using System.Collections.Immutable;

namespace Handbill.Typesetting.Text;

/// <summary>The text of a paragraph with, for each character, the run that it belongs to and whether it may be changed.</summary>
internal sealed class TypographyCopy
{
    private readonly string text;
    private readonly int[] owners;
    private readonly bool[] locked;
    private readonly TypographyRules[] rules;

    /// <summary>Lays the runs side by side and locks what is not prose.</summary>
    public TypographyCopy(ImmutableArray<Run> runs, string language)
    {
        text = runs.Length == 1 && IsSeen(runs[0]) ? runs[0].Text : string.Concat(runs.Where(IsSeen).Select(run => run.Text));
        owners = new int[text.Length];
        locked = new bool[text.Length];
        rules = new TypographyRules[runs.Length];
        int at = 0;
        for (int i = 0; i < runs.Length; i++)
        {
            rules[i] = TypographyTable.For(runs[i].Language ?? language);
            if (!IsSeen(runs[i]))
            {
                continue;
            }

            int length = runs[i].Text.Length;
            owners.AsSpan(at, length).Fill(i);
            locked.AsSpan(at, length).Fill(runs[i].Emphasis.HasFlag(Emphasis.Literal)
                || (runs[i].Link is not null && LockedWords.IsAddress(runs[i].Text.AsSpan().Trim())));
            at += length;
        }

        LockedWords.Lock(text, locked);
    }

    /// <summary>UTF-16 units.</summary>
    public int Length => text.Length;

    /// <summary>The character at a place; U+0000 before the start and after the end.</summary>
    public char this[int at] => (uint)at < (uint)text.Length ? text[at] : '\0';

    /// <summary>True of a run that takes part: not a footnote's number.</summary>
    public static bool IsSeen(Run run) => run.Note == 0;

    /// <summary>Number of the run that the character belongs to.</summary>
    public int Owner(int at) => owners[at];

    /// <summary>True of a character that stays as it is.</summary>
    public bool IsLocked(int at) => (uint)at < (uint)locked.Length && locked[at];

    /// <summary>The customs at a character.</summary>
    public TypographyRules Rules(int at) => rules[owners[at]];

    /// <summary>True of white space, a forced line break, and past both ends.</summary>
    public bool IsSpace(int at) => this[at] is '\0' || char.IsWhiteSpace(this[at]);

    /// <summary>True of a letter, with the marks on it.</summary>
    public bool IsLetter(int at) =>
        char.IsLetter(this[at]) || (this[at] >= '\u0300' && char.GetUnicodeCategory(this[at]) == System.Globalization.UnicodeCategory.NonSpacingMark);

    /// <summary>True of the digits 0 to 9.</summary>
    public bool IsDigit(int at) => char.IsAsciiDigit(this[at]);

    /// <summary>The first place from here on, forwards, that is no digit.</summary>
    public int DigitsEnd(int at)
    {
        while (IsDigit(at))
        {
            at++;
        }

        return at;
    }

    /// <summary>The first of the digits that end before a place.</summary>
    public int DigitsStart(int at)
    {
        while (IsDigit(at - 1))
        {
            at--;
        }

        return at;
    }

    /// <summary>The text between two places, held to the text.</summary>
    public ReadOnlySpan<char> Between(int start, int end)
    {
        start = Math.Clamp(start, 0, text.Length);
        return text.AsSpan(start..Math.Clamp(end, start, text.Length));
    }

    /// <summary>The word that ends before a place: back to a space, an opening mark or a double quote.</summary>
    public ReadOnlySpan<char> WordBefore(int at)
    {
        int start = at;
        while (start > 0 && !IsSpace(start - 1) && !Marks.IsOpening(this[start - 1]) && this[start - 1] != '"')
        {
            start--;
        }

        return Between(start, at);
    }

    /// <summary>What stands from a place to the next space.</summary>
    public ReadOnlySpan<char> WordFrom(int at)
    {
        int end = at;
        while (!IsSpace(end))
        {
            end++;
        }

        return Between(at, end);
    }

    /// <summary>The word that starts at a place, without the punctuation at its end.</summary>
    public ReadOnlySpan<char> WordAfter(int at) => WordFrom(at).TrimEnd(Marks.Closing);
}
