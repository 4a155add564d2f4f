using System.Globalization;

namespace Handbill.Groups.Workplaces;

/// <summary>A shift as it is written in a line: `Early 06:00-14:00`.</summary>
/// <param name="Name">What its people call it.</param>
/// <param name="BeginsAt">Minutes after midnight.</param>
/// <param name="EndsAt">Minutes after midnight.</param>
internal readonly record struct ShiftEntry(string Name, int BeginsAt, int EndsAt)
{
    /// <summary>Reads a line; null when it is not a name and two times.</summary>
    public static ShiftEntry? Parse(string line)
    {
        var text = line.Trim().Replace('–', '-').Replace(" - ", "-", StringComparison.Ordinal);
        var space = text.LastIndexOf(' ');
        var times = space > 0 ? text[(space + 1)..].Split('-') : [];
        return times.Length == 2 && Minutes(times[0]) is { } begins && Minutes(times[1]) is { } ends
            ? new ShiftEntry(text[..space].TrimEnd(), begins, ends)
            : null;
    }

    public override string ToString() => $"{Name} {Time(BeginsAt)}-{Time(EndsAt)}";

    private static int? Minutes(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute : null;

    private static string Time(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
}
