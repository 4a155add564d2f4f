using System.Runtime.CompilerServices;

namespace Handbill.Typesetting.Text;

/// <summary>
/// Finds where the words of one language may be hyphenated, by Liang's patterns ("Word hy-phen-a-tion by com-put-er",
/// 1983) as TeX uses them. Never changes once made; may be used from many threads.
/// </summary>
public sealed partial class Hyphenator
{
    /// <summary>Letters of the longest word that is looked at; a longer one is not a word.</summary>
    private const int MaxWord = 100;

    private readonly PatternTrie trie;
    private readonly LetterCodes codes;
    private readonly Dictionary<string, bool[]> exceptions;

    private Hyphenator(PatternTrie trie, LetterCodes codes, Dictionary<string, bool[]> exceptions, int leftMin, int rightMin)
    {
        this.trie = trie;
        this.codes = codes;
        this.exceptions = exceptions;
        LeftMin = leftMin;
        RightMin = rightMin;
    }

    /// <summary>Fewest letters before a hyphen, 1 or more.</summary>
    public int LeftMin { get; }

    /// <summary>Fewest letters after a hyphen, 1 or more.</summary>
    public int RightMin { get; }

    /// <summary>
    /// Marks the places where a word may be hyphenated: <c>points[i]</c> is set when a hyphen may stand before UTF-16 unit i.
    /// Takes a word as it stands between spaces: punctuation around it is left out, parts on either side of an apostrophe
    /// are words of their own unless the patterns know the apostrophe as a letter, marks stay with their letters. A soft
    /// hyphen (U+00AD) in the word says where it may be cut, and then only there: before the unit after it. What is already
    /// hyphenated, has a digit, or looks like an address (@, /, a dot between letters) is not hyphenated.
    /// </summary>
    /// <param name="word">The word, in UTF-16.</param>
    /// <param name="points">At least as long as the word; the word's part is overwritten.</param>
    /// <returns>The number of places.</returns>
    /// <exception cref="ArgumentException"><paramref name="points"/> is shorter than the word.</exception>
    public int Find(ReadOnlySpan<char> word, Span<bool> points)
    {
        if (points.Length < word.Length)
        {
            throw new ArgumentException("Needs as many entries as the word has UTF-16 units.", nameof(points));
        }

        points = points[..word.Length];
        points.Clear();
        int count = 0;
        int start = -1;
        bool soft = false;
        for (int at = 0; at < word.Length; at++)
        {
            char unit = word[at];
            if (IsPart(unit))
            {
                start = start < 0 ? at : start;
                continue;
            }

            if (unit == '\u00AD')
            {
                soft = true;
            }
            else if (Forbids(word, at))
            {
                points.Clear();
                return 0;
            }
            else if (start >= 0 && !soft)
            {
                count += FindInLetters(word[start..at], points[start..at]);
            }

            start = unit == '\u00AD' ? start : -1;
        }

        if (soft)
        {
            points.Clear();
            return FindSoftHyphens(word, points);
        }

        return start < 0 ? count : count + FindInLetters(word[start..], points[start..]);
    }

    private static int FindSoftHyphens(ReadOnlySpan<char> word, Span<bool> points)
    {
        int count = 0;
        for (int at = 1; at + 1 < word.Length; at++)
        {
            if (word[at] == '\u00AD' && word[at + 1] != '\u00AD')
            {
                points[at + 1] = true;
                count++;
            }
        }

        return count;
    }

    /// <summary>True of what stands inside a word: letters, marks, and what the patterns take for a letter.</summary>
    private bool IsPart(char unit) =>
        char.IsAsciiLetter(unit) || (codes[unit] > 0 && unit is not '-') || (unit >= '\u0080' && (char.IsLetter(unit) || IsMark(unit)));

    private static bool IsMark(char unit) =>
        unit >= '\u0300' && ProfileTable.ScriptOf(unit) == Script.Inherited && unit is not ('\u200C' or '\u200D');

    /// <summary>True when the character makes the whole no word to hyphenate.</summary>
    private bool Forbids(ReadOnlySpan<char> word, int at) => word[at] switch
    {
        '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' => at > 0 && at + 1 < word.Length && IsPart(word[at - 1]) && IsPart(word[at + 1]),
        '@' or '/' or '\\' or '_' or '#' or '=' or '&' or '\u200C' or '\u200D' or '\u2060' => true,
        '.' or ':' => at > 0 && at + 1 < word.Length && IsPart(word[at - 1]) && IsPart(word[at + 1]),
        var unit => char.IsDigit(unit) || char.IsSurrogate(unit),
    };

    /// <summary>Looks a word of nothing but letters and marks up in the exceptions, then in the patterns.</summary>
    [SkipLocalsInit]
    private int FindInLetters(ReadOnlySpan<char> word, Span<bool> points)
    {
        if (word.Length > MaxWord)
        {
            return 0;
        }

        // Marks are left out: a pattern's letters stand side by side, and nothing is cut before a mark.
        Span<byte> letters = stackalloc byte[MaxWord + 2];
        Span<byte> places = stackalloc byte[MaxWord + 2];
        letters[0] = LetterCodes.Edge;
        int count = 0;
        for (int at = 0; at < word.Length; at++)
        {
            if (!IsMark(word[at]))
            {
                letters[++count] = codes[word[at]];
                places[count] = (byte)at;
            }
        }

        if (count < LeftMin + RightMin)
        {
            return 0;
        }

        letters[count + 1] = LetterCodes.Edge;
        if (exceptions.Count > 0 && FindException(word, out var known))
        {
            return Copy(known, points);
        }

        Span<byte> levels = stackalloc byte[MaxWord + 3];
        levels[..(count + 3)].Clear();
        trie.Apply(letters[..(count + 2)], levels);
        int found = 0;
        for (int i = LeftMin + 1; i <= count - RightMin + 1; i++)
        {
            if ((levels[i] & 1) == 1)
            {
                points[places[i]] = true;
                found++;
            }
        }

        return found;
    }

    private bool FindException(ReadOnlySpan<char> word, out bool[] known) =>
        exceptions.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out known!);

    private int Copy(bool[] known, Span<bool> points)
    {
        int found = 0;
        for (int i = LeftMin; i <= known.Length - RightMin; i++)
        {
            points[i] = known[i];
            found += known[i] ? 1 : 0;
        }

        return found;
    }
}
