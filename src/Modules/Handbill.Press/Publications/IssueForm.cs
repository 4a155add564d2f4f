using Handbill.Kernel.Outcomes;
using Handbill.Ui.Components;

namespace Handbill.Press.Publications;

/// <summary>The number, date and deadlines of one issue as its form has them, by the clock of the publication.</summary>
internal sealed class IssueForm
{
    public int? Number { get; set; }

    public DateOnly? Date { get; set; }

    public TimeOnly? HandOutAt { get; set; }

    public DateOnly? CopyDay { get; set; }

    public TimeOnly? CopyAt { get; set; }

    public DateOnly? LockDay { get; set; }

    public TimeOnly? LockAt { get; set; }

    public DateOnly? PressDay { get; set; }

    public TimeOnly? PressAt { get; set; }

    public int Version { get; set; }

    public static IssueForm Of(int number, IssueDates dates, TimeZoneInfo zone, int version = 0)
    {
        var (copy, locks, press) = (Shown(dates.CopyDue), Shown(dates.LockDue), Shown(dates.PressDue));
        return new IssueForm
        {
            Number = number,
            Date = dates.Date,
            HandOutAt = Shown(dates.HandOutAt).At,
            CopyDay = copy.Day,
            CopyAt = copy.At,
            LockDay = locks.Day,
            LockAt = locks.At,
            PressDay = press.Day,
            PressAt = press.At,
            Version = version,
        };

        (DateOnly Day, TimeOnly At) Shown(DateTimeOffset moment)
        {
            var (day, minutes) = LocalClock.Shown(moment, zone);
            return (day, new TimeOnly(minutes / 60, minutes % 60));
        }
    }

    /// <summary>What is wrong with it; when nothing is, its dates are <see cref="Dates"/>.</summary>
    public IReadOnlyList<Refusal> Check(TimeZoneInfo zone)
    {
        var refusals = new List<Refusal>();
        if (Number is not (>= 1 and <= PublicationCheck.HighestNumber))
        {
            Refuse(nameof(Number), "Write the number of the issue, 1 to 999,999.");
        }

        foreach (var (name, day) in new[] { (nameof(Date), Date), (nameof(CopyDay), CopyDay), (nameof(LockDay), LockDay), (nameof(PressDay), PressDay) })
        {
            if (day is not { Year: >= 2000 and < 2200 })
            {
                Refuse(name, "Write a day.");
            }
        }

        foreach (var (name, time) in new[] { (nameof(HandOutAt), HandOutAt), (nameof(CopyAt), CopyAt), (nameof(LockAt), LockAt), (nameof(PressAt), PressAt) })
        {
            if (time is null)
            {
                Refuse(name, "Write a time of day, such as 20:00.");
            }
        }

        if (refusals.Count == 0)
        {
            var dates = Dates(zone);
            foreach (var (name, first, next) in new[]
            {
                (nameof(LockDay), dates.CopyDue, dates.LockDue), (nameof(PressDay), dates.LockDue, dates.PressDue), (nameof(Date), dates.PressDue, dates.HandOutAt),
            })
            {
                if (next < first)
                {
                    Refuse(name, "This comes before what must be done first: copy is due, then the issue is locked, printed and handed out.");
                }
            }
        }

        return refusals;

        void Refuse(string field, string words) => refusals.Add(new Refusal("Input." + field, words));
    }

    /// <summary>The moments that a checked form means. An issue that is opened by hand is open at once.</summary>
    public IssueDates Dates(TimeZoneInfo zone)
    {
        var copy = At(CopyDay, CopyAt);
        return new IssueDates(Date!.Value, copy, copy, At(LockDay, LockAt), At(PressDay, PressAt), At(Date, HandOutAt));

        DateTimeOffset At(DateOnly? day, TimeOnly? time) => LocalClock.Moment(day!.Value, (time!.Value.Hour * 60) + time.Value.Minute, zone);
    }

    /// <summary>Where this form says something else than what is saved.</summary>
    public IReadOnlyList<Difference> DifferencesTo(IssueForm saved, Func<string, string> label) =>
    [
        .. from field in typeof(IssueForm).GetProperties()
           where field.Name != nameof(Version)
           let mine = Text(field.GetValue(this))
           let theirs = Text(field.GetValue(saved))
           where mine != theirs
           select new Difference(label(field.Name), mine, theirs),
    ];

    private static string Text(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
        _ => FormattableString.Invariant($"{value}"),
    };
}
