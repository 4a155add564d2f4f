namespace Handbill.Typesetting.Fitting;

/// <summary>The range of every knob.</summary>
public sealed class KnobSet
{
    // By kind. A dictionary with keys and values of our own types would be compiled anew in every process before its first edition.
    private readonly Knob[] _ranges = new Knob[Kinds.Length];

    private KnobSet()
    {
    }

    /// <summary>All kinds of knobs, what is turned first by default first.</summary>
    public static ReadOnlySpan<KnobKind> Kinds =>
    [
        KnobKind.HeadlineSpace, KnobKind.Leading, KnobKind.Looseness, KnobKind.Tracking, KnobKind.Size, KnobKind.HeadlineSize, KnobKind.PictureHeight,
        KnobKind.Holdovers, KnobKind.Fillers,
    ];

    /// <summary>The knobs of the plain bulletin.</summary>
    public static KnobSet Bulletin { get; } = new KnobSet()
        .With(KnobKind.HeadlineSpace, new(1, 3, 1, 1))
        .With(KnobKind.Leading, new(0.95, 1.08, 0.005, 2))
        .With(KnobKind.Looseness, new(-1, 1, 1, 3))
        .With(KnobKind.Tracking, new(-6, 8, 2, 4))
        .With(KnobKind.Size, new(0.92, 1.14, 0.01, 5))
        .With(KnobKind.HeadlineSize, new(0.88, 1.1, 0.02, 6))
        .With(KnobKind.PictureHeight, new(0.8, 1.15, 0.01, 7))
        .With(KnobKind.Holdovers, new(0, 3, 1, 8))
        .With(KnobKind.Fillers, new(0, 3, 1, 9));

    /// <summary>The range of a knob.</summary>
    public Knob this[KnobKind kind] => _ranges[(int)kind];

    /// <summary>The same with another range for one knob.</summary>
    public KnobSet With(KnobKind kind, Knob range)
    {
        var set = new KnobSet();
        _ranges.CopyTo(set._ranges, 0);
        set._ranges[(int)kind] = range;
        return set;
    }

    /// <summary>Gives the range of a knob if it may be turned at all.</summary>
    public bool MayTurn(KnobKind kind, out Knob range)
    {
        range = this[kind];
        return range.Priority > 0;
    }

    /// <summary>The range of a knob whose own setting is 1, which is all that is left of it when it may not be turned.</summary>
    public Knob FactorOf(KnobKind kind) => MayTurn(kind, out var range) ? range : new Knob(1, 1, 1, 1);
}
