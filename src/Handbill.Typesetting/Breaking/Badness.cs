using System.Runtime.CompilerServices;

namespace Handbill.Typesetting.Breaking;

/// <summary>How lines are judged. Structs, so that the breaker's loop is compiled once for each with the arithmetic in line.</summary>
internal interface IBadness
{
    /// <summary>Demerits that a line must stay below to be thought of.</summary>
    static abstract double Bound { get; }

    /// <summary>Whether TeX's special cases hold.</summary>
    static abstract bool IsTex { get; }

    /// <summary>Badness above which nothing is told apart.</summary>
    static abstract double Worst { get; }

    /// <summary>Badness of a difference of width, not negative, when so much stretch or shrink takes it up.</summary>
    static abstract double Of(double difference, double available);

    /// <summary>Demerits of a line from its badness and the line penalty.</summary>
    static abstract double Demerits(double badnessAndPenalty);

    /// <summary>The ratio of difference to stretch above which badness is surely more than the threshold.</summary>
    static abstract double LargestRatio(double threshold);
}

/// <summary>TeX's own arithmetic: TeX: The Program, sections 108, 851 to 853 and 859.</summary>
internal readonly struct TexBadness : IBadness
{
    public static double Bound => (1 << 30) - 1;

    public static bool IsTex => true;

    public static double Worst => 10_000;

    public static double Of(double difference, double available)
    {
        var t = (long)difference;
        var s = (long)available;
        if (t == 0)
        {
            return 0;
        }

        if (s <= 0)
        {
            return 10_000;
        }

        // 297 cubed is close to 100 times 2 to the 18th; the bounds keep TeX's 32-bit products from overflowing.
        var r = t <= 7_230_584 ? t * 297 / s : s >= 1_663_497 ? t / (s / 297) : t;
        return r > 1290 ? 10_000 : ((r * r * r) + (1 << 17)) >> 18;
    }

    public static double Demerits(double badnessAndPenalty) =>
        Math.Abs(badnessAndPenalty) >= 10_000 ? 100_000_000 : badnessAndPenalty * badnessAndPenalty;

    public static double LargestRatio(double threshold) =>
        threshold >= 10_000 ? double.PositiveInfinity : (Math.Cbrt((threshold + 1) * (1 << 18)) + 2) / 297;
}

/// <summary>The same curve, 100 times the cube of the ratio, without steps and without TeX's ceiling, so that two bad lines can still be
/// told from each other.</summary>
internal readonly struct SmoothBadness : IBadness
{
    public static double Bound => double.PositiveInfinity;

    public static bool IsTex => false;

    public static double Worst => 1_000_000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(double difference, double available)
    {
        if (difference == 0)
        {
            return 0;
        }

        var ratio = difference / available;
        return Math.Min(100 * ratio * ratio * ratio, Worst);
    }

    public static double Demerits(double badnessAndPenalty) => badnessAndPenalty * badnessAndPenalty;

    public static double LargestRatio(double threshold) =>
        threshold >= Worst ? double.PositiveInfinity : Math.Cbrt(threshold / 100) * 1.000001;
}
