using System.Text;

namespace Handbill.Site.Imports.Markup;

/// <summary>
/// Writes Markdown from what a reader of another format meets, in order: words, breaks, ends of paragraphs, and what opens and closes around them. Whatever
/// order it is called in, it takes no more time than the words are long, and loses none of them.
/// </summary>
internal sealed class MarkdownWriter
{
    // Beyond it the innermost are left out, as docs/issue-folder.md has at most six.
    private const int DeepestBlocks = 5;
    private const int DeepestFrames = 60;

    // A paragraph of 20,000 characters is refused; marks may double its length.
    private const int LongParagraph = 8_000;
    private const int LongestParagraph = 9_500;

    private readonly List<MarkupFrame> _frames = [new(FrameKind.Plain, "")];
    private readonly InlineRuns _runs = new();
    private int _heading;

    public RunStyles Styles { get; private set; } = new();

    /// <summary>Where words lead that follow; empty for nowhere.</summary>
    public string Link { get; set; } = "";

    public bool IsParagraphEmpty => _runs.IsEmpty;

    private MarkupFrame Top => _frames[^1];

    public void Text(ReadOnlySpan<char> text) => Text(text, Styles.Now);

    public void Text(ReadOnlySpan<char> text, RunStyle style)
    {
        while (text.Length > LongParagraph - _runs.Length)
        {
            var length = PartLength(text);
            if (length == text.Length)
            {
                break;
            }

            _runs.Add(text[..length], style, Link);
            text = text[length..];
            EndParagraph();
        }

        _runs.Add(text, style, Link);
    }

    /// <summary>A line break; two of them end the paragraph.</summary>
    public void Break()
    {
        if (_runs.EndsWithBreak)
        {
            EndParagraph();
        }
        else
        {
            _runs.Break();
        }
    }

    public void EndParagraph()
    {
        if (_runs.IsEmpty)
        {
            return;
        }

        if (Top.IsWords)
        {
            Add(BlockKind.Words, _runs.TakePlain());
            return;
        }

        var isHeading = _heading > 0 && Top.Kind != FrameKind.Cell;
        var text = _runs.TakeMarkdown(isHeading || _frames.Exists(frame => frame.Kind == FrameKind.Table), isHeading);
        Add(isHeading ? BlockKind.Other : BlockKind.Paragraph, isHeading && text.Length > 0 ? new string('#', _heading) + " " + text : text);
    }

    /// <summary>What follows up to <see cref="EndHeading"/> is a heading.</summary>
    /// <param name="level">1 to 6; it is written as 2 to 4, for the first is the title's.</param>
    public void BeginHeading(int level)
    {
        EndParagraph();
        _heading = Math.Clamp(level, 2, 4);
    }

    public void EndHeading()
    {
        EndParagraph();
        _heading = 0;
    }

    public void Rule()
    {
        EndParagraph();
        Add(BlockKind.Other, "***");
    }

    /// <summary>A picture in a paragraph of its own.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="words">What stands under it or, without that, what it shows.</param>
    public void Picture(string name, string words)
    {
        EndParagraph();
        Add(BlockKind.Picture, $"![{MarkdownEscape.Line(words)}]({name})");
    }

    /// <summary>Lines that are shown as they are.</summary>
    public void Literal(string text)
    {
        EndParagraph();
        foreach (var part in LiteralMarkup.Parts(text))
        {
            Add(BlockKind.Other, part);
        }
    }

    /// <summary>Opens what the next blocks stand in.</summary>
    public void Open(FrameKind kind, string tag, int? number = null)
    {
        EndParagraph();
        _heading = 0;
        if (_frames.Count >= DeepestFrames)
        {
            return;
        }

        var depth = Top.Depth + (kind is FrameKind.Quote or FrameKind.List ? 1 : 0);
        var isTooDeep = (depth > DeepestBlocks && kind is FrameKind.Quote or FrameKind.List)
            || (kind == FrameKind.Item && Top.Kind != FrameKind.List)
            || (Top.IsWords && kind is FrameKind.Figure or FrameKind.Caption);
        var outside = kind is FrameKind.Cell or FrameKind.Caption ? Styles : null;
        _frames.Add(isTooDeep
            ? new MarkupFrame(FrameKind.Plain, tag) { Depth = Top.Depth, Blocks = BlocksOf(_frames.Count - 1), IsWords = Top.IsWords }
            : new MarkupFrame(kind, tag) { Depth = depth, Number = number, Outside = outside, IsWords = kind == FrameKind.Caption });
        Styles = outside is null ? Styles : new RunStyles();
    }

    /// <summary>Closes the innermost that was opened under a name, and all in it; nothing where none was.</summary>
    /// <param name="tag">The name.</param>
    /// <param name="within">Names of what is not left to find it.</param>
    public void Close(string tag, params ReadOnlySpan<string> within)
    {
        EndParagraph();
        var at = Find(tag, within);
        while (at > 0 && _frames.Count > at)
        {
            CloseTop();
        }
    }

    public bool IsIn(string tag, params ReadOnlySpan<string> within) => Find(tag, within) > 0;

    /// <summary>Whether the innermost figure has the words under its picture already.</summary>
    public bool IsCaptioned => Top is { Kind: FrameKind.Figure, CaptionAt: not null };

    /// <summary>Says that the row that is open heads its table.</summary>
    public void MarkHead()
    {
        EndParagraph();
        Top.IsHead = true;
    }

    /// <summary>What was written within a caption, on one line.</summary>
    public string TakeWords()
    {
        EndParagraph();
        return string.Join(' ', _frames.SelectMany(frame => frame.Blocks).Where(block => block.Kind == BlockKind.Words).Select(block => block.Text));
    }

    /// <summary>Closes all and gives the Markdown.</summary>
    public string Finish()
    {
        EndParagraph();
        while (_frames.Count > 1)
        {
            CloseTop();
        }

        return BlockMarkup.Join(Top.Blocks);
    }

    private int Find(string tag, ReadOnlySpan<string> within)
    {
        for (var at = _frames.Count - 1; at > 0; at--)
        {
            if (_frames[at].Tag == tag)
            {
                return at;
            }

            if (within.Contains(_frames[at].Tag))
            {
                return -1;
            }
        }

        return -1;
    }

    private void Add(BlockKind kind, string text)
    {
        if (text.Length > 0)
        {
            BlocksOf(_frames.Count - 1).Add(new MarkupBlock(kind, text));
        }
    }

    private void AddAll(List<MarkupBlock> blocks)
    {
        if (blocks.Count > 0)
        {
            BlocksOf(_frames.Count - 1).AddRange(blocks);
        }
    }

    // Words of a list or a table that stand in no item and no cell are an item or a row of their own.
    private List<MarkupBlock> BlocksOf(int at)
    {
        var frame = _frames[at];
        switch (frame.Kind)
        {
            case FrameKind.List or FrameKind.Row:
                frame.Parts.Add([]);
                return frame.Parts[^1];
            case FrameKind.Table:
                frame.Rows.Add(new MarkupFrame(FrameKind.Row, "") { Parts = { new List<MarkupBlock>() } });
                return frame.Rows[^1].Parts[0];
            default:
                return frame.Blocks;
        }
    }

    private void CloseTop()
    {
        var frame = Top;
        _frames.RemoveAt(_frames.Count - 1);
        Styles = frame.Outside ?? Styles;
        switch (frame.Kind)
        {
            case FrameKind.Quote:
                Add(BlockKind.Other, BlockMarkup.Quote(frame.Blocks));
                break;
            case FrameKind.Item or FrameKind.Cell when Top.Kind is FrameKind.List or FrameKind.Row:
                Top.Parts.Add(frame.Blocks);
                break;
            case FrameKind.Row when Top.Kind == FrameKind.Table:
                Top.Rows.Add(frame);
                break;
            case FrameKind.List:
                Add(BlockKind.List, BlockMarkup.List(frame));
                break;
            case FrameKind.Table:
                AddAll(TableMarkup.Blocks(frame));
                break;
            case FrameKind.Figure:
                AddAll(FigureMarkup.Blocks(frame));
                break;
            case FrameKind.Caption:
                Caption(frame);
                break;
            case FrameKind.Row:
                frame.Parts.ForEach(AddAll);
                break;
            case FrameKind.Item or FrameKind.Cell:
                AddAll(frame.Blocks);
                break;
        }
    }

    private void Caption(MarkupFrame frame)
    {
        if (frame.Blocks.Exists(block => block.Kind != BlockKind.Words))
        {
            frame.Blocks.ForEach(AddEscaped);
        }
        else if (frame.Blocks.Count > 0)
        {
            Top.CaptionAt = Top.CaptionAt is null && Top.Kind == FrameKind.Figure ? Top.Blocks.Count : Top.CaptionAt;
            Add(BlockKind.Paragraph, MarkdownEscape.Line(string.Join(' ', frame.Blocks.Select(block => block.Text))));
        }
    }

    private void AddEscaped(MarkupBlock block)
    {
        var isWords = block.Kind == BlockKind.Words;
        Add(isWords ? BlockKind.Paragraph : block.Kind, isWords ? MarkdownEscape.Line(block.Text) : block.Text);
    }

    // Up to the end of a sentence where the paragraph is long, up to a blank where it is too long; the whole text where it still has room.
    private int PartLength(ReadOnlySpan<char> text)
    {
        var from = Math.Clamp(LongParagraph - _runs.Length, 0, text.Length);
        var to = Math.Clamp(LongestParagraph - _runs.Length, from, text.Length);
        if (text[from..to].IndexOf(". ") is >= 0 and var stop)
        {
            return from + stop + 1;
        }

        if (to == text.Length)
        {
            return to;
        }

        var blank = text[..to].LastIndexOf(' ');
        return blank > 0 ? blank : to > 0 && char.IsHighSurrogate(text[to - 1]) ? to - 1 : to;
    }
}
