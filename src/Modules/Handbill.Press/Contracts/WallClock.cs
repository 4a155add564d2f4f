using Handbill.Press.Publications;

namespace Handbill.Press.Contracts;

/// <summary>
/// What a clock on the wall means as a moment. Times that a clock skips when it is put forward mean the moment at which it skips, times
/// that it shows twice mean the first.
/// </summary>
public static class WallClock
{
    /// <summary>The moment at which a clock shows this.</summary>
    /// <param name="day">The day that minutes are counted from.</param>
    /// <param name="minutes">Minutes after its midnight; negative for days before, over 1439 for days after.</param>
    /// <param name="timeZone">IANA name of the zone in which the clock hangs.</param>
    public static DateTimeOffset Moment(DateOnly day, int minutes, string timeZone) => LocalClock.Moment(day, minutes, LocalClock.Zone(timeZone));

    /// <summary>The day and the minutes after midnight that a clock shows at a moment.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="timeZone">IANA name of the zone in which the clock hangs.</param>
    public static (DateOnly Day, int Minutes) Shown(DateTimeOffset moment, string timeZone) => LocalClock.Shown(moment, LocalClock.Zone(timeZone));
}
