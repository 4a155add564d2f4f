using System.Buffers;
using System.Text;

namespace Handbill.Site.Imports.Markup;

/// <summary>Text written so that Markdown takes none of it for a sign of its own.</summary>
internal static class MarkdownEscape
{
    // What means something wherever it stands.
    private const string Always = "\\*`[]{|<";

    // What means something at the start of a line.
    private const string AtLineStart = ">#+-=:~";

    private static readonly SearchValues<char> EntityLetters = SearchValues.Create("#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    // What is looked at more closely within a line: those, what means something in some places, and what is no letter.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Always, '_', '~', '&', '\uFFFE', '\uFFFF', .. Enumerable.Range(0, 32).Select(code => (char)code), .. Enumerable.Range(127, 33).Select(code => (char)code), .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)]);

    /// <summary>Adds text; `\n` in it is a line break that stays.</summary>
    /// <param name="to">What it is added to.</param>
    /// <param name="text">The text; its control characters are left out.</param>
    /// <param name="isLineStart">Whether the text begins a line.</param>
    /// <param name="isHeading">Whether it is part of a heading, which takes signs of number at its end for its own.</param>
    public static void Append(StringBuilder to, ReadOnlySpan<char> text, bool isLineStart = false, bool isHeading = false)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!isLineStart && !isHeading)
            {
                var plain = text[at..].IndexOfAny(Special);
                plain = plain < 0 ? text.Length - at : plain;
                to.Append(text.Slice(at, plain));
                at += plain;
                if (at == text.Length)
                {
                    return;
                }
            }

            var letter = text[at];
            One(to, text, at, isLineStart, isHeading);
            isLineStart = letter == '\n' || (isLineStart && char.IsAsciiDigit(letter));
        }
    }

    private static void One(StringBuilder to, ReadOnlySpan<char> text, int at, bool isLineStart, bool isHeading)
    {
        var letter = text[at];
        if (letter == '\n')
        {
            to.Append("\\\n");
        }
        else if (char.IsSurrogate(letter) && !IsPaired(text, at))
        {
            to.Append('\uFFFD');
        }
        else if (Means(text, at, isLineStart) || (isHeading && letter == '#'))
        {
            to.Append('\\').Append(letter);
        }
        else if (!char.IsControl(letter) && letter is not ('\uFFFE' or '\uFFFF'))
        {
            to.Append(letter);
        }
    }

    /// <summary>One line of text for the square brackets of a picture or the like.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length + 8);
        Append(line, PlainText.OneLine(text), isLineStart: true);
        return line.ToString();
    }

    private static bool Means(ReadOnlySpan<char> text, int at, bool isLineStart)
    {
        var letter = text[at];
        return letter switch
        {
            _ when Always.Contains(letter, StringComparison.Ordinal) => true,
            '_' => !(IsWord(text, at - 1) && IsWord(text, at + 1)),
            '~' when (at > 0 && text[at - 1] == '~') || (at + 1 < text.Length && text[at + 1] == '~') => true,
            '&' => text[(at + 1)..].IndexOfAnyExcept(EntityLetters) is > 0 and var end && text[at + 1 + end] == ';',
            '.' or ')' => isLineStart && at > 0 && char.IsAsciiDigit(text[at - 1]),
            _ => isLineStart && (at == 0 || text[at - 1] == '\n') && AtLineStart.Contains(letter, StringComparison.Ordinal),
        };
    }

    private static bool IsWord(ReadOnlySpan<char> text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);

    private static bool IsPaired(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) : at > 0 && char.IsHighSurrogate(text[at - 1]);
}
