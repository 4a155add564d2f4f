using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;

namespace Handbill.Typesetting.Fitting;

/// <summary>What breaking one side's paragraphs needs, and the workspace that one thread does it with.</summary>
internal sealed class BreakContext(LineBreaker breaker, HouseStyle style, StyleSide side, double columnWidth)
{
    private const int MostSlack = 3;
    private const int LongParagraph = 14;

    /// <summary>What a line that sticks out costs: more than anything a fit can save, so that only a column too narrow for its words has one.</summary>
    private const float Overfull = 10_000;

    private readonly BreakAlternative[] _alternatives = new BreakAlternative[(2 * MostSlack) + 1];
    private readonly Dictionary<double, BreakParameters> _justified = [];

    // Most settings that are looked at for a side leave the headlines their size.
    private readonly Dictionary<(ShapedParagraph Text, double Size), FlowOption> _headlines = [];
    private BreakParameters? _ragged;

    public HouseStyle Style { get; } = style;

    public StyleSide Side { get; } = side;

    /// <summary>Width of a column in points.</summary>
    public double ColumnWidth { get; } = columnWidth;

    /// <summary>The ways to break running text, the best first.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="measure">Width of a line in points.</param>
    /// <param name="size">Type size in points.</param>
    /// <param name="tracking">Thousandths of the em.</param>
    /// <param name="alignment">Justified or not.</param>
    /// <param name="slack">Lines more or less than the best that are asked for.</param>
    public FlowOption[] Break(
        ShapedParagraph paragraph, double measure, double size, double tracking, LineAlignment alignment, int slack)
    {
        var parameters = ParametersFor(alignment, tracking);
        var width = measure / size * 1000;
        var found = breaker.BreakAll(paragraph.Items, width, parameters, slack, _alternatives);
        var best = 0;
        for (var index = 1; index < found; index++)
        {
            best = _alternatives[index].Demerits < _alternatives[best].Demerits ? index : best;
        }

        var options = new FlowOption[found];
        var filled = 1;
        for (var index = 0; index < found; index++)
        {
            var alternative = _alternatives[index];
            var lines = breaker.ResultOf(alternative).Lines;
            var cost = (index == best ? 0 : LoosenessCost(_alternatives[best], alternative)) + (Array.Exists(lines, line => line.Overfull) ? Overfull : 0);
            options[index == best ? 0 : filled++] = new FlowOption(alternative.Lines, alternative.Lines, cost, HyphenEnds(lines), lines);
        }

        return options;
    }

    /// <summary>The best way to break a headline to the column.</summary>
    /// <param name="text">The headline.</param>
    /// <param name="size">Type size in points.</param>
    public FlowOption BreakHeadline(ShapedParagraph text, double size)
    {
        if (!_headlines.TryGetValue((text, size), out var option))
        {
            option = Break(text, ColumnWidth, size, 0, LineAlignment.Start, 0)[0];
            _headlines.Add((text, size), option);
        }

        return option;
    }

    /// <summary>Lines more or less that a paragraph gives: a long one as many again for every <see cref="LongParagraph"/> lines that it
    /// has.</summary>
    public static int SlackFor(int slack, int lines) => Math.Min(MostSlack, slack * (1 + (lines / LongParagraph)));

    /// <summary>Lines if each took what goes in at its natural width.</summary>
    public int EstimateLines(ShapedParagraph paragraph, double measure, double size, double tracking, LineAlignment alignment) =>
        LineBreaker.EstimateLines(paragraph.Items, measure / size * 1000, ParametersFor(alignment, tracking));

    /// <summary>
    /// What a line more or less costs: one for the change itself, and for every line the rise of its mean badness, whose
    /// square root demerits are.
    /// </summary>
    private static float LoosenessCost(in BreakAlternative best, in BreakAlternative other)
    {
        var was = Math.Sqrt(best.Demerits / best.Lines);
        var now = Math.Sqrt(other.Demerits / other.Lines);
        return (float)(1 + (Math.Max(0, now - was) * other.Lines / 40));
    }

    private static UInt128 HyphenEnds(BrokenLine[] lines)
    {
        var ends = UInt128.Zero;
        for (var line = 0; line < Math.Min(128, lines.Length); line++)
        {
            if (lines[line].Hyphen)
            {
                ends |= UInt128.One << line;
            }
        }

        return ends;
    }

    private BreakParameters ParametersFor(LineAlignment alignment, double tracking)
    {
        if (alignment != LineAlignment.Justified)
        {
            return _ragged ??= new BreakParameters
            {
                Ragged = true, Tolerance = 10_000, Hyphenate = Style.Text.Hyphenate && !Style.Text.Justified,
                HyphenRun = Style.Text.HyphenRun, AdjacentFitnessDemerits = 0, ShortLastLine = 0.35, ShortLastLineDemerits = 60_000,
            };
        }

        if (!_justified.TryGetValue(tracking, out var parameters))
        {
            parameters = new BreakParameters
            {
                Tolerance = 800,
                EmergencyStretch = 3000,
                HyphenRun = Style.Text.HyphenRun,
                Hyphenate = Style.Text.Hyphenate,
                Tracking = tracking,
                Expansion = Style.Text.Expansion,
                ShortLastLineDemerits = 120_000,
                FinalHyphenDemerits = 40_000,
                ShortLastLine = 0.15,
            };
            _justified.Add(tracking, parameters);
        }

        return parameters;
    }
}
