namespace Handbill.Press.Publications;

/// <summary>
/// What a clock on the wall means as a moment. Times that a clock skips when it is put forward mean the moment at which it skips, times
/// that it shows twice mean the first: so a later time never means an earlier moment. Pure.
/// </summary>
internal static class LocalClock
{
    private const int MinutesOfDay = 24 * 60;

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
        var shown = DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes), DateTimeKind.Unspecified);

        // A zone that changes its side of the date line skips a whole day; nothing skips two.
        for (var skipped = 0; zone.IsInvalidTime(shown) && skipped < 2 * MinutesOfDay; skipped++)
        {
            shown = shown.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(shown) ? zone.GetAmbiguousTimeOffsets(shown).Max() : zone.GetUtcOffset(shown);
        return new DateTimeOffset(shown, offset).ToUniversalTime();
    }

    /// <summary>The day and the minutes after midnight that a clock shows at a moment.</summary>
    public static (DateOnly Day, int Minutes) Shown(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTime(moment, zone).DateTime;
        return (DateOnly.FromDateTime(there), (int)there.TimeOfDay.TotalMinutes);
    }
}
