using Handbill.Typesetting.Breaking;

namespace Handbill.Typesetting.Tests.Breaking;

/// <summary>The definition of what is best, written without regard for speed: judges given breaks, and tries all there are.</summary>
internal static class Oracle
{
    /// <summary>Demerits of given breaks, or infinity when a line is not within the tolerance or breaks a rule.</summary>
    public static double Demerits(BreakItems items, double measure, BreakParameters p, IReadOnlyList<int> breaks)
    {
        double total = 0;
        var fitness = 2;
        var afterHyphen = false;
        var run = 0;
        for (var line = 0; line + 1 < breaks.Count; line++)
        {
            var (a, b) = (breaks[line], breaks[line + 1]);
            var last = b == items.Count - 1;
            var hyphen = items.Hyphen[b] && !last;
            run = hyphen ? run + 1 : 0;
            if (hyphen && (run > p.HyphenRun && p.HyphenRun < 8 || !p.Hyphenate && items.Automatic![b]))
            {
                return double.PositiveInfinity;
            }

            var forced = last || items.Penalty[b] <= -10_000;
            for (var k = a + 1; k < b; k++)
            {
                if (items.Penalty[k] <= -10_000)
                {
                    return double.PositiveInfinity;
                }
            }

            if (!forced && items.Penalty[b] >= 9999)
            {
                return double.PositiveInfinity;
            }

            var available = line < p.HeadLines ? p.HeadMeasure : measure;
            var ink = items.EndInk[b] - items.StartInk[a];
            var width = items.EndWidth[b] - items.StartWidth[a] + p.Tracking * (items.EndGlyphs[b] - items.StartGlyphs[a]);
            var stretch = p.Ragged ? p.RaggedStretch : items.EndStretch[b] - items.StartStretch[a] + p.Expansion * ink;
            var shrink = p.Ragged ? 0 : items.EndShrink[b] - items.StartShrink[a] + p.Expansion * ink;
            var fills = forced && (last ? double.IsInfinity(p.LastLineStretch) : !p.JustifyForcedLines);
            var shortfall = available - width;
            if (-shortfall > shrink + 1e-6)
            {
                return double.PositiveInfinity;
            }

            var ratio = shortfall == 0 || fills && shortfall > 0 ? 0
                : shortfall > 0 ? shortfall / (stretch + (last && !fills ? p.LastLineStretch : 0)) : Math.Min(-shortfall / shrink, 1);
            var badness = 100 * ratio * ratio * ratio;
            if (badness > p.Tolerance * (1 + 1e-9))
            {
                return double.PositiveInfinity;
            }

            var now = badness <= 12 ? 2 : shortfall < 0 ? 3 : badness <= 99 ? 1 : 0;
            total += (p.LinePenalty + badness) * (p.LinePenalty + badness);
            double penalty = forced ? 0 : items.Penalty[b];
            total += penalty * Math.Abs(penalty);
            total += afterHyphen && hyphen ? p.DoubleHyphenDemerits : afterHyphen && last ? p.FinalHyphenDemerits : 0;
            total += Math.Abs(now - fitness) > 1 ? p.AdjacentFitnessDemerits : 0;
            total += last && a > 0 && width < p.ShortLastLine * available ? p.ShortLastLineDemerits : 0;
            fitness = now;
            afterHyphen = hyphen;
        }

        return total;
    }

    /// <summary>The fewest demerits for each number of lines, by trying every set of breaks.</summary>
    public static Dictionary<int, double> TryAll(BreakItems items, double measure, BreakParameters p)
    {
        var best = new Dictionary<int, double>();
        var inner = items.Count - 2;
        for (var set = 0; set < 1 << inner; set++)
        {
            var breaks = new List<int> { 0 };
            for (var k = 0; k < inner; k++)
            {
                if ((set >> k & 1) != 0)
                {
                    breaks.Add(k + 1);
                }
            }

            breaks.Add(items.Count - 1);
            var demerits = Demerits(items, measure, p, breaks);
            var lines = breaks.Count - 1;
            if (!double.IsInfinity(demerits) && (!best.TryGetValue(lines, out var known) || demerits < known))
            {
                best[lines] = demerits;
            }
        }

        return best;
    }
}
