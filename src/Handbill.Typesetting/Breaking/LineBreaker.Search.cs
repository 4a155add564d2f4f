using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Handbill.Typesetting.Breaking;

/// <content>The search itself: forward dynamic programming over the legal breakpoints.</content>
public sealed partial class LineBreaker
{
    /// <summary>Most breakpoints of a paragraph for which line counts are told apart.</summary>
    public const int MostCountedBreakpoints = 20_000;

    private const int MostSlack = 8;
    private const int MostHeadLines = 60;

    // Line counts kept at a breakpoint to either side of the best one's, beyond the slack asked for: prefixes may differ by more
    // lines than the whole does.
    private const int SpareLineCounts = 8;

    private const int Classes = 64;
    private const int FitShift = 3;
    private const int ClassShift = 5;
    private const int RunMask = (1 << FitShift) - 1;
    private const int WayMask = (1 << ClassShift) - 1;
    private const int FitMask = (1 << (ClassShift - FitShift)) - 1;
    // Fitness classes: very loose, loose (1), decent, tight.
    private const int VeryLoose = 0;
    private const int Decent = 2;
    private const int Tight = 3;

    private const double RescueTolerance = 800;

    // A line that is just within a limit must not fall to the rounding of the sums: widths are in units of a thousandth em or finer, and
    // the sums of a paragraph are right to about 1e-9 of one.
    private const double Rounding = 1e-6;
    private const double RoundingUp = 1 + 1e-9;

    // Prices in the rescue, each beyond any sum of those before it.
    private const double EmergencyBreakDemerits = 1e12;
    private const double HyphenOverrunDemerits = 1e13;
    private const double OverfullDemerits = 1e15;

    private Point[] points = [];
    private int pointCount;
    private Node[] nodes = [];
    private int nodeCount;
    private int firstEnding;
    private Station[] stations = [];
    private int stationCount;

    // Best way to the breakpoint at hand for each line count, fitness class and run of hyphens, which make up the index.
    private readonly double[] bucketDemerits = NewBuckets();
    private readonly int[] bucketParent = new int[Classes << ClassShift];

    // The buckets that are not empty, one or two as a rule: a bit for each line count that has any, and for each of these one a bucket.
    private readonly uint[] touchedWays = new uint[Classes];
    private ulong touchedClasses;
    private readonly double[] limitByRun = new double[RunMask + 1];
    private bool countLines;
    private int window;
    private int lineBase;

    /// <summary>What one pass allows.</summary>
    /// <param name="Threshold">Largest badness.</param>
    /// <param name="Background">Stretch that each line has besides its own.</param>
    /// <param name="Automatic">Whether automatic hyphens may be used.</param>
    /// <param name="Final">Whether it must succeed.</param>
    private readonly record struct Pass(double Threshold, double Background, bool Automatic, bool Final);

    /// <summary>A legal breakpoint with the sums at this setting.</summary>
    private struct Point
    {
        public double EndWidth;
        public double EndStretch;
        public double EndShrink;
        public double StartWidth;
        public double StartStretch;
        public double StartShrink;

        /// <summary>End of the longest a line may be stretched that ends here.</summary>
        public double Reach;

        /// <summary>The least start, in the terms of <see cref="Reach"/>, of lines from here or any later breakpoint.</summary>
        public double NearestStart;

        /// <summary>The least end, shrunk as far as it goes, of lines to here or any later breakpoint: a hyphen can be wider than the
        /// syllable after it, and then a line too long for the one is not too long for the other. TeX does not look ahead.</summary>
        public double NearestEnd;

        public double Demerits;
        public int Index;
        public bool Hyphen;
        public bool Forced;
        public bool Last;
    }

    /// <summary>A way to get to a breakpoint.</summary>
    private struct Node
    {
        public double Demerits;
        public int Break;
        public int Parent;

        /// <summary>Lines so far.</summary>
        public int Line;
        public byte Fit;
        public byte Run;

        /// <summary>1 after a hyphen, otherwise 0.</summary>
        public byte Hyphen;
    }

    /// <summary>The nodes of one breakpoint whose next lines have the same measure.</summary>
    private struct Station
    {
        public double StartWidth;
        public double StartStretch;
        public double StartShrink;
        public double NearestStart;
        public double ShrunkStart;
        public double Measure;
        public int First;
        public int End;
        public bool Dead;
    }

    private static double[] NewBuckets()
    {
        var buckets = new double[Classes << ClassShift];
        buckets.AsSpan().Fill(double.PositiveInfinity);
        return buckets;
    }

    private bool Search<TBadness>(in Pass pass)
        where TBadness : struct, IBadness
    {
        var p = parameters;
        var rescue = pass.Final && !p.TexArithmetic;
        var threshold = Math.Min(pass.Threshold >= 10_000 ? TBadness.Worst : pass.Threshold, TBadness.Worst) * RoundingUp;
        var background = pass.Background + (p.Ragged ? p.RaggedStretch : 0);
        var ratio = TBadness.LargestRatio(threshold);
        var shortest = p.HeadLines > 0 ? Math.Min(measure, p.HeadMeasure) : measure;

        // One unit less, so that rounding never ends the search before the exact test would.
        var limit = double.IsInfinity(ratio) ? double.NegativeInfinity : shortest - (ratio * background) - 1;
        Prepare(pass, ratio, rescue);
        Begin();

        var runLimit = p.HyphenRun >= BreakParameters.NoHyphenLimit ? 0 : p.HyphenRun;
        var tracksRuns = p.HyphenRun < BreakParameters.NoHyphenLimit;
        var lineCap = countLines ? int.MaxValue : p.HeadLines;
        var adjacent = p.AdjacentFitnessDemerits;

        // Prices by fitness of this line and the one before it, and by a hyphen before: tables, since nothing predicts such branches.
        Span<double> mismatch = stackalloc double[16];
        Span<double> afterHyphen = [0, 0];
        for (var pair = 0; pair < mismatch.Length; pair++)
        {
            mismatch[pair] = Math.Abs((pair >> 2) - (pair & 3)) > 1 ? adjacent : 0;
        }

        var linePenalty = p.LinePenalty;

        // References and not arrays: what indexes them is below their lengths, and checking it is a tenth of the search's time.
        ref var hyphenPrices = ref MemoryMarshal.GetReference(afterHyphen);
        ref var mismatches = ref MemoryMarshal.GetReference(mismatch);
        ref var demeritsNow = ref MemoryMarshal.GetArrayDataReference(bucketDemerits);
        ref var parentNow = ref MemoryMarshal.GetArrayDataReference(bucketParent);
        ref var waysNow = ref MemoryMarshal.GetArrayDataReference(touchedWays);
        var pointsNow = points;
        ref var firstNode = ref MemoryMarshal.GetArrayDataReference(nodes);
        ref var firstStation = ref MemoryMarshal.GetArrayDataReference(stations);
        var head = 0;

        for (var at = 1; at < pointCount; at++)
        {
            ref var target = ref pointsNow[at];
            var forced = target.Forced;
            var reach = forced ? double.PositiveInfinity : target.Reach;
            var fills = forced && (target.Last ? double.IsPositiveInfinity(p.LastLineStretch) : !p.JustifyForcedLines);
            var extraStretch = background + (target.Last && !fills ? p.LastLineStretch : 0);
            afterHyphen[1] = target.Last ? p.FinalHyphenDemerits : target.Hyphen ? p.DoubleHyphenDemerits : 0;
            var classes = 0UL;
            var lastKilled = -1;

            // Copies, since the compiler cannot know that no store below changes the point.
            var endWidth = target.EndWidth;
            var endStretch = target.EndStretch;
            var endShrink = target.EndShrink;
            var price = target.Demerits;
            var countsRun = tracksRuns && target.Hyphen;
            var isLast = target.Last;

            for (var s = head; s < stationCount; s++)
            {
                ref var station = ref Unsafe.Add(ref firstStation, s);
                if (reach - station.NearestStart < limit)
                {
                    break;
                }

                if (station.Dead)
                {
                    head += s == head ? 1 : 0;
                    continue;
                }

                var shortfall = station.Measure - (endWidth - station.StartWidth);
                double badness;
                int fit;
                if (shortfall > 0)
                {
                    badness = fills ? 0 : TBadness.Of(shortfall, endStretch - station.StartStretch + extraStretch);
                    fit = Decent - (badness > 12 ? 1 : 0) - (badness > 99 ? 1 : 0);
                }
                else
                {
                    var shrink = endShrink - station.StartShrink;
                    if (-shortfall > shrink + Rounding)
                    {
                        if (forced || target.NearestEnd - station.ShrunkStart > station.Measure + Rounding)
                        {
                            station.Dead = true;
                            lastKilled = s;
                            head += s == head ? 1 : 0;
                        }

                        continue;
                    }

                    badness = shortfall == 0 ? 0 : TBadness.Of(-shortfall, Math.Max(shrink, -shortfall));
                    fit = Decent + (badness > 12 ? 1 : 0);
                }

                if (badness > threshold)
                {
                    lastKilled = forced ? s : lastKilled;
                    continue;
                }

                var line = TBadness.Demerits(linePenalty + badness) + price;
                if (isLast && s > 0 && endWidth - station.StartWidth < p.ShortLastLine * station.Measure)
                {
                    line += p.ShortLastLineDemerits;
                }

                // TeX's last pass asks nothing of the last start's line to a forced break when no other line gets there.
                var unpriced = TBadness.IsTex && pass.Final && forced && s == stationCount - 1;
                var end = station.End;
                for (var n = station.First; n < end; n++)
                {
                    ref readonly var from = ref Unsafe.Add(ref firstNode, n);
                    var total = line + from.Demerits + Unsafe.Add(ref mismatches, ((fit << 2) | from.Fit) & 15)
                        + Unsafe.Add(ref hyphenPrices, from.Hyphen);
                    if (unpriced && classes == 0 && n == end - 1)
                    {
                        total = from.Demerits;
                    }

                    var run = 0;
                    if (countsRun)
                    {
                        run = from.Run + 1;
                        if (run > runLimit)
                        {
                            if (!rescue)
                            {
                                continue;
                            }

                            run = runLimit;
                            total += HyphenOverrunDemerits;
                        }
                    }

                    var lineClass = Math.Min(from.Line + 1, lineCap) - lineBase;
                    if ((uint)lineClass >= Classes)
                    {
                        continue;
                    }

                    // As in TeX, of two equally good ways the later start wins.
                    var bucket = (lineClass << ClassShift) | (fit << FitShift) | run;
                    ref var best = ref Unsafe.Add(ref demeritsNow, bucket);
                    if (total <= best && total <= TBadness.Bound)
                    {
                        best = total;
                        classes |= 1UL << lineClass;
                        Unsafe.Add(ref waysNow, lineClass) |= 1U << (bucket & WayMask);
                        Unsafe.Add(ref parentNow, bucket) = n;
                    }
                }
            }

            if (forced)
            {
                head = stationCount;
            }

            touchedClasses = classes;
            if (classes == 0 && lastKilled >= 0)
            {
                while (head < stationCount && stations[head].Dead)
                {
                    head++;
                }

                if (head == stationCount)
                {
                    if (!pass.Final)
                    {
                        return false;
                    }

                    // Nothing else is left: a line from the last start that could still reach here, too long or too loose.
                    Strand<TBadness>(ref stations[lastKilled], ref target, runLimit, lineCap);
                }
            }

            if (touchedClasses != 0)
            {
                Open<TBadness>(ref target, adjacent);
                firstNode = ref MemoryMarshal.GetArrayDataReference(nodes);
                firstStation = ref MemoryMarshal.GetArrayDataReference(stations);
            }
            else if (forced)
            {
                return false;
            }
        }

        return true;
    }
}
