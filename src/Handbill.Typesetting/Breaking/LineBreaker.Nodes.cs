namespace Handbill.Typesetting.Breaking;

/// <content>The workspace: sums at the setting, nodes and stations, and the way back from the end.</content>
public sealed partial class LineBreaker
{
    /// <summary>Gathers the breakpoints that the pass allows, with their sums at this setting.</summary>
    private void Prepare(in Pass pass, double ratio, bool rescue)
    {
        var source = items!;
        var p = parameters;
        if (points.Length < source.Count)
        {
            points = new Point[Math.Max(source.Count, 2 * points.Length)];
        }

        var hyphens = rescue || p.HyphenRun > 0;
        var glue = p.Ragged ? 0 : 1;
        var expansion = p.Ragged ? 0 : p.Expansion;
        var tracking = p.Tracking;
        var reachRatio = double.IsInfinity(ratio) ? 0 : ratio;
        var last = source.Count - 1;
        var automatic = source.Automatic;
        pointCount = 0;
        for (var at = 0; at <= last; at++)
        {
            var penalty = source.Penalty[at];
            var hyphen = source.Hyphen[at];
            var ends = at == 0 || at == last;
            if (!ends && (penalty >= (rescue ? 10_000 : EmergencyPenaltyOf(p))
                || (hyphen && (!hyphens || (!pass.Automatic && (automatic is null || automatic[at]))))))
            {
                continue;
            }

            ref var point = ref points[pointCount++];
            point.Index = at;
            point.Hyphen = hyphen && !ends;
            point.Last = at == last;
            point.Forced = at > 0 && (point.Last || penalty <= -10_000);
            var price = (double)penalty * penalty;
            point.Demerits = point.Forced ? 0 : penalty < 0 ? -price : price;
            if (rescue && (penalty >= EmergencyPenalty || (hyphen && !p.Hyphenate && automatic?[at] != false)) && !ends)
            {
                point.Demerits = EmergencyBreakDemerits;
            }

            point.EndWidth = source.EndWidth[at] + (tracking * source.EndGlyphs[at]);
            point.EndStretch = (glue * source.EndStretch[at]) + (expansion * source.EndInk[at]);
            point.EndShrink = (glue * source.EndShrink[at]) + (expansion * source.EndInk[at]);
            point.StartWidth = source.StartWidth[at] + (tracking * source.StartGlyphs[at]);
            point.StartStretch = (glue * source.StartStretch[at]) + (expansion * source.StartInk[at]);
            point.StartShrink = (glue * source.StartShrink[at]) + (expansion * source.StartInk[at]);
            point.Reach = point.EndWidth + (reachRatio * point.EndStretch);
        }

        // Starts hardly ever go backwards, but a hanging quotation mark or a negative kern can make them.
        var nearest = double.PositiveInfinity;
        for (var at = pointCount - 1; at >= 0; at--)
        {
            ref var point = ref points[at];
            nearest = Math.Min(nearest, point.StartWidth + (reachRatio * point.StartStretch));
            point.NearestStart = nearest;
        }
    }

    private static int EmergencyPenaltyOf(BreakParameters p) => p.TexArithmetic ? 10_000 : EmergencyPenalty;

    private void Begin()
    {
        if (stations.Length == 0)
        {
            stations = new Station[64];
            nodes = new Node[128];
        }

        lineBase = 0;
        nodes[0] = new Node { Break = 0, Parent = -1, Fit = Decent };
        nodeCount = 1;
        stationCount = 0;
        AddStation(ref points[0], 0, 1, MeasureOf(0));
    }

    private double MeasureOf(int line) => line < parameters.HeadLines ? parameters.HeadMeasure : measure;

    private void AddStation(ref Point point, int first, int end, double lineMeasure)
    {
        if (stationCount == stations.Length)
        {
            Array.Resize(ref stations, 2 * stations.Length);
        }

        ref var station = ref stations[stationCount++];
        station.StartWidth = point.StartWidth;
        station.StartStretch = point.StartStretch;
        station.StartShrink = point.StartShrink;
        station.NearestStart = point.NearestStart;
        station.Measure = lineMeasure;
        station.First = first;
        station.End = end;
        station.Dead = false;
    }

    /// <summary>Takes a line that is not feasible because there is no other: TeX's artificial demerits (sections 854, 855).</summary>
    private void Strand<TBadness>(
        ref Station station, ref Point target, int runs, int lineCap, ref int lowest, ref int highest)
        where TBadness : struct, IBadness
    {
        var p = parameters;
        var overfull = target.EndWidth - station.StartWidth > station.Measure;
        for (var n = p.TexArithmetic ? station.End - 1 : station.First; n < station.End; n++)
        {
            var total = nodes[n].Demerits + (p.TexArithmetic ? 0 : OverfullDemerits);
            var lineClass = Math.Clamp(Math.Min(nodes[n].Line + 1, lineCap) - lineBase, 0, Classes - 1);
            var run = target.Hyphen ? Math.Min(nodes[n].Run + 1, runs - 1) : 0;
            var bucket = (((lineClass * Fits) + (overfull ? Tight : VeryLoose)) * runs) + run;
            if (total <= bucketDemerits[bucket] && total <= TBadness.Bound)
            {
                bucketDemerits[bucket] = total;
                bucketParent[bucket] = n;
                lowest = Math.Min(lowest, lineClass);
                highest = Math.Max(highest, lineClass);
            }
        }
    }

    /// <summary>Turns the best ways to a breakpoint into nodes (TeX, section 836), leaving out those that another is sure to beat.</summary>
    private void Open<TBadness>(ref Point target, int lowest, int highest, int runs, double adjacent)
        where TBadness : struct, IBadness
    {
        if (countLines)
        {
            DropFarLineCounts(ref lowest, ref highest, runs);
        }

        var first = nodeCount;
        Span<double> bound = stackalloc double[BreakParameters.NoHyphenLimit];
        for (var lineClass = lowest; lineClass <= highest; lineClass++)
        {
            var start = lineClass * Fits * runs;
            var buckets = bucketDemerits.AsSpan(start, Fits * runs);

            // A way is beaten by one with no more hyphens behind it that is better by the price of a fitness mismatch.
            var least = double.PositiveInfinity;
            for (var run = 0; run < runs; run++)
            {
                for (var fit = 0; fit < Fits; fit++)
                {
                    least = Math.Min(least, buckets[(fit * runs) + run]);
                }

                bound[run] = Math.Min(least + adjacent, TBadness.Bound - 1);
            }

            if (double.IsPositiveInfinity(least))
            {
                continue;
            }

            for (var fit = 0; fit < Fits; fit++)
            {
                var fewer = double.PositiveInfinity;
                for (var run = 0; run < runs; run++)
                {
                    var demerits = buckets[(fit * runs) + run];
                    if (demerits <= bound[run] && demerits < fewer)
                    {
                        fewer = demerits;
                        AddNode(ref target, bucketParent[start + (fit * runs) + run], demerits, fit, run);
                    }
                }
            }

            buckets.Fill(double.PositiveInfinity);
        }

        firstEnding = first;
        var split = first;
        while (split < nodeCount && nodes[split].Line < parameters.HeadLines)
        {
            split++;
        }

        if (split > first)
        {
            AddStation(ref target, first, split, parameters.HeadMeasure);
        }

        if (split < nodeCount)
        {
            AddStation(ref target, split, nodeCount, measure);
        }
    }

    private void AddNode(ref Point target, int parent, double demerits, int fit, int run)
    {
        if (nodeCount == nodes.Length)
        {
            Array.Resize(ref nodes, 2 * nodes.Length);
        }

        ref var node = ref nodes[nodeCount++];
        node.Demerits = demerits;
        node.Break = target.Index;
        node.Parent = parent;
        node.Line = nodes[parent].Line + 1;
        node.Fit = (byte)fit;
        node.Run = (byte)run;
        node.Hyphen = target.Hyphen;
    }

    /// <summary>Forgets line counts too far from the best one's, and moves the base that classes are counted from.</summary>
    private void DropFarLineCounts(ref int lowest, ref int highest, int runs)
    {
        if (highest - lowest <= window && highest < Classes / 2)
        {
            return;
        }

        var width = Fits * runs;
        var best = lowest;
        var least = double.PositiveInfinity;
        for (var bucket = lowest * width; bucket < (highest + 1) * width; bucket++)
        {
            if (bucketDemerits[bucket] < least)
            {
                least = bucketDemerits[bucket];
                best = bucket / width;
            }
        }

        // Classes outside the window are cleared; those inside move down when the base does.
        var from = Math.Max(lowest, best - window);
        var to = Math.Min(highest, best + window);
        bucketDemerits.AsSpan(lowest * width, (from - lowest) * width).Fill(double.PositiveInfinity);
        bucketDemerits.AsSpan((to + 1) * width, (highest - to) * width).Fill(double.PositiveInfinity);
        lowest = from;
        highest = to;
        var move = best - (Classes / 2) + 4;
        if (move <= 0 || move > from)
        {
            return;
        }

        bucketDemerits.AsSpan(from * width, (to - from + 1) * width).CopyTo(bucketDemerits.AsSpan((from - move) * width));
        bucketParent.AsSpan(from * width, (to - from + 1) * width).CopyTo(bucketParent.AsSpan((from - move) * width));
        bucketDemerits.AsSpan(Math.Max(from, to + 1 - move) * width, Math.Min(move, to - from + 1) * width).Fill(double.PositiveInfinity);
        lineBase += move;
        lowest -= move;
        highest -= move;
    }

    private BreakResult Trace(int ending, bool sound)
    {
        var lines = new BrokenLine[nodes[ending].Line];
        var node = ending;
        for (var line = lines.Length - 1; line >= 0; line--)
        {
            var parent = nodes[node].Parent;
            lines[line] = LineOf(line, nodes[parent].Break, nodes[node].Break);
            node = parent;
        }

        return new BreakResult(lines, nodes[ending].Demerits, sound);
    }

    private BrokenLine LineOf(int line, int start, int end)
    {
        var source = items!;
        var p = parameters;
        var width = source.EndWidth[end] - source.StartWidth[start]
            + (p.Tracking * (source.EndGlyphs[end] - source.StartGlyphs[start]));
        var last = end == source.Count - 1;
        var forced = last || source.Penalty[end] <= -10_000;
        var flags = (source.Hyphen[end] && !last ? LineFlags.Hyphen : LineFlags.None) | (forced ? LineFlags.Forced : LineFlags.None);
        var shortfall = MeasureOf(line) - width;
        var expansion = p.Ragged ? 0 : p.Expansion * (source.EndInk[end] - source.StartInk[start]);
        var fills = forced && (last ? double.IsPositiveInfinity(p.LastLineStretch) : !p.JustifyForcedLines);
        if (shortfall > 0)
        {
            var stretch = p.Ragged ? p.RaggedStretch : source.EndStretch[end] - source.StartStretch[start] + expansion;
            stretch += last && !fills ? p.LastLineStretch : 0;
            var ratio = fills || stretch <= 0 ? 0 : shortfall / stretch;
            var loose = !fills && p.Tolerance < 10_000 && (stretch <= 0 || 100 * ratio * ratio * ratio > p.Tolerance + 1);
            return new BrokenLine(start, end, p.Ragged ? 0 : ratio, width, flags | (loose ? LineFlags.Underfull : LineFlags.None));
        }

        var shrink = p.Ragged ? 0 : source.EndShrink[end] - source.StartShrink[start] + expansion;
        return -shortfall > shrink
            ? new BrokenLine(start, end, -1, width, flags | LineFlags.Overfull)
            : new BrokenLine(start, end, shortfall < 0 ? shortfall / shrink : 0, width, flags);
    }
}
