using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Handbill.Press.Deadlines;

/// <summary>Writes deadlines as RFC 5545 has them. Pure: the same issues at the same moment give the same text.</summary>
internal static class DeadlineCalendar
{
    /// <summary>The four moments of an issue that a calendar shows, with what each is called there.</summary>
    public static readonly IReadOnlyList<(string Code, string Words, Func<IssueCard, DateTimeOffset> At)> Moments =
    [
        ("copy", "{0}, no. {1}: copy is due", issue => issue.CopyDue),
        ("lock", "{0}, no. {1}: lock", issue => issue.LockDue),
        ("press", "{0}, no. {1}: press", issue => issue.PressDue),
        ("hand-out", "{0}, no. {1}: hand-out", issue => issue.HandOutAt),
    ];

    /// <summary>The calendar's text, lines folded and ended by CR LF.</summary>
    /// <param name="name">What the calendar program calls it.</param>
    /// <param name="issues">The issues.</param>
    /// <param name="say">Puts a moment's words together for an issue.</param>
    /// <param name="now">When it is written.</param>
    public static string Write(string name, IReadOnlyList<IssueCard> issues, Func<string, IssueCard, string> say, DateTimeOffset now)
    {
        var calendar = new Calendar { ProductId = "-//Handbill//Deadlines//EN" };
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        foreach (var zone in issues.Select(issue => issue.TimeZone).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var first = issues.Where(issue => issue.TimeZone == zone).Min(issue => issue.CopyDue);
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone(zone, first.UtcDateTime.AddYears(-1), includeHistoricalData: false));
        }

        foreach (var issue in issues)
        {
            var zone = LocalClock.Zone(issue.TimeZone);
            foreach (var (code, words, at) in Moments)
            {
                var shown = TimeZoneInfo.ConvertTime(at(issue), zone).DateTime;
                calendar.Events.Add(new CalendarEvent
                {
                    Uid = $"{issue.Id}-{code}@handbill",
                    Summary = say(words, issue),
                    DtStart = new CalDateTime(DateTime.SpecifyKind(shown, DateTimeKind.Unspecified), issue.TimeZone),
                    DtStamp = new CalDateTime(now.UtcDateTime),
                    Sequence = issue.Version,
                    Transparency = TransparencyType.Transparent,
                });
            }
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }
}
