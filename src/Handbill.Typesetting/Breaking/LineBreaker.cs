namespace Handbill.Typesetting.Breaking;

/// <summary>
/// Total-fit line breaking: of all ways to break a paragraph, the one whose lines have the fewest demerits together (Knuth and
/// Plass, "Breaking paragraphs into lines", 1981; TeX: The Program, parts 38 and 39).
/// <para>
/// A breaker is a workspace: reuse it, one thread at a time. Nothing is allocated once it has grown to the longest paragraph, but
/// for the results. What it finds depends on its arguments only.
/// </para>
/// <para>
/// Time is proportional to breakpoints times the starts from which a line within tolerance can end there, a handful in
/// columns of text; too short lines end the search early, too long ones leave it for good. With line counts told apart
/// (<see cref="BreakAll"/>) each start carries a node a line count, one to three in ordinary paragraphs. Memory is
/// proportional to the breakpoints that a line can end at.
/// </para>
/// <para>
/// Passes, ours: without automatic hyphens if <see cref="BreakParameters.PreTolerance"/> asks for it; with all; with
/// <see cref="BreakParameters.EmergencyStretch"/>; then a rescue that always succeeds: lines as loose as need be, then breakpoints of penalty
/// <see cref="EmergencyPenalty"/> (between the letters of a word wider than its column, say), then hyphens against
/// <see cref="BreakParameters.HyphenRun"/>, and only then a line that is <see cref="LineFlags.Overfull"/>. In TeX's arithmetic the passes
/// are TeX's.
/// </para>
/// </summary>
public sealed partial class LineBreaker
{
    /// <summary>A penalty of this or more, below 10000, marks a breakpoint that is only for the rescue.</summary>
    public const int EmergencyPenalty = 9999;

    private BreakItems? items;
    private BreakParameters parameters = BreakParameters.PlainTex;
    private double measure;

    /// <summary>Breaks a paragraph the best way.</summary>
    /// <param name="items">The paragraph.</param>
    /// <param name="measure">Width of the lines in the unit of the items; above 0.</param>
    /// <param name="parameters">What is good and bad.</param>
    /// <exception cref="ArgumentOutOfRangeException">The measure is not a positive number, or a parameter is out of its range.</exception>
    public BreakResult Break(BreakItems items, double measure, BreakParameters parameters)
    {
        Take(items, measure, parameters);
        var sound = RunPasses(eachLineCount: false, slack: 0, firstPass: true);
        return Trace(BestEnding(), sound);
    }

    /// <summary>Breaks a paragraph into exactly so many lines the best way; null when no way within the tolerance does it.</summary>
    /// <param name="items">The paragraph.</param>
    /// <param name="measure">Width of the lines in the unit of the items; above 0.</param>
    /// <param name="parameters">What is good and bad.</param>
    /// <param name="lines">Lines wanted, 1 or more.</param>
    public BreakResult? Break(BreakItems items, double measure, BreakParameters parameters, int lines)
    {
        Take(items, measure, parameters);
        var sound = RunPasses(eachLineCount: true, slack: MostSlack, firstPass: false);
        var node = BestEnding(lines);
        return node < 0 ? null : Trace(node, sound);
    }

    /// <summary>
    /// The best way for each number of lines from <paramref name="slack"/> fewer than the optimum's to as many more (TeX's looseness, for all
    /// values at once), fewest lines first; counts that no way within the tolerance reaches are left out. The optimum is always there.
    /// Exact for paragraphs of up to <see cref="MostCountedBreakpoints"/> breakpoints; for longer ones only the optimum is given.
    /// </summary>
    /// <param name="items">The paragraph.</param>
    /// <param name="measure">Width of the lines in the unit of the items; above 0.</param>
    /// <param name="parameters">What is good and bad.</param>
    /// <param name="slack">Lines more and fewer, 0 to 8.</param>
    /// <param name="results">Where they go: room for twice the slack and one.</param>
    /// <returns>How many were found, 1 or more.</returns>
    public int BreakAll(BreakItems items, double measure, BreakParameters parameters, int slack, Span<BreakAlternative> results)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slack);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(slack, MostSlack);
        if (results.Length < (2 * slack) + 1)
        {
            throw new ArgumentException("Room is needed for twice the slack and one.", nameof(results));
        }

        Take(items, measure, parameters);
        var sound = RunPasses(eachLineCount: slack > 0, slack, firstPass: false);
        var best = BestEnding();
        var optimum = nodes[best].Line;
        if (!countLines)
        {
            results[0] = new BreakAlternative(optimum, nodes[best].Demerits, sound, best);
            return 1;
        }

        var found = 0;
        for (var lines = Math.Max(1, optimum - slack); lines <= optimum + slack; lines++)
        {
            var node = BestEnding(lines);
            if (node >= 0)
            {
                results[found++] = new BreakAlternative(lines, nodes[node].Demerits, sound, node);
            }
        }

        return found;
    }

    /// <summary>The lines of an alternative that this breaker's last call gave.</summary>
    public BreakResult ResultOf(BreakAlternative alternative)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(alternative.Node, nameof(alternative));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(alternative.Node, nodeCount, nameof(alternative));
        return Trace(alternative.Node, alternative.Sound);
    }

    /// <summary>
    /// Number of lines if each took as much as goes in at its natural width, in one walk over the breakpoints: for coarse
    /// searches. Total fit seldom differs by more than a line in ten.
    /// </summary>
    /// <param name="items">The paragraph.</param>
    /// <param name="measure">Width of the lines in the unit of the items; above 0.</param>
    /// <param name="parameters">What is good and bad.</param>
    public static int EstimateLines(BreakItems items, double measure, BreakParameters parameters)
    {
        var hyphens = parameters is { Hyphenate: true, HyphenRun: > 0 };
        var tracking = parameters.Tracking;
        var available = parameters.HeadLines > 0 ? parameters.HeadMeasure : measure;
        var count = items.Count;
        var endWidth = items.EndWidth.AsSpan(0, count);
        var endGlyphs = items.EndGlyphs.AsSpan(0, count);
        var penalty = items.Penalty.AsSpan(0, count);
        var hyphen = items.Hyphen.AsSpan(0, count);
        var lines = 1;
        var start = StartAt(0);
        var last = 0;
        for (var at = 1; at < count; at++)
        {
            if (penalty[at] >= EmergencyPenalty || (hyphen[at] && !hyphens && items.Automatic?[at] != false))
            {
                continue;
            }

            var end = endWidth[at] + (tracking * endGlyphs[at]);
            if (end - start > available && last > 0)
            {
                start = StartAt(last);
                EndLine();
            }

            last = at;
            if (penalty[at] <= -10_000 && at < count - 1)
            {
                start = StartAt(at);
                EndLine();
            }
        }

        return lines;

        double StartAt(int at) => items.StartWidth[at] + (tracking * items.StartGlyphs[at]);

        void EndLine()
        {
            last = 0;
            lines++;
            available = lines <= parameters.HeadLines ? parameters.HeadMeasure : measure;
        }
    }

    private void Take(BreakItems items, double measure, BreakParameters parameters)
    {
        if (!(measure > 0) || double.IsInfinity(measure))
        {
            throw new ArgumentOutOfRangeException(nameof(measure), measure, "The measure must be a positive number.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(items.Count, 2, nameof(items));
        ArgumentOutOfRangeException.ThrowIfNegative(parameters.HyphenRun, nameof(parameters));
        ArgumentOutOfRangeException.ThrowIfNegative(parameters.AdjacentFitnessDemerits, nameof(parameters));
        ArgumentOutOfRangeException.ThrowIfNegative(parameters.HeadLines, nameof(parameters));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parameters.HeadLines, MostHeadLines, nameof(parameters));
        if (parameters.HeadLines > 0 && !(parameters.HeadMeasure > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(parameters), parameters.HeadMeasure, "The head measure must be a positive number.");
        }

        this.items = items;
        this.measure = measure;
        this.parameters = parameters;
    }

    /// <summary>Makes passes until one succeeds; true when one within the tolerance did.</summary>
    private bool RunPasses(bool eachLineCount, int slack, bool firstPass)
    {
        var p = parameters;
        countLines = eachLineCount && items!.Count <= MostCountedBreakpoints;
        window = slack + SpareLineCounts;
        var hasEmergency = p.EmergencyStretch > 0;
        if (firstPass && p.PreTolerance >= 0 && Run(new Pass(p.PreTolerance.Value, 0, Automatic: false, Final: false)))
        {
            return true;
        }

        if (Run(new Pass(p.Tolerance, 0, p.Hyphenate, Final: p.TexArithmetic && !hasEmergency)))
        {
            return true;
        }

        if (hasEmergency && Run(new Pass(p.Tolerance, p.EmergencyStretch, p.Hyphenate, Final: p.TexArithmetic)))
        {
            return false;
        }

        // An eighth of the measure of free stretch keeps the badness of hopeless lines finite and tells them apart. Most paragraphs
        // that come here want only a little; letting every looseness in at once would cost ten times as much.
        var stretch = Math.Max(p.EmergencyStretch, measure / 8);
        if (Run(new Pass(Math.Max(p.Tolerance, RescueTolerance), stretch, p.Hyphenate, Final: false)))
        {
            return false;
        }

        if (!Run(new Pass(double.PositiveInfinity, stretch, Automatic: true, Final: true)))
        {
            throw new InvalidOperationException("A paragraph's widths must be finite numbers.");
        }

        return false;
    }

    private bool Run(Pass pass) => parameters.TexArithmetic ? Search<TexBadness>(pass) : Search<SmoothBadness>(pass);

    private int BestEnding(int lines = 0)
    {
        var best = -1;
        for (var node = firstEnding; node < nodeCount; node++)
        {
            if ((lines == 0 || nodes[node].Line == lines) && (best < 0 || nodes[node].Demerits < nodes[best].Demerits))
            {
                best = node;
            }
        }

        return best;
    }
}
