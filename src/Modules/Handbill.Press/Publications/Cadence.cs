namespace Handbill.Press.Publications;

/// <summary>From a schedule to the dates of issues. Pure.</summary>
internal static class Cadence
{
    // However far ahead issues open, or long the server was down: more at once would be a schedule gone wrong.
    private const int MostAtOnce = 12;

    /// <summary>The dates of the issue that is handed out on a day, whether the cadence names that day or not.</summary>
    public static IssueDates Of(Schedule schedule, DateOnly day)
    {
        return new IssueDates(
            day, Before(schedule.OpensBefore), Before(schedule.CopyBefore), Before(schedule.LockBefore), Before(schedule.PressBefore), Before(0));

        DateTimeOffset Before(int minutes) => LocalClock.Moment(day, schedule.HandOutAt - minutes, schedule.Zone);
    }

    /// <summary>The first date of hand-out after a day; null when issues are opened by hand.</summary>
    public static DateOnly? NextAfter(Schedule schedule, DateOnly day)
    {
        if (schedule.EveryWeeks == 0)
        {
            return null;
        }

        var step = schedule.EveryWeeks * 7;
        var past = day.DayNumber - schedule.FirstHandOut.DayNumber;
        return past < 0 ? schedule.FirstHandOut : schedule.FirstHandOut.AddDays(((past / step) + 1) * step);
    }

    /// <summary>The next dates whose hand-out is still ahead.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="now">Now.</param>
    /// <param name="after">Only dates after this one, the last that was opened; null when none was.</param>
    public static IEnumerable<IssueDates> Ahead(Schedule schedule, DateTimeOffset now, DateOnly? after = null)
    {
        // Today's own hand-out may be ahead: the day before is where to begin.
        var from = LocalClock.Shown(now, schedule.Zone).Day.AddDays(-1);
        if (after > from)
        {
            from = after.Value;
        }

        for (var day = NextAfter(schedule, from); day is { } date; day = NextAfter(schedule, date))
        {
            var dates = Of(schedule, date);
            if (dates.HandOutAt > now)
            {
                yield return dates;
            }
        }
    }

    /// <summary>
    /// The dates of all issues that are to be open by now and are not: what was missed while nothing ran and is past its hand-out is left
    /// out, and a clock that was set back opens nothing again.
    /// </summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="now">Now.</param>
    /// <param name="lastOpened">The last date that was opened; null when none was.</param>
    public static IReadOnlyList<IssueDates> Due(Schedule schedule, DateTimeOffset now, DateOnly? lastOpened) =>
        [.. Ahead(schedule, now, lastOpened).TakeWhile(dates => dates.OpensAt <= now).Take(MostAtOnce)];
}
