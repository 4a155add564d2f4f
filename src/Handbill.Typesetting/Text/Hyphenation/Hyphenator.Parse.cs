using System.Text;

namespace Handbill.Typesetting.Text;

/// <content>Reading of patterns.</content>
public sealed partial class Hyphenator
{
    /// <summary>
    /// Reads patterns. The text has a line each for what it says: <c># comment</c>, <c>left 2</c>, <c>right 3</c>,
    /// <c>exception ta-ble</c>, and for all else a pattern as TeX writes it: <c>.ach4</c>.
    /// </summary>
    /// <param name="patterns">The text.</param>
    /// <param name="exceptions">Words with all their hyphens ("ta-ble"; "table" is never cut). They go before the text's own.</param>
    /// <param name="leftMin">Fewest letters before a hyphen; 0 for what the text says.</param>
    /// <param name="rightMin">Fewest letters after a hyphen; 0 for what the text says.</param>
    /// <exception cref="FormatException">A line is neither, or an exception is not a word. The message says which.</exception>
    public static Hyphenator Parse(
        ReadOnlySpan<char> patterns, IEnumerable<string>? exceptions = null, int leftMin = 0, int rightMin = 0)
    {
        var alphabet = new LetterCodes();
        var tree = new PatternTrie.Builder();
        var words = new Dictionary<string, bool[]>(StringComparer.OrdinalIgnoreCase);
        int left = 2;
        int right = 2;
        Span<byte> letters = stackalloc byte[MaxPattern];
        Span<byte> levels = stackalloc byte[MaxPattern + 1];
        int number = 0;
        foreach (var raw in patterns.EnumerateLines())
        {
            number++;
            var line = raw.Trim();
            if (line.IsEmpty || line[0] == '#')
            {
                continue;
            }

            int space = line.IndexOf(' ');
            if (space < 0)
            {
                int length = ReadPattern(line, alphabet, letters, levels, number);
                tree.Add(letters[..length], levels[..(length + 1)]);
                continue;
            }

            var value = line[(space + 1)..].Trim();
            switch (line[..space])
            {
                case "left" when int.TryParse(value, out left) && left is >= 1 and <= MaxPattern:
                case "right" when int.TryParse(value, out right) && right is >= 1 and <= MaxPattern:
                    break;
                case "exception":
                    AddException(words, value.ToString());
                    break;
                default:
                    throw new FormatException($"Line {number} of the patterns is neither a pattern nor left, right or exception.");
            }
        }

        foreach (string exception in exceptions ?? [])
        {
            AddException(words, exception);
        }

        alphabet.AddVariants();
        return new Hyphenator(tree.Build(), alphabet, words, leftMin > 0 ? leftMin : left, rightMin > 0 ? rightMin : right);
    }

    /// <summary>Reads patterns from UTF-8; see the other overload.</summary>
    /// <exception cref="FormatException">The bytes are not such a text.</exception>
    public static Hyphenator Parse(
        ReadOnlySpan<byte> patternsUtf8, IEnumerable<string>? exceptions = null, int leftMin = 0, int rightMin = 0) =>
        Parse(Encoding.UTF8.GetString(patternsUtf8).AsSpan(), exceptions, leftMin, rightMin);

    /// <summary>Letters of the longest pattern.</summary>
    private const int MaxPattern = 60;

    private static int ReadPattern(ReadOnlySpan<char> line, LetterCodes alphabet, Span<byte> letters, Span<byte> levels, int number)
    {
        levels.Clear();
        int length = 0;
        foreach (char unit in line)
        {
            if (char.IsAsciiDigit(unit))
            {
                levels[length] = (byte)(unit - '0');
            }
            else if (length == MaxPattern)
            {
                throw new FormatException($"Line {number} of the patterns has more than {MaxPattern} letters.");
            }
            else
            {
                letters[length++] = alphabet.Add(unit);
            }
        }

        return length > 0 ? length : throw new FormatException($"Line {number} of the patterns has no letter.");
    }

    private static void AddException(Dictionary<string, bool[]> words, string exception)
    {
        string word = exception.Trim().Replace("-", "", StringComparison.Ordinal);
        if (word.Length == 0 || word.Any(unit => char.IsWhiteSpace(unit) || char.IsDigit(unit)))
        {
            throw new FormatException($"'{exception}' is not a word with its hyphens, such as ta-ble.");
        }

        var points = new bool[word.Length];
        int at = 0;
        foreach (char unit in exception.Trim())
        {
            if (unit != '-')
            {
                at++;
            }
            else if (at > 0 && at < word.Length)
            {
                points[at] = true;
            }
        }

        words[word] = points;
    }
}
