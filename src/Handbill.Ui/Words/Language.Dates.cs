using System.Globalization;

namespace Handbill.Ui.Words;

public abstract partial class Language
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>A day in full: "Thursday 26 November 2026".</summary>
    public string Date(DateOnly day) => $"{Weekday(day)}{Terms.AfterWeekday}{DayAndMonth(day)}{Terms.BeforeYear}{Year(day)}";

    /// <summary>A day without its weekday: "26 November 2026".</summary>
    public string DateWithoutWeekday(DateOnly day) => $"{DayAndMonth(day)}{Terms.BeforeYear}{Year(day)}";

    /// <summary>A day as short as a column needs it: "26 Nov", with the year where that is not <paramref name="today"/>'s.</summary>
    public string ShortDate(DateOnly day, DateOnly today)
    {
        var text = $"{DayNumber(day)} {Terms.ShortMonths[day.Month - 1]}";
        return day.Year == today.Year ? text : $"{text} {Year(day)}";
    }

    /// <summary>A month: "November 2026".</summary>
    public string Month(int year, int month) => $"{Terms.Months[month - 1]}{Terms.BeforeYear}{year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The day of the week: "Thursday".</summary>
    public string Weekday(DateOnly day) => Terms.Weekdays[(int)day.DayOfWeek];

    /// <summary>A time of day by the clock of twenty-four hours: "20:00", in French "20 h".</summary>
    public virtual string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A day as people say it who are near it: "today", "tomorrow", "Thursday", "26 November".</summary>
    public string Day(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => Terms.Today,
        1 => Terms.Tomorrow,
        -1 => Terms.Yesterday,
        >= -6 and <= 6 => Weekday(day),
        _ when day.Year == today.Year => DayAndMonth(day),
        _ => DateWithoutWeekday(day),
    };

    /// <summary>A moment as people say it, with how far off it is: "Thursday 20:00, in 2 days".</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="now">The moment that it is seen from.</param>
    /// <param name="zone">Where the reader's clock stands.</param>
    public string When(DateTimeOffset moment, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (there, here) = (TimeZoneInfo.ConvertTime(moment, zone), TimeZoneInfo.ConvertTime(now, zone));
        var (day, today) = (DateOnly.FromDateTime(there.DateTime), DateOnly.FromDateTime(here.DateTime));
        var said = $"{Day(day, today)}{Terms.BeforeTime}{Time(TimeOnly.FromDateTime(there.DateTime))}";
        // "Tomorrow" and "yesterday" have said it, and half a year off nobody counts weeks.
        var distance = Math.Abs(day.DayNumber - today.DayNumber);
        return distance is 1 or > 182 ? said : $"{said}{Terms.Comma}{Distance(moment, now, zone)}";
    }

    /// <summary>How far off a moment is: "in 2 days", "3 minutes ago", "now".</summary>
    /// <remarks>From one day on, days are counted by the calendar of <paramref name="zone"/>: what happens the day after tomorrow is in two days at any hour.</remarks>
    public string Distance(DateTimeOffset moment, DateTimeOffset now, TimeZoneInfo zone)
    {
        var ahead = moment - now;
        var far = ahead.Duration();
        var days = Math.Abs(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime).DayNumber
            - DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime).DayNumber);
        if (far < Minute)
        {
            return Terms.Now;
        }

        // Rounded down: nobody is to be told that there is more time left than there is.
        var span = far < Hour ? Count((long)(far / Minute), Terms.Minutes)
            : days == 0 || far < TimeSpan.FromHours(12) ? Count((long)(far / Hour), Terms.Hours)
            : days < 14 ? Count(days, Terms.Days)
            : days < 61 ? Count(days / 7, Terms.Weeks)
            : Count(days / 30, Terms.MonthsAway);
        return string.Format(CultureInfo.InvariantCulture, ahead > TimeSpan.Zero ? Terms.In : Terms.Ago, span);
    }

    /// <summary>The form of a word that goes with a number, with the number in it.</summary>
    /// <param name="number">The number.</param>
    /// <param name="forms">The forms in the order of <see cref="PluralForm"/>, separated by bars, <c>{0}</c> standing for the number.</param>
    public string Count(long number, string forms)
    {
        var all = forms.Split('|');
        return string.Format(CultureInfo.InvariantCulture, all[Math.Min(PluralForm(number), all.Length - 1)], Number(number));
    }

    private protected virtual string DayNumber(DateOnly day) => day.Day.ToString(CultureInfo.InvariantCulture);

    private string DayAndMonth(DateOnly day) => $"{DayNumber(day)}{Terms.BeforeMonth}{Terms.Months[day.Month - 1]}";

    private static string Year(DateOnly day) => day.Year.ToString(CultureInfo.InvariantCulture);
}
