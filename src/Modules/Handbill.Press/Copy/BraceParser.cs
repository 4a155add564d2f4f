using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Handbill.Press.Copy;

/// <summary>Finds braces where attributes may stand: right after a `)` or `]`, and at a heading's end. All others are text.</summary>
internal sealed class BraceParser : InlineParser
{
    public BraceParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        var length = CopyAttribute.LengthAt(text);
        if (length == 0)
        {
            return false;
        }

        var follows = slice.PeekCharExtra(-1) is ')' or ']';
        if (!follows && !(processor.Block is HeadingBlock && text[length..].IsWhiteSpace()))
        {
            return false;
        }

        processor.Inline = new BraceInline(text[..length].ToString())
        {
            Span = new SourceSpan(processor.GetSourcePosition(slice.Start, out var line, out var column), processor.GetSourcePosition(slice.Start + length - 1)),
            Line = line,
            Column = column,
        };
        slice.Start += length;
        return true;
    }
}
