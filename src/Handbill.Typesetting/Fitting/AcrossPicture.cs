using System.Collections.Immutable;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>A picture that runs across columns, at the head of those it covers.</summary>
/// <param name="Story">Index of its story.</param>
/// <param name="Piece">The picture and its caption.</param>
/// <param name="FirstColumn">First column it covers, in reading order.</param>
/// <param name="Columns">Columns it covers.</param>
/// <param name="Top">Its top in points.</param>
/// <param name="Width">Its width.</param>
/// <param name="Room">What it takes with its caption and the air below, in points: rounded to whole lines of the grid, so that it is
/// cropped or shown a little higher by up to half a line.</param>
internal sealed record AcrossPicture(
    int Story, PicturePiece Piece, int FirstColumn, int Columns, double Top, double Width, double Room)
{
    /// <summary>Air between the caption and the text, in lines.</summary>
    public const double Air = 0.7;

    /// <summary>
    /// Finds room for the pictures of a side's stories at the head of its columns, from the first on. One that finds none stands in its
    /// column, where its copy has it: the stories that come back have it among their pieces.
    /// </summary>
    public static (ImmutableArray<AcrossPicture> Placed, IReadOnlyList<FlowStory> Stories) Place(
        IReadOnlyList<FlowStory> stories, BreakContext context, SideArea area)
    {
        if (stories.All(story => story.Across.IsEmpty))
        {
            return ([], stories);
        }

        var placed = ImmutableArray.CreateBuilder<AcrossPicture>();
        var settled = new List<FlowStory>(stories.Count);
        var next = 0;
        foreach (var story in stories)
        {
            var pieces = story.Pieces;
            foreach (var piece in story.Across)
            {
                var columns = Math.Min(piece.Picture.Columns, context.Side.Columns);
                if (next + columns > area.Columns.Length)
                {
                    pieces = pieces.Insert(piece.Before + pieces.Length - story.Pieces.Length, piece);
                    continue;
                }

                placed.Add(At(area, context, settled.Count, piece, next, columns));
                next += columns;
            }

            settled.Add(story with { Pieces = pieces });
        }

        return (placed.ToImmutable(), settled);
    }

    private static AcrossPicture At(SideArea area, BreakContext context, int story, PicturePiece piece, int first, int columns)
    {
        var width = (columns * area.ColumnWidth) + ((columns - 1) * context.Side.Gutter);
        var height = width * piece.Picture.Source.Height / piece.Picture.Source.Width;
        var top = area.Columns[first].Top;
        height = Math.Min(height, (area.Columns[first].LastBaseline - top) * 0.6);
        var words = piece.CaptionHeightAt(context, width);
        return new AcrossPicture(story, piece, first, columns, top, width, height + words + (context.Side.Leading * Air));
    }
}
