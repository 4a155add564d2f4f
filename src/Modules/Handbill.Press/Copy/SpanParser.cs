using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Handbill.Press.Copy;

/// <summary>
/// Finds both ends of `[text]{.class}`. They become leaves of the tree, not a container, so that emphasis is paired around
/// and inside them as everywhere.
/// </summary>
internal sealed class SpanParser : InlineParser
{
    // Bounds the search for the closing bracket, which starts anew at every opening one.
    private const int LongestSpan = 400;

    public SpanParser() => OpeningCharacters = ['[', ']'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (text[0] == ']')
        {
            var length = BracesAfter(text, 0);
            if (length == 0)
            {
                return false;
            }

            Emit(processor, slice, opens: false, text.Slice(1, length), 1 + length);
            slice.Start += 1 + length;
            return true;
        }

        var close = ClosingBracket(text);
        var braces = close < 0 || slice.PeekCharExtra(-1) == '!' ? 0 : BracesAfter(text, close);
        if (braces == 0)
        {
            return false;
        }

        Emit(processor, slice, opens: true, text.Slice(close + 1, braces), 1);
        slice.Start++;
        return true;
    }

    private static void Emit(InlineProcessor processor, StringSlice slice, bool opens, ReadOnlySpan<char> braces, int length) =>
        processor.Inline = new SpanInline(opens, braces.ToString())
        {
            Span = new SourceSpan(processor.GetSourcePosition(slice.Start, out var line, out var column), processor.GetSourcePosition(slice.Start + length - 1)),
            Line = line,
            Column = column,
        };

    // Length of the attributes after a bracket; 0 when there are none.
    private static int BracesAfter(ReadOnlySpan<char> text, int bracket) =>
        bracket + 2 < text.Length && text[bracket + 1] == '{' && text[bracket + 2] is '.' or (>= 'a' and <= 'z')
            ? CopyAttribute.LengthAt(text[(bracket + 1)..])
            : 0;

    private static int ClosingBracket(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = 0; i < Math.Min(text.Length, LongestSpan); i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    depth++;
                    break;
                case ']' when --depth == 0:
                    return i;
            }
        }

        return -1;
    }
}
