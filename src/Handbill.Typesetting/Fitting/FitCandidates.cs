using Handbill.Typesetting.Pages;

namespace Handbill.Typesetting.Fitting;

/// <summary>A setting of all knobs that hold for a whole side, and how far it is from the house style.</summary>
/// <param name="Try">What breaking depends on.</param>
/// <param name="Lines">Lines of the first column.</param>
/// <param name="Leading">The leading that gives them, in points.</param>
/// <param name="Cost">Distance from the house style.</param>
internal readonly record struct FitCandidate(FitTry Try, int Lines, double Leading, float Cost);

/// <summary>
/// Every setting within the house style's limits, the nearest first. A knob turned all the way costs its weight, half way a
/// quarter of it, so that several knobs turned a little are nearer than one turned far; the weight grows with the priority, so that
/// what is turned first is turned furthest.
/// </summary>
internal static class FitCandidates
{
    private const int MostSteps = 24;

    /// <summary>Cost of a knob of priority 1 turned all the way; a line more or less in a paragraph costs 1 and up.</summary>
    private const double Weight = 9;

    public static FitCandidate[] List(HouseStyle style, StyleSide side, SideArea area)
    {
        var candidates = new List<FitCandidate>();
        foreach (var size in Steps(style, KnobKind.Size, 1))
        {
            var points = side.BodySize * size;
            foreach (var tracking in Steps(style, KnobKind.Tracking, 0))
            {
                foreach (var headline in Steps(style, KnobKind.HeadlineSize, 1, most: 2))
                {
                    var turned = Cost(style, KnobKind.Size, 1, size) + Cost(style, KnobKind.Tracking, 0, tracking)
                        + Cost(style, KnobKind.HeadlineSize, 1, headline);
                    AddLeadings(candidates, style, side, area, new FitTry(size, tracking, headline), points, turned);
                }
            }
        }

        // The order among equals is the order of listing, so that the choice never depends on the sort.
        return [.. candidates.OrderBy(candidate => candidate.Cost)];
    }

    private static void AddLeadings(
        List<FitCandidate> candidates, HouseStyle style, StyleSide side, SideArea area, in FitTry setting, double points, float turned)
    {
        var natural = side.Leading * setting.Size;
        var knob = style.Knobs.TryGetValue(KnobKind.Leading, out var given) && given.Priority > 0 ? given : new Knob(1, 1, 1, 1);
        var fewest = (int)Math.Ceiling(area.LinesAt(natural * knob.Maximum, points) - 0.0001);
        var most = (int)Math.Floor(area.LinesAt(natural * knob.Minimum, points) + 0.0001);
        if (fewest > most)
        {
            // Limits so narrow that no whole number of lines lies between them: the nearest one is the house style's.
            fewest = most = (int)Math.Round(area.LinesAt(natural, points));
        }

        for (var lines = Math.Max(2, fewest); lines <= most; lines++)
        {
            var leading = area.LeadingFor(lines, points);
            candidates.Add(new FitCandidate(
                setting, lines, leading, turned + Cost(style, KnobKind.Leading, 1, leading / natural)));
        }
    }

    private static IEnumerable<double> Steps(HouseStyle style, KnobKind kind, double home, int most = MostSteps)
    {
        yield return home;
        if (!style.Knobs.TryGetValue(kind, out var knob) || knob.Priority <= 0)
        {
            yield break;
        }

        var step = Math.Max(knob.Step, (knob.Maximum - knob.Minimum) / 2 / most);
        for (var count = 1; count <= most * 2; count++)
        {
            var up = home + (count * step);
            var down = home - (count * step);
            if (up <= knob.Maximum + 0.00001)
            {
                yield return up;
            }

            if (down >= knob.Minimum - 0.00001)
            {
                yield return down;
            }
        }
    }

    private static float Cost(HouseStyle style, KnobKind kind, double home, double value)
    {
        if (value == home || !style.Knobs.TryGetValue(kind, out var knob) || knob.Priority <= 0)
        {
            return 0;
        }

        var range = Math.Max(0.0001, value > home ? knob.Maximum - home : home - knob.Minimum);
        var share = Math.Abs(value - home) / range;
        return (float)(Weight * knob.Priority * share * share);
    }
}
