namespace Handbill.Press.Publications;

/// <summary>
/// What a clock on the wall means as a moment. Times that a clock skips when it is put forward mean the moment at which it skips, times
/// that it shows twice mean the first: so a later time never means an earlier moment. Pure.
/// </summary>
internal static class LocalClock
{
    private static readonly TimeSpan Furthest = TimeSpan.FromHours(15);

    /// <summary>A zone by its IANA name.</summary>
    /// <exception cref="TimeZoneNotFoundException">There is none of that name.</exception>
    public static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    /// <summary>A zone by its IANA name; null when there is none.</summary>
    public static TimeZoneInfo? FindZone(string? name) =>
        !string.IsNullOrEmpty(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? zone : null;

    /// <summary>The moment at which a clock shows this.</summary>
    /// <param name="day">The day that minutes are counted from.</param>
    /// <param name="minutes">Minutes after its midnight; negative for days before, over 1439 for days after.</param>
    /// <param name="zone">Where the clock hangs.</param>
    public static DateTimeOffset Moment(DateOnly day, int minutes, TimeZoneInfo zone)
    {
        var meant = DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes), DateTimeKind.Utc);

        // No clock is further from UTC than this, so that the moment lies between, and with it at most one change of the clock.
        var (early, late) = (meant - Furthest, meant + Furthest);
        var first = meant - Larger(zone.GetUtcOffset(early), zone.GetUtcOffset(late));
        var second = meant - Smaller(zone.GetUtcOffset(early), zone.GetUtcOffset(late));
        if (Shows(first) == meant)
        {
            return new DateTimeOffset(first);
        }

        if (Shows(second) == meant)
        {
            return new DateTimeOffset(second);
        }

        // Skipped. A zone may skip an hour, and one that changed its side of the date line skipped a day, which the system does not call invalid.
        while (late - early > TimeSpan.FromMinutes(1))
        {
            var middle = early.AddMinutes((int)((late - early).TotalMinutes / 2));
            (early, late) = Shows(middle) < meant ? (middle, late) : (early, middle);
        }

        return new DateTimeOffset(late);

        DateTime Shows(DateTime moment) => DateTime.SpecifyKind(moment + zone.GetUtcOffset(moment), DateTimeKind.Utc);
    }

    private static TimeSpan Larger(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Smaller(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <summary>The day and the minutes after midnight that a clock shows at a moment.</summary>
    public static (DateOnly Day, int Minutes) Shown(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTime(moment, zone).DateTime;
        return (DateOnly.FromDateTime(there), (int)there.TimeOfDay.TotalMinutes);
    }
}
