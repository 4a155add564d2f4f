using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;

namespace Handbill.Distribution.Rounds;

/// <summary>What a form says of a round.</summary>
internal sealed class RoundForm
{
    public string? Workplace { get; set; }

    public string? Gate { get; set; }

    public string? Shift { get; set; }

    public DateOnly? Day { get; set; }

    public TimeOnly? Time { get; set; }

    public int? Wanted { get; set; } = 2;

    public int? People { get; set; }

    public string? PickUp { get; set; }

    public int Version { get; set; }

    public static RoundForm Of(Round round, IssueCard issue)
    {
        var (day, minutes) = WallClock.Shown(round.GoesAt, issue.TimeZone);
        return new RoundForm
        {
            Gate = round.GateName, Shift = round.ShiftName, Day = day, Time = TimeOnly.MinValue.AddMinutes(minutes), Wanted = round.Wanted, People = round.People,
            PickUp = round.PickUp, Version = round.Version,
        };
    }

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<Refusal> Refusals()
    {
        if (Tidy(Gate).Length > Round.LongestName || Tidy(Shift).Length > Round.LongestName || Tidy(PickUp).Length > Round.LongestName)
        {
            yield return new Refusal("", "A name has at most {0} characters. Shorten it.", Round.LongestName);
        }

        if (Day is not { Year: >= 2000 and <= 2200 })
        {
            yield return new Refusal("Input.Day", "Choose the day of the round.");
        }

        if (Time is null)
        {
            yield return new Refusal("Input.Time", "Say at what time they go.");
        }

        if (Wanted is not (>= 1 and <= Round.MostWanted))
        {
            yield return new Refusal("Input.Wanted", "Say how many are to go: 1 to {0}.", Round.MostWanted);
        }

        if (People is < 0 or > Round.MostPeople)
        {
            yield return new Refusal("Input.People", "Say how many people pass there: 0 to {0}, or leave it empty.", Round.MostPeople);
        }
    }

    public DateTimeOffset GoesAt(IssueCard issue) => WallClock.Moment(Day!.Value, (int)Time!.Value.ToTimeSpan().TotalMinutes, issue.TimeZone);

    /// <summary>Writes it into a round.</summary>
    public void WriteTo(Round round, IssueCard issue)
    {
        (round.GateName, round.ShiftName, round.PickUp) = (Tidy(Gate), Tidy(Shift), Tidy(PickUp));
        (round.GoesAt, round.Wanted, round.People) = (GoesAt(issue), Wanted!.Value, People);
    }

    private static string Tidy(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
