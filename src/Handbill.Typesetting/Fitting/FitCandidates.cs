using System.Collections.Immutable;
using Handbill.Typesetting.Pages;

namespace Handbill.Typesetting.Fitting;

/// <summary>A setting of all knobs that hold for a whole side, and how far it is from the house style.</summary>
/// <param name="Try">What breaking depends on.</param>
/// <param name="TryIndex">Index of that among the tries of the list.</param>
/// <param name="Leading">The leading in points.</param>
/// <param name="Columns">Lines of each column at that leading.</param>
/// <param name="Capacity">Lines of all columns.</param>
/// <param name="Cost">Distance from the house style.</param>
internal sealed record FitCandidate(FitTry Try, int TryIndex, double Leading, int[] Columns, int Capacity, float Cost);

/// <summary>
/// Every setting within the house style's limits. A knob turned all the way costs its weight, half way a quarter of it, so that
/// several knobs turned a little are nearer than one turned far; the weight grows with the priority, so that what is turned first is
/// turned furthest. Made once for the editions of an issue.
/// </summary>
internal sealed class FitCandidates
{
    private const int MostSteps = 24;

    /// <summary>Cost of a knob of priority 1 turned all the way; a line more or less in a paragraph costs 1 and up.</summary>
    private const double Weight = 9;

    private FitCandidates(ImmutableArray<FitCandidate> all, ImmutableArray<FitTry> tries)
    {
        All = all;
        Tries = tries;
        Nominal = all.MinBy(candidate => candidate.Cost)!;
        Tightest = all.MaxBy(Room)!;
        Loosest = all.MinBy(Room)!;
        Heads = Nominal.Columns.Length;
        Capacities = [.. all.Select(candidate => candidate.Capacity)];
        Costs = [.. all.Select(candidate => candidate.Cost)];
        Growths = [.. tries.Select(setting => Growth(in setting))];
        Firsts = new int[tries.Length + 1];
        foreach (var candidate in all)
        {
            Firsts[candidate.TryIndex + 1]++;
        }

        for (var index = 0; index < tries.Length; index++)
        {
            Firsts[index + 1] += Firsts[index];
        }
    }

    /// <summary>The settings; those of one try stand together.</summary>
    public ImmutableArray<FitCandidate> All { get; }

    /// <summary>What breaking depends on, once each; the house style's own first.</summary>
    public ImmutableArray<FitTry> Tries { get; }

    /// <summary>Columns to fill: as many at every setting.</summary>
    public int Heads { get; }

    /// <summary>Lines of all columns at every setting, side by side: all are looked at several times for each edition.</summary>
    public int[] Capacities { get; }

    /// <summary>Distance from the house style of every setting.</summary>
    public float[] Costs { get; }

    /// <summary>The <see cref="Growth"/> of every try.</summary>
    public double[] Growths { get; }

    /// <summary>Index of the first setting of every try, and one past the last setting.</summary>
    public int[] Firsts { get; }

    /// <summary>The house style's own setting, at the leading nearest to its own that fills a column.</summary>
    public FitCandidate Nominal { get; }

    /// <summary>The setting that takes the most copy.</summary>
    public FitCandidate Tightest { get; }

    /// <summary>The setting that takes the least copy.</summary>
    public FitCandidate Loosest { get; }

    /// <summary>Lists the settings for one side.</summary>
    public static FitCandidates List(HouseStyle style, StyleSide side, SideArea area)
    {
        var candidates = ImmutableArray.CreateBuilder<FitCandidate>();
        var tries = ImmutableArray.CreateBuilder<FitTry>();
        foreach (var size in Steps(style, KnobKind.Size, 1))
        {
            foreach (var tracking in Steps(style, KnobKind.Tracking, 0))
            {
                foreach (var headline in Steps(style, KnobKind.HeadlineSize, 1, most: 1))
                {
                    var turned = Cost(style, KnobKind.Size, 1, size) + Cost(style, KnobKind.Tracking, 0, tracking)
                        + Cost(style, KnobKind.HeadlineSize, 1, headline);
                    tries.Add(new FitTry(size, tracking, headline));
                    AddLeadings(candidates, style, side, area, tries.Count - 1, tries[^1], turned);
                }
            }
        }

        return new FitCandidates(candidates.ToImmutable(), tries.ToImmutable());
    }

    private static void AddLeadings(
        ImmutableArray<FitCandidate>.Builder candidates, HouseStyle style, StyleSide side, SideArea area, int index, in FitTry setting, float turned)
    {
        var points = side.BodySize * setting.Size;
        var natural = side.Leading * setting.Size;
        var knob = style.Knobs.FactorOf(KnobKind.Leading);
        var fewest = (int)Math.Ceiling(area.LinesAt(natural * knob.Maximum, points) - 0.0001);
        var most = (int)Math.Floor(area.LinesAt(natural * knob.Minimum, points) + 0.0001);
        if (fewest > most)
        {
            // Limits so narrow that no whole number of lines lies between them: the nearest one is the house style's.
            fewest = most = (int)Math.Round(area.LinesAt(natural, points));
        }

        for (var lines = Math.Max(2, fewest); lines <= Math.Max(2, most); lines++)
        {
            var leading = area.LeadingFor(lines, points);
            var columns = area.Lines(leading, points);
            candidates.Add(new FitCandidate(
                setting, index, leading, columns, columns.Sum(), turned + Cost(style, KnobKind.Leading, 1, leading / natural)));
        }
    }

    /// <summary>Copy that a setting has room for, compared with others.</summary>
    private static double Room(FitCandidate candidate) => candidate.Capacity / Growth(candidate.Try) / (1 + ((candidate.Try.Headline - 1) * 0.2));

    /// <summary>How many lines running text takes, as a factor of what it takes at the house style: an average glyph is 0.45 em wide.</summary>
    public static double Growth(in FitTry setting) => setting.Size * (1 + (setting.Tracking / 450.0));

    internal static IEnumerable<double> Steps(HouseStyle style, KnobKind kind, double home, int most = MostSteps)
    {
        yield return home;
        if (!style.Knobs.MayTurn(kind, out var knob))
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

    internal static float Cost(HouseStyle style, KnobKind kind, double home, double value)
    {
        if (value == home || !style.Knobs.MayTurn(kind, out var knob))
        {
            return 0;
        }

        var range = Math.Max(0.0001, value > home ? knob.Maximum - home : home - knob.Minimum);
        var share = Math.Abs(value - home) / range;
        return (float)(Weight * knob.Priority * share * share);
    }
}
