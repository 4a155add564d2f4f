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

    /// <summary>Finds room for the pictures of a side's stories, from the first column on; one that finds none stands in its column.</summary>
    public static ImmutableArray<AcrossPicture> Place(IReadOnlyList<FlowStory> stories, BreakContext context, SideArea area)
    {
        var placed = ImmutableArray.CreateBuilder<AcrossPicture>();
        var next = 0;
        for (var story = 0; story < stories.Count; story++)
        {
            foreach (var piece in stories[story].Across)
            {
                var columns = Math.Min(piece.Picture.Columns, context.Side.Columns);
                if (next + columns > area.Columns.Length)
                {
                    continue;
                }

                var width = (columns * area.ColumnWidth) + ((columns - 1) * context.Side.Gutter);
                var height = width * piece.Picture.Source.Height / piece.Picture.Source.Width;
                var top = area.Columns[next].Top;
                height = Math.Min(height, (area.Columns[next].LastBaseline - top) * 0.6);
                var words = piece.CaptionHeightAt(context, width);
                placed.Add(new AcrossPicture(story, piece, next, columns, top, width, height + words + (context.Side.Leading * Air)));
                next += columns;
            }
        }

        return placed.ToImmutable();
    }
}
