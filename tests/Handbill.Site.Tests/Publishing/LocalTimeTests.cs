using System.Globalization;
using Handbill.Site.Publishing;

namespace Handbill.Site.Tests.Publishing;

public sealed class LocalTimeTests
{
    [Theory]
    [InlineData("2025-12-31T23:30:00Z", "Europe/Lisbon", 2025)]
    [InlineData("2025-12-31T23:30:00Z", "Europe/Madrid", 2026)]
    [InlineData("2026-01-01T09:59:00Z", "Pacific/Honolulu", 2025)]
    [InlineData("2025-12-31T10:00:00Z", "Pacific/Kiritimati", 2026)]
    public void A_year_is_what_the_clock_on_the_wall_shows(string at, string zone, int year)
    {
        var moment = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
        LocalTime.YearOf(moment, TimeZoneInfo.FindSystemTimeZoneById(zone)).ShouldBe(year);
        LocalTime.IsOfTwoYears(moment).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2025-12-31T09:59:59Z", false)]
    [InlineData("2025-12-31T10:00:00Z", true)]
    [InlineData("2026-01-01T13:59:59Z", true)]
    [InlineData("2026-01-01T14:00:00Z", false)]
    [InlineData("2026-06-30T23:59:59Z", false)]
    public void Clocks_of_the_world_show_two_years_for_a_day_and_a_night(string at, bool are) =>
        LocalTime.IsOfTwoYears(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)).ShouldBe(are);

    [Theory]
    [InlineData("2026-03-29T01:30", "Europe/Lisbon", "2026-03-29T01:30:00Z")]
    [InlineData("2026-11-27T18:00", "Europe/Madrid", "2026-11-27T17:00:00Z")]
    [InlineData("27.11.2026", "Europe/Madrid", null)]
    [InlineData("1899-12-31T23:59", "Europe/Madrid", null)]
    [InlineData("", "Europe/Madrid", null)]
    public void What_a_form_says_is_a_moment_or_none(string text, string zone, string? moment) =>
        LocalTime.Read(text, TimeZoneInfo.FindSystemTimeZoneById(zone)).ShouldBe(moment is null ? null : DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture));
}
