using System.Globalization;
using System.Text;

namespace Handbill.Desk.Stories.Differences;

/// <summary>A text cut into words, blanks, line ends and the signs of Markdown: put together they are the text again. Pure.</summary>
internal sealed class CopyTokens
{
    private readonly List<CopyToken> _tokens = [];

    public CopyTokens(string text)
    {
        Text = text;
        for (var at = 0; at < text.Length;)
        {
            var token = Next(text, at);
            _tokens.Add(token);
            at = token.End;
        }
    }

    public string Text { get; }

    public IReadOnlyList<CopyToken> Tokens => _tokens;

    public int Count => _tokens.Count;

    /// <summary>The text of the tokens from one to another, that one not included.</summary>
    public string Slice(int from, int to) => from >= to ? "" : Text[_tokens[from].Start.._tokens[to - 1].End];

    public ReadOnlySpan<char> Span(int index) => Text.AsSpan(_tokens[index].Start, _tokens[index].Length);

    /// <summary>Where paragraphs begin, each with the break that ends it: indices of tokens, the count of all at the end.</summary>
    public List<int> ParagraphStarts()
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i].Kind == TokenKind.Break && i + 1 < _tokens.Count)
            {
                starts.Add(i + 1);
            }
        }

        if (_tokens.Count > 0)
        {
            starts.Add(_tokens.Count);
        }

        return starts;
    }

    private static CopyToken Next(string text, int at)
    {
        if (text[at] == '\n')
        {
            return LineEnd(text, at);
        }

        if (IsBlank(text[at]))
        {
            var blank = at;
            while (blank < text.Length && IsBlank(text[blank]))
            {
                blank++;
            }

            return new CopyToken(TokenKind.Blank, at, blank - at);
        }

        var end = WordEnd(text, at);
        if (end > at)
        {
            return new CopyToken(TokenKind.Word, at, end - at);
        }

        Rune.DecodeFromUtf16(text.AsSpan(at), out var sign, out var length);
        end = at + length;
        while (sign.IsAscii && end < text.Length && text[end] == text[at])
        {
            end++;
        }

        return new CopyToken(TokenKind.Sign, at, end - at);
    }

    // An empty line may hold blanks; those before the text of the next paragraph belong to that.
    private static CopyToken LineEnd(string text, int at)
    {
        var end = at + 1;
        var lines = 1;
        for (var look = end; look < text.Length && (text[look] == '\n' || IsBlank(text[look])); look++)
        {
            if (text[look] == '\n')
            {
                lines++;
                end = look + 1;
            }
        }

        return new CopyToken(lines > 1 ? TokenKind.Break : TokenKind.Line, at, end - at);
    }

    private static int WordEnd(string text, int at)
    {
        var end = at;
        while (end < text.Length)
        {
            Rune.DecodeFromUtf16(text.AsSpan(end), out var rune, out var length);
            if (IsOfWord(rune))
            {
                end += length;
            }
            else if (end > at && text[end] is '\'' or '’' && end + 1 < text.Length && char.IsLetter(text[end + 1]))
            {
                end++;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    private static bool IsBlank(char letter) => letter != '\n' && char.IsWhiteSpace(letter);

    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
