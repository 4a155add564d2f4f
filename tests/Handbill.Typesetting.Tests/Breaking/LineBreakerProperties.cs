using CsCheck;
using Handbill.Typesetting.Breaking;

namespace Handbill.Typesetting.Tests.Breaking;

public sealed class LineBreakerProperties
{
    private const int Measure = 6000;

    private static readonly Gen<TexNode> Word = Gen.Int[200, 3500].Select(width => (TexNode)new Box(width));

    private static readonly Gen<TexNode> Gap = Gen.Frequency(
        (8, Gen.Select(Gen.Int[200, 300], Gen.Int[60, 900], Gen.Int[40, 100], (w, y, z) => (TexNode)new Glue(w, y, z))),
        (4, Gen.Select(Gen.Int[100, 330], Gen.Int[0, 200], Gen.Bool, (pre, price, auto) => (TexNode)new Discretionary(pre, 0, 0, price, auto))),
        (1, Gen.Int[-200, 200].Select(price => (TexNode)new Penalty(price))),
        (1, Gen.Const((TexNode)new Penalty(-10_000))));

    private static readonly Gen<BreakParameters> Settings = Gen.Select(
        Gen.OneOf(Gen.Const(50.0), Gen.Const(200.0), Gen.Const(800.0), Gen.Const(3000.0)),
        Gen.Int[0, 4],
        Gen.OneOf(Gen.Const(0.0), Gen.Const(0.02), Gen.Const(0.05)),
        Gen.OneOf(Gen.Const(0.0), Gen.Const(-10.0), Gen.Const(15.0)),
        Gen.OneOf(Gen.Const(0.0), Gen.Const(50_000.0)),
        Gen.Int[0, 3],
        Gen.Int[0, 7],
        (tolerance, run, expansion, tracking, shortLast, head, flags) => new BreakParameters
        {
            Tolerance = tolerance,
            HyphenRun = run == 4 ? BreakParameters.NoHyphenLimit : run,
            Expansion = expansion,
            Tracking = tracking,
            ShortLastLineDemerits = shortLast,
            HeadLines = head == 3 ? 2 : 0,
            HeadMeasure = 4000,
            Hyphenate = flags != 1,
            Ragged = flags == 2,
            LastLineStretch = flags == 3 ? 2000 : double.PositiveInfinity,
            JustifyForcedLines = flags == 4,
        });

    [Fact]
    public void No_way_of_breaking_beats_the_breaker()
    {
        var breaker = new LineBreaker();
        Gen.Select(Paragraph(1, 11), Settings).Sample(
            (nodes, p) =>
            {
                var items = NodeList.ToItems(nodes);
                var best = Oracle.TryAll(items, Measure, p);
                var result = breaker.Break(items, Measure, p);
                result.Sound.ShouldBe(best.Count > 0);
                if (best.Count > 0)
                {
                    result.Demerits.ShouldBe(best.Values.Min(), 1e-3);
                    Oracle.Demerits(items, Measure, p, Breaks(result)).ShouldBe(result.Demerits, 1e-3);
                }
            },
            iter: 4000, threads: 1);
    }

    [Fact]
    public void Each_alternative_is_the_best_of_its_number_of_lines()
    {
        var breaker = new LineBreaker();
        var found = new BreakAlternative[17];
        Gen.Select(Paragraph(1, 11), Settings).Sample(
            (nodes, p) =>
            {
                var items = NodeList.ToItems(nodes);
                var best = Oracle.TryAll(items, Measure, p);
                var count = breaker.BreakAll(items, Measure, p, 8, found);
                if (best.Count == 0)
                {
                    found[0].Sound.ShouldBeFalse();
                    return;
                }

                var optimum = best.MinBy(one => one.Value).Key;
                found.Take(count).Select(one => one.Lines).ShouldBe(best.Keys.Where(lines => Math.Abs(lines - optimum) <= 8).Order());
                foreach (var one in found.Take(count))
                {
                    one.Demerits.ShouldBe(best[one.Lines], 1e-3);
                    var result = breaker.ResultOf(one);
                    result.Lines.Length.ShouldBe(one.Lines);
                    Oracle.Demerits(items, Measure, p, Breaks(result)).ShouldBe(one.Demerits, 1e-3);
                    new LineBreaker().Break(items, Measure, p, one.Lines)!.Lines.ShouldBe(result.Lines);
                }
            },
            iter: 4000, threads: 1);
    }

    [Fact]
    public void Lines_follow_each_other_from_start_to_end_and_hold_to_forced_breaks_and_tolerance()
    {
        var breaker = new LineBreaker();
        Gen.Select(Paragraph(1, 120), Settings).Sample(
            (nodes, p) =>
            {
                var items = NodeList.ToItems(nodes);
                var result = breaker.Break(items, Measure, p);
                var breaks = Breaks(result);
                breaks[0].ShouldBe(0);
                breaks[^1].ShouldBe(items.Count - 1);
                breaks.ShouldBe(breaks.Distinct().Order());
                Enumerable.Range(1, items.Count - 2).Where(k => items.Penalty[k] <= -10_000).ShouldBeSubsetOf(breaks);
                if (result.Sound)
                {
                    Oracle.Demerits(items, Measure, p, breaks).ShouldBe(result.Demerits, 1e-3);
                    result.Lines.ShouldAllBe(line => (line.Flags & (LineFlags.Overfull | LineFlags.Underfull)) == LineFlags.None);
                }

                new LineBreaker().Break(items, Measure, p).Lines.ShouldBe(result.Lines);
            },
            iter: 2000, threads: 1);
    }

    [Fact]
    public void Limit_on_runs_of_hyphens_holds_wherever_there_is_a_way()
    {
        var breaker = new LineBreaker();
        var syllable = Gen.Select(Gen.Int[300, 1500], Gen.Int[0, 3], Gen.Int[0, 120], (width, gap, price) => (TexNode[])
        [
            new Box(width), gap == 0 ? new Glue(250, 600, 80) : new Discretionary(100, 0, 0, price, Automatic: true),
        ]);
        Gen.Select(syllable.List[6, 12], Gen.Int[1, 2]).Sample(
            (syllables, run) =>
            {
                var items = NodeList.ToItems([.. syllables.SelectMany(nodes => nodes), new Box(400)]);
                var p = new BreakParameters { Tolerance = 9000, Expansion = 0.2, HyphenRun = run, DoubleHyphenDemerits = 0, AdjacentFitnessDemerits = 50 };
                var best = Oracle.TryAll(items, 2200, p);
                var result = breaker.Break(items, 2200, p);
                result.Sound.ShouldBe(best.Count > 0);
                if (best.Count > 0)
                {
                    result.Demerits.ShouldBe(best.Values.Min(), 1e-3);
                }
            },
            iter: 1000, threads: 1);
    }

    [Fact]
    public void Line_that_shrinks_exactly_to_its_measure_is_not_lost_to_rounding()
    {
        // 971 + 750 + 929 and a hyphen of 100, a fifth narrower, are the measure of 2200: running sums make it a little more.
        var widths = new[] { 304, 1048, 1262, 971, 750, 929, 896, 807, 400 };
        var nodes = widths.SelectMany(width => (TexNode[])[new Box(width), new Discretionary(100, 0, 0, 10, Automatic: true)]).SkipLast(1);
        var items = NodeList.ToItems([.. nodes, new Glue(250, 600, 80), new Box(400)]);
        var p = new BreakParameters { Tolerance = 9000, Expansion = 0.2, HyphenRun = 2, DoubleHyphenDemerits = 0, AdjacentFitnessDemerits = 50 };

        var result = new LineBreaker().Break(items, 2200, p);

        result.Sound.ShouldBeTrue();
        result.Demerits.ShouldBe(Oracle.TryAll(items, 2200, p).Values.Min(), 1e-3);
        result.Lines.ShouldAllBe(line => line.Ratio >= -1 && !line.Flags.HasFlag(LineFlags.Overfull));
    }

    [Fact]
    public void Dearer_hyphens_never_make_more_of_them()
    {
        var breaker = new LineBreaker();
        Gen.Select(Paragraph(5, 120), Gen.Int[0, 60], Gen.Int[60, 400]).Sample(
            (nodes, cheap, dear) =>
            {
                var p = new BreakParameters { Tolerance = 3000, DoubleHyphenDemerits = 0, FinalHyphenDemerits = 0 };
                Hyphens(cheap).ShouldBeGreaterThanOrEqualTo(Hyphens(dear));
                Hyphens(null).ShouldBe(0);

                int Hyphens(int? price)
                {
                    var priced = nodes.Select(node => node is Discretionary disc ? disc with { Price = price ?? 0, Automatic = true } : node);
                    var result = breaker.Break(NodeList.ToItems([.. priced]), Measure, p with { Hyphenate = price is not null });
                    return result.Sound ? result.Lines.Count(line => line.Hyphen) : price is null ? 0 : int.MaxValue;
                }
            },
            iter: 1000, threads: 1);
    }

    private static Gen<List<TexNode>> Paragraph(int from, int to) =>
        Gen.Select(Word, Gap).List[from, to].Select(pairs =>
        {
            var nodes = new List<TexNode>();
            foreach (var (word, gap) in pairs)
            {
                nodes.Add(word);
                nodes.Add(gap);
            }

            nodes.Add(new Box(500));
            return nodes;
        });

    private static int[] Breaks(BreakResult result) => [0, .. result.Lines.Select(line => line.End)];
}
