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
    /// <param name="entries">What else the calendar shows.</param>
    /// <param name="say">Puts a moment's words together for an issue.</param>
    /// <param name="now">When it is written.</param>
    public static string Write(string name, IReadOnlyList<IssueCard> issues, IReadOnlyList<CalendarEntry> entries, Func<string, IssueCard, string> say, DateTimeOffset now)
    {
        var calendar = new Calendar { ProductId = "-//Handbill//Deadlines//EN" };
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        var zones = issues.Select(issue => (issue.TimeZone, At: issue.CopyDue)).Concat(entries.Select(entry => (entry.TimeZone, entry.At))).ToLookup(one => one.TimeZone, one => one.At);
        foreach (var zone in zones.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone(zone.Key, zone.Min().UtcDateTime.AddYears(-1), includeHistoricalData: false));
        }

        foreach (var entry in entries)
        {
            calendar.Events.Add(EventOf(entry, now));
        }

        foreach (var issue in issues)
        {
            foreach (var (code, words, at) in Moments)
            {
                calendar.Events.Add(new CalendarEvent
                {
                    Uid = $"{issue.Id}-{code}@handbill",
                    Summary = say(words, issue),
                    DtStart = Shown(at(issue), issue.TimeZone),
                    DtStamp = new CalDateTime(now.UtcDateTime),
                    Sequence = issue.Version,
                    Transparency = TransparencyType.Transparent,
                });
            }
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent EventOf(CalendarEntry entry, DateTimeOffset now) => new()
    {
        Uid = $"{entry.Uid}@handbill",
        Summary = entry.Summary,
        Location = entry.Location.Length > 0 ? entry.Location : null,
        DtStart = Shown(entry.At, entry.TimeZone),
        DtEnd = Shown(entry.At + entry.Lasts, entry.TimeZone),
        DtStamp = new CalDateTime(now.UtcDateTime),
        Sequence = entry.Version,
        Status = entry.IsCalledOff ? EventStatus.Cancelled : EventStatus.Confirmed,
        Transparency = entry.IsCalledOff ? TransparencyType.Transparent : TransparencyType.Opaque,
    };

    private static CalDateTime Shown(DateTimeOffset at, string zone) =>
        new(DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(at, LocalClock.Zone(zone)).DateTime, DateTimeKind.Unspecified), zone);
}
