using Handbill.Typesetting.Breaking;

namespace Handbill.Typesetting.Tests.Breaking;

public sealed class LineBreakerTests
{
    private static readonly Glue Space = new(250, 125, 83);
    private static readonly BreakParameters Ours = new() { Tolerance = 800 };

    private readonly LineBreaker breaker = new();

    [Fact]
    public void Word_wider_than_its_column_stands_on_a_line_of_its_own_flagged_overfull()
    {
        var items = Words(2000, 2000, 9000, 2000, 2000);

        var result = breaker.Break(items, 5000, Ours);

        result.Lines.Where(line => line.Overfull).Select(line => (line.Start, line.End)).ShouldBe([(2, 3)]);
        result.Lines.Select(line => line.End).ShouldBe([2, 3, 5]);
        result.Overfull.ShouldBeTrue();
        result.Sound.ShouldBeFalse();
    }

    [Fact]
    public void Overlong_word_is_broken_at_emergency_breakpoints_where_it_has_them()
    {
        var nodes = new List<TexNode> { new Box(2000), Space };
        for (var letter = 0; letter < 20; letter++)
        {
            nodes.Add(new Box(450));
            nodes.Add(new Penalty(LineBreaker.EmergencyPenalty));
        }

        nodes.AddRange([new Box(450), Space, new Box(2000)]);

        breaker.Break(NodeList.ToItems(nodes), 5000, Ours).Overfull.ShouldBeFalse();
    }

    [Fact]
    public void Emergency_breakpoints_are_left_alone_while_loose_lines_will_do()
    {
        TexNode[] nodes =
        [
            new Box(1500), Space, new Box(2500), new Penalty(LineBreaker.EmergencyPenalty), new Box(2000), Space, new Box(3000),
            Space, new Box(1000),
        ];
        var items = NodeList.ToItems(nodes);
        var emergency = Array.IndexOf(items.Penalty, (short)LineBreaker.EmergencyPenalty);

        var result = breaker.Break(items, 5000, Ours);

        result.Sound.ShouldBeFalse();
        result.Overfull.ShouldBeFalse();
        result.Lines.ShouldNotContain(line => line.End == emergency);
        result.Lines.ShouldContain(line => (line.Flags & LineFlags.Underfull) != LineFlags.None);
    }

    [Fact]
    public void Run_of_hyphens_is_exceeded_only_when_a_line_would_stick_out_otherwise()
    {
        // One word of six syllables, each as wide as fits a line.
        var nodes = new List<TexNode>();
        for (var syllable = 0; syllable < 6; syllable++)
        {
            nodes.AddRange([new Box(4500), new Discretionary(300, 0, 0, 50, Automatic: true)]);
        }

        nodes.Add(new Box(3000));
        var items = NodeList.ToItems(nodes);

        var result = breaker.Break(items, 5000, Ours with { HyphenRun = 2 });

        result.Overfull.ShouldBeFalse();
        result.Lines.Length.ShouldBe(7);
        result.Sound.ShouldBeFalse();
    }

    [Fact]
    public void Without_hyphenation_words_still_break_after_a_hyphen_of_the_text()
    {
        TexNode[] nodes =
        [
            new Box(3000), Space, new Box(1500), new Discretionary(0, 0, 0, 50, Automatic: false), new Box(2000), Space, new Box(2500),
            Space, new Box(1000), new Discretionary(300, 0, 0, 50, Automatic: true), new Box(3000),
        ];

        var result = breaker.Break(NodeList.ToItems(nodes), 4750, Ours with { Hyphenate = false });

        result.Sound.ShouldBeTrue();
        result.Lines[0].Hyphen.ShouldBeTrue();
        result.Lines.Count(line => line.Hyphen).ShouldBe(1);
    }

    [Fact]
    public void Ragged_lines_keep_their_spaces_and_never_pass_the_measure()
    {
        foreach (var paragraph in TexAnswers.Read())
        {
            var measure = 200.0 * 65536;
            var p = new BreakParameters { Tolerance = 9000, Ragged = true, RaggedStretch = measure / 8 };
            var result = breaker.Break(paragraph.Items, measure, p);
            result.Lines.ShouldAllBe(line => line.Ratio == 0 && line.Width <= measure);
        }
    }

    [Fact]
    public void Ragged_lines_are_evened_out_where_first_fit_would_leave_a_hole()
    {
        // First fit: 3050, 800, 3300. Evened: 1400, 2450, 3300.
        var items = Words(1400, 1400, 800, 3300);
        var p = new BreakParameters { Tolerance = 9000, Ragged = true, LastLineStretch = 0 };

        breaker.Break(items, 3600, p).Lines.Select(line => line.End).ShouldBe([1, 3, 4]);
    }

    [Fact]
    public void First_lines_have_the_head_measure()
    {
        var items = Words([.. Enumerable.Repeat(700, 60)]);
        var p = Ours with { HeadLines = 3, HeadMeasure = 4500 };

        var result = breaker.Break(items, 9000, p);

        result.Sound.ShouldBeTrue();
        result.Lines.Take(3).ShouldAllBe(line => Math.Abs(Set(items, line) - 4500) < 0.01);
        result.Lines.Skip(3).SkipLast(1).ShouldAllBe(line => Math.Abs(Set(items, line) - 9000) < 0.01);
    }

    [Fact]
    public void Expansion_and_tracking_take_their_share_of_a_line()
    {
        var items = Words([.. Enumerable.Repeat(900, 40)]);
        var p = Ours with { Expansion = 0.02, Tracking = -8 };

        var result = breaker.Break(items, 10_000, p);

        foreach (var line in result.Lines.SkipLast(1))
        {
            var ink = items.EndInk[line.End] - items.StartInk[line.Start];
            var glyphs = items.EndGlyphs[line.End] - items.StartGlyphs[line.Start];
            var set = Set(items, line) + (-8 * glyphs) + (line.Ratio * 0.02 * ink);
            set.ShouldBe(10_000, 0.01);
        }
    }

    [Fact]
    public void Short_last_line_is_avoided_where_there_is_another_way()
    {
        var items = Words([.. Enumerable.Repeat(900, 17), 500]);
        var plain = breaker.Break(items, 9200, Ours with { Tolerance = 5000 });
        var careful = breaker.Break(items, 9200, Ours with { Tolerance = 5000, ShortLastLineDemerits = 1e9, ShortLastLine = 0.25 });

        plain.Lines[^1].Width.ShouldBeLessThan(0.25 * 9200);
        careful.Lines[^1].Width.ShouldBeGreaterThanOrEqualTo(0.25 * 9200);
    }

    [Fact]
    public void Asking_for_lines_that_no_way_gives_is_answered_with_null()
    {
        var items = Words(1000, 1000, 1000);

        breaker.Break(items, 5000, Ours, 3).ShouldBeNull();
        breaker.Break(items, 5000, Ours, 1).ShouldNotBeNull().Lines.Length.ShouldBe(1);
    }

    [Fact]
    public void Searching_allocates_nothing_once_warm()
    {
        var paragraphs = TexAnswers.Read();
        var found = new BreakAlternative[3];
        var p = new BreakParameters { Tolerance = 1000, HyphenRun = 2, Expansion = 0.02 };
        Search();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Search();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Search()
        {
            for (var i = 0; i < paragraphs.Count; i++)
            {
                breaker.BreakAll(paragraphs[i].Items, 240 * 65536.0, p, 1, found);
            }
        }
    }

    [Theory]
    [InlineData(18_000)]
    [InlineData(60_000)]
    public void Paragraph_of_many_thousand_words_is_broken_and_the_optimum_is_among_the_alternatives(int words)
    {
        var items = Words([.. Enumerable.Range(0, words).Select(i => 300 + (int)((i * (long)i * 2_654_435_761L >> 7) % 2503))]);
        var found = new BreakAlternative[3];

        var count = breaker.BreakAll(items, 24_000, Ours, 1, found);
        var best = new LineBreaker().Break(items, 24_000, Ours);

        best.Sound.ShouldBeTrue();
        best.Lines[^1].End.ShouldBe(items.Count - 1);
        count.ShouldBe(words < LineBreaker.MostCountedBreakpoints ? 3 : 1);
        found.Take(count).Min(one => one.Demerits).ShouldBe(best.Demerits);
        found.Take(count).ShouldContain(one => one.Lines == best.Lines.Length);
    }

    [Fact]
    public void Estimate_is_within_a_tenth_of_total_fit()
    {
        foreach (var paragraph in TexAnswers.Read())
        {
            foreach (var points in new[] { 150, 240, 345 })
            {
                var measure = points * 65536.0;
                var p = new BreakParameters { Tolerance = 3000 };
                var lines = breaker.Break(paragraph.Items, measure, p).Lines.Length;
                LineBreaker.EstimateLines(paragraph.Items, measure, p).ShouldBeInRange(lines - 1 - (lines / 10), lines + 1 + (lines / 10));
            }
        }
    }

    [Fact]
    public void Estimate_counts_forced_breaks()
    {
        TexNode[] nodes = [new Box(1000), new Penalty(-10_000), new Box(1000), new Penalty(-10_000), new Box(9000), Space, new Box(1000)];

        LineBreaker.EstimateLines(NodeList.ToItems(nodes), 5000, Ours).ShouldBe(4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Measure_that_is_no_positive_number_is_refused(double measure) =>
        Should.Throw<ArgumentOutOfRangeException>(() => breaker.Break(Words(1000), measure, Ours));

    [Fact]
    public void Widths_that_are_no_numbers_are_refused_rather_than_losing_text()
    {
        var items = Words(1000, 1000);
        items.EndWidth[^1] = double.NaN;

        Should.Throw<InvalidOperationException>(() => breaker.Break(items, 5000, Ours));
    }

    private static BreakItems Words(params int[] widths)
    {
        var nodes = new List<TexNode>();
        foreach (var width in widths)
        {
            nodes.Add(new Box(width));
            nodes.Add(Space);
        }

        nodes.RemoveAt(nodes.Count - 1);
        return NodeList.ToItems(nodes);
    }

    /// <summary>Width of a line as set, but for tracking and expansion.</summary>
    private static double Set(BreakItems items, BrokenLine line)
    {
        var stretch = items.EndStretch[line.End] - items.StartStretch[line.Start];
        var shrink = items.EndShrink[line.End] - items.StartShrink[line.Start];
        return items.EndWidth[line.End] - items.StartWidth[line.Start] + (line.Ratio * (line.Ratio > 0 ? stretch : shrink));
    }
}
