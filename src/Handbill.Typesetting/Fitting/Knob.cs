namespace Handbill.Typesetting.Fitting;

/// <summary>What the fitter may change to fill a side.</summary>
public enum KnobKind
{
    /// <summary>Lines of air above a headline.</summary>
    HeadlineSpace,

    /// <summary>Leading, as a factor of the house style's.</summary>
    Leading,

    /// <summary>A line more or less in a paragraph.</summary>
    Looseness,

    /// <summary>Space between letters, in thousandths of the em.</summary>
    Tracking,

    /// <summary>Type size, as a factor of the house style's.</summary>
    Size,

    /// <summary>Headline size, as a factor of the house style's.</summary>
    HeadlineSize,

    /// <summary>Height of pictures, as a factor of what their column and proportions give.</summary>
    PictureHeight,

    /// <summary>Items that may be kept for the next issue.</summary>
    Holdovers,

    /// <summary>Standing notices that may be put in.</summary>
    Fillers,
}

/// <summary>One knob's range. The house style's own setting is 0 for <see cref="KnobKind.Tracking"/> and
/// <see cref="KnobKind.Looseness"/>, 1 for factors, and the style's number of lines for headline space.</summary>
/// <param name="Minimum">Lowest setting.</param>
/// <param name="Maximum">Highest setting.</param>
/// <param name="Step">Smallest change; above 0.</param>
/// <param name="Priority">1 is turned first; 0 is never turned.</param>
public readonly record struct Knob(double Minimum, double Maximum, double Step, int Priority);
