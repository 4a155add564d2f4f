namespace Handbill.Site.Imports.Markup;

/// <summary>What a stretch of blocks stands in.</summary>
internal enum FrameKind
{
    /// <summary>Nothing of its own: the body itself, and what is nested deeper than a sheet can show.</summary>
    Plain,
    Quote,
    List,
    Item,
    Table,
    Row,
    Cell,

    /// <summary>A picture with what stands under it.</summary>
    Figure,

    /// <summary>The words under a picture or over a table, which have no marks.</summary>
    Caption,
}

/// <summary>What a block is, as far as it matters to what it stands in.</summary>
internal enum BlockKind
{
    Paragraph,

    /// <summary>Words of a caption, which are no Markdown yet.</summary>
    Words,
    List,
    Picture,
    Other,
}

/// <summary>A block of Markdown, without an end of line after it.</summary>
internal readonly record struct MarkupBlock(BlockKind Kind, string Text);

/// <summary>A quotation, list, table … while its blocks are read.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Tag">Under which name it will be closed.</param>
internal sealed record MarkupFrame(FrameKind Kind, string Tag)
{
    /// <summary>Quotations and lists that it stands in, itself included.</summary>
    public int Depth { get; init; }

    /// <summary>Whether its paragraphs are words without marks, as a caption's.</summary>
    public bool IsWords { get; init; }

    public List<MarkupBlock> Blocks { get; init; } = [];

    /// <summary>Items of a list, cells of a row: the blocks of each.</summary>
    public List<List<MarkupBlock>> Parts { get; } = [];

    /// <summary>Rows of a table.</summary>
    public List<MarkupFrame> Rows { get; } = [];

    /// <summary>First number of a list that has numbers; null for one without.</summary>
    public int? Number { get; init; }

    /// <summary>Whether a row heads its table.</summary>
    public bool IsHead { get; set; }

    /// <summary>Whether words of a caption have been added, and after how many blocks.</summary>
    public int? CaptionAt { get; set; }

    /// <summary>What sets words off outside, which goes on after it.</summary>
    public RunStyles? Outside { get; init; }
}
