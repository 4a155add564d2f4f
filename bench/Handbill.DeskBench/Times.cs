namespace Handbill.DeskBench;

/// <summary>Milliseconds of many turns.</summary>
internal static class Times
{
    public static double P95(this IReadOnlyCollection<double> times) => times.Part(0.95);

    public static double Middle(this IReadOnlyCollection<double> times) => times.Part(0.5);

    private static double Part(this IReadOnlyCollection<double> times, double part) => times.Order().ElementAt((int)Math.Ceiling(part * times.Count) - 1);
}
