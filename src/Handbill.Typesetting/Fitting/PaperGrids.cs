using Handbill.Typesetting.Pages;

namespace Handbill.Typesetting.Fitting;

/// <summary>The settings of a paper's pages within the house style's limits. Headlines go by rank and are not among the knobs.</summary>
internal static class PaperGrids
{
    /// <summary>Sizes and trackings, the nearest to the house style first.</summary>
    public static PaperTry[] Tries(HouseStyle style)
    {
        var tries = new List<PaperTry>();
        foreach (var size in FitCandidates.Steps(style, KnobKind.Size, 1))
        {
            foreach (var tracking in FitCandidates.Steps(style, KnobKind.Tracking, 0))
            {
                tries.Add(new PaperTry(
                    new FitTry(size, tracking, 1),
                    FitCandidates.Cost(style, KnobKind.Size, 1, size) + FitCandidates.Cost(style, KnobKind.Tracking, 0, tracking)));
            }
        }

        return [.. tries.OrderBy(one => one.Cost)];
    }

    /// <summary>The grids that a page may have at a setting, the nearest first.</summary>
    public static PaperGrid[] List(HouseStyle style, StyleSide side, SideArea area, in PaperTry one)
    {
        var size = side.BodySize * one.Setting.Size;
        var natural = side.Leading * one.Setting.Size;
        var knob = style.Knobs.FactorOf(KnobKind.Leading);
        var fewest = (int)Math.Ceiling(area.LinesAt(natural * knob.Maximum, size) - 0.0001);
        var most = (int)Math.Floor(area.LinesAt(natural * knob.Minimum, size) + 0.0001);
        if (fewest > most)
        {
            fewest = most = (int)Math.Round(area.LinesAt(natural, size));
        }

        var grids = new List<PaperGrid>();
        for (var lines = Math.Max(2, fewest); lines <= Math.Max(2, most); lines++)
        {
            var leading = area.LeadingFor(lines, size);
            grids.Add(new PaperGrid(
                one.Setting, size, lines, leading, one.Cost + FitCandidates.Cost(style, KnobKind.Leading, 1, leading / natural)));
        }

        return [.. grids.OrderBy(grid => grid.Cost)];
    }
}
