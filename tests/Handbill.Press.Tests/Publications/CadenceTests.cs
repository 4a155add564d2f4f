using CsCheck;
using Handbill.Press.Publications;

namespace Handbill.Press.Tests.Publications;

public sealed class CadenceTests
{
    private static readonly string[] Zones =
        ["Europe/Lisbon", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "America/St_Johns", "Asia/Kolkata", "Asia/Tehran", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Apia", "Africa/Casablanca", "UTC"];

    private static readonly Gen<Schedule> AnySchedule =
        from weeks in Gen.Int[1, 26]
        from first in Gen.Int[0, 365 * 30]
        from handOut in Gen.Int[0, 1439]
        from zone in Gen.Int[0, Zones.Length - 1]
        from befores in Gen.Int[0, 40 * 1440].Array[4]
        let sorted = befores.OrderDescending().ToArray()
        select new Schedule(weeks, new DateOnly(2005, 1, 1).AddDays(first), handOut, LocalClock.Zone(Zones[zone]))
        {
            OpensBefore = sorted[0], CopyBefore = sorted[1], LockBefore = sorted[2], PressBefore = sorted[3],
        };

    [Fact]
    public void Dates_are_whole_steps_apart_and_moments_come_in_their_order() => AnySchedule.Select(Gen.Int[0, 365 * 40]).Sample((schedule, days) =>
    {
        var now = new DateTimeOffset(2003, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(days);
        var ahead = Cadence.Ahead(schedule, now).Take(4).ToList();
        foreach (var dates in ahead)
        {
            dates.HandOutAt.ShouldBeGreaterThan(now);
            ((dates.Date.DayNumber - schedule.FirstHandOut.DayNumber) % (schedule.EveryWeeks * 7)).ShouldBe(0);
            new[] { dates.OpensAt, dates.CopyDue, dates.LockDue, dates.PressDue, dates.HandOutAt }.ShouldBeInOrder();
        }

        ahead.Zip(ahead.Skip(1)).ShouldAllBe(pair => pair.Second.Date.DayNumber - pair.First.Date.DayNumber == schedule.EveryWeeks * 7);
    });

    [Fact]
    public void A_deadline_is_what_the_clock_on_the_wall_shows_or_the_moment_at_which_it_skips() => AnySchedule.Select(Gen.Int[0, 365 * 25]).Sample((schedule, days) =>
    {
        var day = new DateOnly(2005, 1, 1).AddDays(days);
        var moment = LocalClock.Moment(day, schedule.HandOutAt, schedule.Zone);
        var meant = day.ToDateTime(TimeOnly.MinValue).AddMinutes(schedule.HandOutAt);
        var shown = TimeZoneInfo.ConvertTime(moment, schedule.Zone).DateTime;
        if (shown == meant)
        {
            (TimeZoneInfo.ConvertTime(moment.AddHours(-1), schedule.Zone).DateTime == meant).ShouldBeFalse("the first of two is meant");
        }
        else
        {
            shown.ShouldBeGreaterThan(meant);
            TimeZoneInfo.ConvertTime(moment.AddMinutes(-1), schedule.Zone).DateTime.ShouldBeLessThan(meant);
        }
    });

    [Theory]
    [InlineData("2026-03-29", 90, "2026-03-29T01:00:00Z")] // Lisbon goes from 01:00 to 02:00
    [InlineData("2026-03-29", 60, "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-29", 120, "2026-03-29T01:00:00Z")]
    [InlineData("2026-10-25", 90, "2026-10-25T00:30:00Z")] // and shows 01:30 twice
    [InlineData("2026-10-25", 120, "2026-10-25T02:00:00Z")]
    public void Hours_that_a_clock_skips_or_shows_twice_are_moments_all_the_same(string day, int minutes, string moment) =>
        LocalClock.Moment(DateOnly.ParseExact(day, "yyyy-MM-dd"), minutes, LocalClock.Zone("Europe/Lisbon"))
            .ShouldBe(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_day_that_a_whole_country_skipped_is_the_midnight_after_it() =>
        LocalClock.Moment(new DateOnly(2011, 12, 30), 720, LocalClock.Zone("Pacific/Apia")).ShouldBe(new DateTimeOffset(2011, 12, 31, 0, 0, 0, TimeSpan.FromHours(14)));

    [Fact]
    public void However_the_clock_jumps_each_date_is_opened_once_and_in_order() => AnySchedule.Select(Gen.Int[-200, 400].Array[1, 30]).Sample((schedule, jumps) =>
    {
        var now = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var opened = new List<DateOnly>();
        foreach (var jump in jumps)
        {
            now = now.AddDays(jump);
            foreach (var dates in Cadence.Due(schedule, now, opened.Count > 0 ? opened[^1] : null))
            {
                dates.OpensAt.ShouldBeLessThanOrEqualTo(now);
                opened.Add(dates.Date);
            }
        }

        opened.ShouldBe(opened.Distinct().Order());
    });

    [Fact]
    public void Without_a_cadence_nothing_is_due()
    {
        var schedule = new Schedule(0, new DateOnly(2026, 1, 5), 360, TimeZoneInfo.Utc) { OpensBefore = 9, CopyBefore = 3, LockBefore = 2, PressBefore = 1 };

        Cadence.Due(schedule, new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero), null).ShouldBeEmpty();
        Cadence.NextAfter(schedule, new DateOnly(2026, 6, 1)).ShouldBeNull();
    }
}
