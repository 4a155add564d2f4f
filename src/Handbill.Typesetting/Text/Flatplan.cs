using System.Collections.Immutable;

namespace Handbill.Typesetting.Text;

/// <summary>Where the articles of a newspaper stand: its pages, the grid of modules on each, and the frames on that.</summary>
public sealed record Flatplan
{
    /// <summary>Pages: 4, 8, 12 or 16.</summary>
    public required int Pages { get; init; }

    /// <summary>Columns of the grid of every page, 2 to 5: columns of text.</summary>
    public required int Columns { get; init; }

    /// <summary>Rows of the grid, 4 to 24: what is left of a page under its head, in equal parts.</summary>
    public required int Rows { get; init; }

    /// <summary>The frames. Those of one article stand in the order in which it runs through them.</summary>
    public required ImmutableArray<PlannedFrame> Frames { get; init; }
}

/// <summary>A rectangle of modules on a page.</summary>
/// <param name="Page">Page, from 1.</param>
/// <param name="Column">First column in reading order, from 1.</param>
/// <param name="Row">First row from the top, from 1.</param>
/// <param name="Columns">Columns, 1 or more.</param>
/// <param name="Rows">Rows, 1 or more.</param>
public readonly record struct FrameBox(int Page, int Column, int Row, int Columns, int Rows)
{
    /// <summary>One past the last column.</summary>
    public int EndColumn => Column + Columns;

    /// <summary>One past the last row.</summary>
    public int EndRow => Row + Rows;

    /// <summary>Whether two frames have a module in common.</summary>
    public bool Overlaps(FrameBox other) =>
        Page == other.Page && Column < other.EndColumn && other.Column < EndColumn && Row < other.EndRow && other.Row < EndRow;

    /// <summary>Whether it lies wholly on a page of such a grid.</summary>
    public bool IsWithin(int pages, int columns, int rows) =>
        Page >= 1 && Page <= pages && Column >= 1 && Row >= 1 && Columns >= 1 && Rows >= 1
        && Columns <= columns && Rows <= rows && EndColumn <= columns + 1 && EndRow <= rows + 1;
}

/// <summary>A frame and the article in it.</summary>
/// <param name="Box">Where it is.</param>
/// <param name="Story">Index of the article among the edition's items; -1 for none.</param>
public readonly record struct PlannedFrame(FrameBox Box, int Story);
