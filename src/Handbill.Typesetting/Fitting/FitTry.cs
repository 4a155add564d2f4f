namespace Handbill.Typesetting.Fitting;

/// <summary>A setting of the knobs that breaking depends on. Leading is not among them: it changes how many lines there are to
/// fill, never where lines break.</summary>
/// <param name="Size">Type size as a factor of the house style's.</param>
/// <param name="Tracking">Thousandths of the em.</param>
/// <param name="Headline">Headline size as a factor of the house style's.</param>
internal readonly record struct FitTry(double Size, double Tracking, double Headline)
{
    public static FitTry HouseStyle { get; } = new(1, 0, 1);
}
