namespace Handbill.Kernel.Search.Archive;

/// <summary>
/// A text's number: the minute in which it was published, and a place in it. Numbers follow dates, so the newest are the highest, whenever they were put in; and they lie
/// close enough for lists of them to be short.
/// </summary>
internal static class ArchiveNumber
{
    // Where there are more, such as a day's articles that know no hour, or all sheets of an issue, they take places of the minutes after it.
    private const int PlacesOfMinute = 4;
    private const long PlacesOfDay = PlacesOfMinute * 60 * 24;

    /// <summary>The first place of a text's minute; it has the first free one from there on.</summary>
    public static long First(DateTimeOffset published) => published.UtcTicks / TimeSpan.TicksPerMinute * PlacesOfMinute;

    /// <summary>Days since the year 1.</summary>
    public static long Day(long number) => number / PlacesOfDay;
}
