using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Proofs;

/// <summary>Where a story stands on a page, in points from its top left corner.</summary>
/// <param name="Node">The story's node in the structure, a <see cref="StructureRole.Art"/>.</param>
/// <param name="Page">Index of the page.</param>
/// <param name="X">Left.</param>
/// <param name="Y">Top.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public readonly record struct StoryArea(int Node, int Page, double X, double Y, double Width, double Height);

/// <summary>Finds the areas that stories take: one for each column that a story runs over, so that a click finds what was clicked.</summary>
public static class StoryAreas
{
    // Letters rise and hang by about as much of their size.
    private const double Rise = 0.8, Depth = 0.25;

    /// <summary>All areas of an edition, by page.</summary>
    public static IReadOnlyList<StoryArea> Of(TypesetEdition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var stories = new int[edition.Structure.Count];
        for (var node = 0; node < stories.Length; node++)
        {
            // Parents stand before their children.
            var parent = edition.Structure[node].Parent;
            stories[node] = edition.Structure[node].Role == StructureRole.Art ? node : parent < 0 ? -1 : stories[parent];
        }

        var areas = new List<StoryArea>();
        for (var page = 0; page < edition.Pages.Count; page++)
        {
            var first = areas.Count;
            foreach (var run in edition.Pages[page].Runs)
            {
                if (run.Node >= 0 && stories[run.Node] >= 0)
                {
                    Add(areas, first, new StoryArea(
                        stories[run.Node], page, run.X, run.Baseline - (Rise * run.Size), GlyphPositions.Width(run), (Rise + Depth) * run.Size));
                }
            }

            foreach (var picture in edition.Pages[page].Pictures)
            {
                // A picture over several columns would join them, so it is an area of its own.
                if (picture.Node >= 0 && stories[picture.Node] >= 0)
                {
                    areas.Add(new StoryArea(stories[picture.Node], page, picture.X, picture.Y, picture.Width, picture.Height));
                }
            }
        }

        return areas;
    }

    private static void Add(List<StoryArea> areas, int first, StoryArea added)
    {
        for (var index = first; index < areas.Count; index++)
        {
            var area = areas[index];
            if (area.Node == added.Node && area.X < added.X + added.Width && added.X < area.X + area.Width)
            {
                var (left, top) = (Math.Min(area.X, added.X), Math.Min(area.Y, added.Y));
                areas[index] = area with
                {
                    X = left,
                    Y = top,
                    Width = Math.Max(area.X + area.Width, added.X + added.Width) - left,
                    Height = Math.Max(area.Y + area.Height, added.Y + added.Height) - top,
                };
                return;
            }
        }

        areas.Add(added);
    }
}
