using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
        var endWidth = source.EndWidth.AsSpan(0, last + 1);
        var endStretch = source.EndStretch.AsSpan(0, last + 1);
        var endShrink = source.EndShrink.AsSpan(0, last + 1);
        var endGlyphs = source.EndGlyphs.AsSpan(0, last + 1);
        var endInk = source.EndInk.AsSpan(0, last + 1);
        var startWidth = source.StartWidth.AsSpan(0, last + 1);
        var startStretch = source.StartStretch.AsSpan(0, last + 1);
        var startShrink = source.StartShrink.AsSpan(0, last + 1);
        var startGlyphs = source.StartGlyphs.AsSpan(0, last + 1);
        var startInk = source.StartInk.AsSpan(0, last + 1);
        var tooDear = rescue ? 10_000 : EmergencyPenaltyOf(p);
        var hyphenate = p.Hyphenate;
        for (var at = 0; at <= last; at++)
        {
            var penalty = source.Penalty[at];
            var hyphen = source.Hyphen[at];
            var ends = at == 0 || at == last;
            if (!ends && (penalty >= tooDear
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
            if (rescue && (penalty >= EmergencyPenalty || (hyphen && !hyphenate && automatic?[at] != false)) && !ends)
            {
                point.Demerits = EmergencyBreakDemerits;
            }

            point.EndWidth = endWidth[at] + (tracking * endGlyphs[at]);
            point.EndStretch = (glue * endStretch[at]) + (expansion * endInk[at]);
            point.EndShrink = (glue * endShrink[at]) + (expansion * endInk[at]);
            point.StartWidth = startWidth[at] + (tracking * startGlyphs[at]);
            point.StartStretch = (glue * startStretch[at]) + (expansion * startInk[at]);
            point.StartShrink = (glue * startShrink[at]) + (expansion * startInk[at]);
            point.Reach = point.EndWidth + (reachRatio * point.EndStretch);
        }

        // Starts hardly ever go backwards, but a hanging quotation mark or a negative kern can make them.
        var nearest = double.PositiveInfinity;
        var nearestEnd = double.PositiveInfinity;
        var looksAhead = !p.TexArithmetic;
        for (var at = pointCount - 1; at >= 0; at--)
        {
            ref var point = ref points[at];
            var shrunkEnd = point.EndWidth - point.EndShrink;
            nearestEnd = looksAhead && nearestEnd < shrunkEnd ? nearestEnd : shrunkEnd;
            point.NearestEnd = nearestEnd;
            var start = point.StartWidth + (reachRatio * point.StartStretch);
            nearest = start < nearest ? start : nearest;
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
        station.ShrunkStart = point.StartWidth - point.StartShrink;
        station.Measure = lineMeasure;
        station.First = first;
        station.End = end;
        station.Dead = false;
    }

    /// <summary>Takes a line that is not feasible because there is no other: TeX's artificial demerits (sections 854, 855).</summary>
    private void Strand<TBadness>(ref Station station, ref Point target, int runLimit, int lineCap)
        where TBadness : struct, IBadness
    {
        var p = parameters;
        var overfull = target.EndWidth - station.StartWidth > station.Measure;
        for (var n = p.TexArithmetic ? station.End - 1 : station.First; n < station.End; n++)
        {
            var total = nodes[n].Demerits + (p.TexArithmetic ? 0 : OverfullDemerits);
            var lineClass = Math.Clamp(Math.Min(nodes[n].Line + 1, lineCap) - lineBase, 0, Classes - 1);
            var run = target.Hyphen ? Math.Min(nodes[n].Run + 1, runLimit) : 0;
            var bucket = (lineClass << ClassShift) | ((overfull ? Tight : VeryLoose) << FitShift) | run;
            if (total <= bucketDemerits[bucket] && total <= TBadness.Bound)
            {
                Touch(bucket);
                bucketDemerits[bucket] = total;
                bucketParent[bucket] = n;
            }
        }
    }

    /// <summary>Notes that there is a way into a bucket.</summary>
    private void Touch(int bucket)
    {
        var lineClass = bucket >> ClassShift;
        touchedClasses |= 1UL << lineClass;
        touchedWays[lineClass] |= 1U << (bucket & WayMask);
    }

    /// <summary>Turns the best ways to a breakpoint into nodes (TeX, section 836), leaving out those that another is sure to beat.</summary>
    private void Open<TBadness>(ref Point target, double adjacent)
        where TBadness : struct, IBadness
    {
        var first = nodeCount;
        var (from, to) = countLines ? LineCountsToKeep() : (0, Classes);
        for (; touchedClasses != 0; touchedClasses &= touchedClasses - 1)
        {
            var lineClass = BitOperations.TrailingZeroCount(touchedClasses);
            var ways = touchedWays[lineClass];
            touchedWays[lineClass] = 0;
            var buckets = lineClass << ClassShift;
            if (lineClass >= from && lineClass <= to)
            {
                if (BitOperations.IsPow2(ways))
                {
                    AddNode(ref target, buckets | BitOperations.TrailingZeroCount(ways));
                }
                else
                {
                    AddUnbeaten<TBadness>(ref target, buckets, ways, adjacent);
                }
            }

            for (; ways != 0; ways &= ways - 1)
            {
                bucketDemerits[buckets | BitOperations.TrailingZeroCount(ways)] = double.PositiveInfinity;
            }
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

    /// <summary>
    /// Adds nodes for the ways to as many lines, but for those that are beaten: by another way with no more hyphens behind it that is
    /// better by more than a fitness mismatch can cost, or of the same fitness and no worse.
    /// </summary>
    private void AddUnbeaten<TBadness>(ref Point target, int buckets, uint ways, double adjacent)
        where TBadness : struct, IBadness
    {
        // The least demerits with so many hyphens in a row or fewer, and a mismatch: no way is beaten by itself. Only a point that is
        // a hyphen has more than one number of them.
        ref var limits = ref MemoryMarshal.GetArrayDataReference(limitByRun);
        ref var demeritsOf = ref bucketDemerits[buckets];
        var runs = target.Hyphen ? RunMask : 0;
        for (var run = 0; run <= runs; run++)
        {
            Unsafe.Add(ref limits, run) = double.PositiveInfinity;
        }

        for (var left = ways; left != 0; left &= left - 1)
        {
            var way = BitOperations.TrailingZeroCount(left);
            var demerits = Unsafe.Add(ref demeritsOf, way) + adjacent;
            ref var limit = ref Unsafe.Add(ref limits, way & RunMask);
            limit = demerits < limit ? demerits : limit;
        }

        for (var run = 1; run <= runs; run++)
        {
            var fewer = Unsafe.Add(ref limits, run - 1);
            ref var limit = ref Unsafe.Add(ref limits, run);
            limit = fewer < limit ? fewer : limit;
        }

        var fit = -1;
        var leastOfFit = double.PositiveInfinity;
        for (var left = ways; left != 0; left &= left - 1)
        {
            var way = BitOperations.TrailingZeroCount(left);
            var demerits = Unsafe.Add(ref demeritsOf, way);
            if (way >> FitShift != fit)
            {
                fit = way >> FitShift;
                leastOfFit = double.PositiveInfinity;
            }

            if (!(demerits > Unsafe.Add(ref limits, way & RunMask) || demerits >= leastOfFit
                || (TBadness.IsTex && demerits > TBadness.Bound - 1 && HasRival(ways, way))))
            {
                AddNode(ref target, buckets | way);
            }

            leastOfFit = demerits < leastOfFit ? demerits : leastOfFit;
        }
    }

    /// <summary>True when another way has no more hyphens behind it.</summary>
    private static bool HasRival(uint ways, int way)
    {
        for (var left = ways & ~(1U << way); left != 0; left &= left - 1)
        {
            if ((BitOperations.TrailingZeroCount(left) & RunMask) <= (way & RunMask))
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddNode(ref Point target, int way)
    {
        if (nodeCount == nodes.Length)
        {
            Array.Resize(ref nodes, 2 * nodes.Length);
        }

        var parent = bucketParent[way];
        ref var node = ref nodes[nodeCount++];
        node.Demerits = bucketDemerits[way];
        node.Break = target.Index;
        node.Parent = parent;
        node.Line = nodes[parent].Line + 1;
        node.Fit = (byte)((way >> FitShift) & FitMask);
        node.Run = (byte)(way & RunMask);
        node.Hyphen = (byte)(target.Hyphen ? 1 : 0);
    }

    /// <summary>The line counts near enough to the best one's to be kept, as classes; moves the base that later classes are counted
    /// from.</summary>
    private (int From, int To) LineCountsToKeep()
    {
        var lineClass = 0;
        var least = double.PositiveInfinity;
        for (var classes = touchedClasses; classes != 0; classes &= classes - 1)
        {
            var buckets = BitOperations.TrailingZeroCount(classes) << ClassShift;
            for (var ways = touchedWays[buckets >> ClassShift]; ways != 0; ways &= ways - 1)
            {
                var demerits = bucketDemerits[buckets | BitOperations.TrailingZeroCount(ways)];
                if (demerits < least)
                {
                    least = demerits;
                    lineClass = buckets >> ClassShift;
                }
            }
        }

        // With the base as far below the best as the window and some lines more, the lines of earlier starts still find their class.
        lineBase += Math.Max(0, lineClass - (Classes / 2));
        return (lineClass - window, lineClass + window);
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
        return -shortfall > shrink + Rounding
            ? new BrokenLine(start, end, -1, width, flags | LineFlags.Overfull)
            : new BrokenLine(start, end, shortfall < 0 ? Math.Max(shortfall / shrink, -1) : 0, width, flags);
    }
}
