using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Handbill.Tests;

/// <summary>Text as a reader of PDFs gives it, held against the text that is to be there.</summary>
internal static partial class CorpusText
{
    private const char SoftHyphen = '\u00AD';
    private const char NarrowSpace = '\u202F';
    private const int Around = 50;

    /// <summary>
    /// Tells where what is read first departs from what is written; null when it does nowhere. A line that ends with a soft
    /// hyphen goes on without it. A line that ends with a mark, or before a dash, may go on with or without a space; between
    /// letters or digits a line's end is always a space. A narrow space, which groups a number's digits, may be read as none.
    /// </summary>
    public static string? Departure(string written, string read)
    {
        var lines = Unhyphened(read);
        var at = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (at < written.Length && written[at] == NarrowSpace)
            {
                at++;
                i -= char.IsWhiteSpace(lines[i]) ? 0 : 1;
            }
            else if (at < written.Length && (char.IsWhiteSpace(lines[i]) ? written[at] == ' ' : written[at] == lines[i]))
            {
                at++;
            }
            else if (lines[i] != '\n' || (at < written.Length && i > 0 && char.IsLetterOrDigit(lines[i - 1]) && char.IsLetterOrDigit(written[at])))
            {
                return $"written «{Cut(written, at)}», read «{Cut(lines, i)}»";
            }
        }

        return at >= written.Length ? null : $"written «{Cut(written, at)}», read nothing more";
    }

    /// <summary>What is read of a file, with the words that its lines divide made whole.</summary>
    public static string Unhyphened(string read) =>
        read.Replace("\f", "", StringComparison.Ordinal).Replace("\u00AD\n", "", StringComparison.Ordinal);

    /// <summary>
    /// The words of a text without marks and signs on letters, which readers of right-to-left text move about: each a stretch of
    /// letters and digits that run one way.
    /// </summary>
    public static string Bare(string text)
    {
        var words = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                if (words.Length > 0 && words[^1] != ' ' && RunsBackwards(words[^1]) != RunsBackwards(c))
                {
                    words.Append(' ');
                }

                words.Append(c);
            }
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                words.Append(' ');
            }
        }

        return string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>
    /// What is lost and what is added where columns are guessed. A reader that takes lines of two columns for one makes one word
    /// of what stands before a hyphen at a line's end and what begins another line; such words are passed over when all their
    /// letters are there.
    /// </summary>
    /// <param name="written">The text that is to be there.</param>
    /// <param name="guessed">The text as it is read by columns.</param>
    /// <param name="lines">The text as it is read in the order of the file, line by line.</param>
    public static string? Difference(string written, string guessed, string lines)
    {
        var wanted = Bare(WithoutHyphens(written));
        var found = Bare(WithoutHyphens(Unhyphened(guessed)));
        var frayed = Frayed(lines);
        var lost = string.Join(' ', Surplus(wanted.Split(' '), found.Split(' ')).Where(word => !frayed.Contains(word)));
        var lettersLost = string.Concat(Surplus(wanted.Replace(" ", "", StringComparison.Ordinal), found));
        var lettersAdded = string.Concat(Surplus(found.Replace(" ", "", StringComparison.Ordinal), wanted));
        return lost.Length + lettersLost.Length + lettersAdded.Length == 0 ? null
            : $"words lost: {lost}; letters lost: {lettersLost}; letters added: {lettersAdded}";
    }

    // Words that stand at the ends of lines or are divided there.
    private static HashSet<string> Frayed(string read)
    {
        var lines = read.Split(['\n', '\f'], StringSplitOptions.RemoveEmptyEntries);
        var words = lines.Select(line => Bare(WithoutHyphens(line)).Split(' ')).ToArray();
        var frayed = new HashSet<string>(StringComparer.Ordinal);
        if (!lines.Any(IsDivided))
        {
            return frayed;
        }

        for (var i = 0; i < lines.Length; i++)
        {
            frayed.Add(words[i][0]);
            frayed.Add(words[i][^1]);
            var whole = words[i][^1];
            for (var next = i + 1; next < lines.Length && IsDivided(lines[next - 1]); next++)
            {
                whole += words[next][0];
                frayed.Add(whole);
                if (words[next].Length > 1)
                {
                    break;
                }
            }
        }

        return frayed;
    }

    private static bool IsDivided(string line) => line[^1] is SoftHyphen or '-';

    // Readers take a written hyphen at a line's end away as well. Between figures it parts two words.
    private static string WithoutHyphens(string text) => Hyphen().Replace(text, "");

    private static IEnumerable<T> Surplus<T>(IEnumerable<T> of, IEnumerable<T> over)
        where T : notnull
    {
        var counts = over.CountBy(each => each).ToDictionary();
        return of.CountBy(each => each).Where(each => each.Value > counts.GetValueOrDefault(each.Key)).Select(each => each.Key);
    }

    // Arabic letters; digits run forwards everywhere.
    private static bool RunsBackwards(char c) => c is >= '\u0600' and < '\u0780' && !char.IsDigit(c);

    private static string Cut(string text, int at) =>
        text[Math.Max(0, at - Around)..at].Replace('\n', '/') + "|" + text[at..Math.Min(text.Length, at + Around)].Replace('\n', '/').Replace(SoftHyphen, '~');

    [GeneratedRegex(@"\u00AD|(?<!\d)-\n?|-(?!\d)\n?")]
    private static partial Regex Hyphen();
}
