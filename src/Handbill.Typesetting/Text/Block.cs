using System.Collections.Immutable;

namespace Handbill.Typesetting.Text;

/// <summary>A piece of copy that stands on lines of its own.</summary>
/// <param name="Place">Where it begins in the copy.</param>
public abstract record Block(CopyPlace Place);

/// <summary>A paragraph of running text.</summary>
public sealed record Paragraph(CopyPlace Place, ImmutableArray<Run> Runs) : Block(Place);

/// <summary>A heading inside a story.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Level">1 for the first level below the story's own headline, then 2, 3.</param>
/// <param name="Runs">Its text.</param>
public sealed record Subhead(CopyPlace Place, int Level, ImmutableArray<Run> Runs) : Block(Place);

/// <summary>A list.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Start">First number of a numbered list; null for a list with bullets.</param>
/// <param name="Items">One or more blocks each.</param>
public sealed record ItemList(CopyPlace Place, int? Start, ImmutableArray<ImmutableArray<Block>> Items) : Block(Place);

/// <summary>A quotation set off from the text, with who said it when that is given.</summary>
public sealed record Quotation(CopyPlace Place, ImmutableArray<Block> Blocks, ImmutableArray<Run> Source) : Block(Place);

/// <summary>A box with a rule around it: opening hours, who to phone.</summary>
public sealed record Box(CopyPlace Place, ImmutableArray<Run> Title, ImmutableArray<Block> Blocks) : Block(Place);

/// <summary>How the cells of a table's column are set.</summary>
public enum CellAlignment
{
    /// <summary>At the start of the line: left in left-to-right text.</summary>
    Start,

    /// <summary>Centred.</summary>
    Centre,

    /// <summary>At the end of the line: figures.</summary>
    End,
}

/// <summary>A small table. Every row has as many cells as <paramref name="Columns"/>.</summary>
public sealed record Table(
    CopyPlace Place,
    ImmutableArray<CellAlignment> Columns,
    ImmutableArray<ImmutableArray<Run>> Header,
    ImmutableArray<ImmutableArray<ImmutableArray<Run>>> Rows) : Block(Place);

/// <summary>A picture that the layout knows only by its proportions; who draws it finds the pixels by <paramref name="Id"/>.</summary>
/// <param name="Id">What the drawing side knows it by: its path in the issue folder.</param>
/// <param name="Width">Pixels, 1 or more.</param>
/// <param name="Height">Pixels, 1 or more.</param>
public sealed record PictureSource(string Id, int Width, int Height);

/// <summary>A picture with its words.</summary>
/// <param name="Place">Where it stands in the copy.</param>
/// <param name="Source">The picture.</param>
/// <param name="Alt">What it shows, for those who do not see it. Empty means decoration.</param>
/// <param name="Caption">The line under it; may be empty.</param>
/// <param name="Credit">Whose picture it is; may be empty.</param>
/// <param name="Columns">Columns that it runs across, 1 or more; held to the columns there are.</param>
public sealed record Picture(
    CopyPlace Place, PictureSource Source, string Alt, ImmutableArray<Run> Caption, string Credit, int Columns) : Block(Place);

/// <summary>A break in thought: a short rule or three stars.</summary>
public sealed record Divider(CopyPlace Place) : Block(Place);

/// <summary>The footnotes of a story, set at its end, numbered from 1 in the order they are referred to.</summary>
public sealed record NoteList(CopyPlace Place, ImmutableArray<ImmutableArray<Block>> Notes) : Block(Place);
