using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Handbill.Site.Imports.Pdf;

/// <summary>What a file's name says.</summary>
/// <param name="Date">Its day; the first of the month or year where it says no more.</param>
/// <param name="Number">The number of the issue.</param>
/// <param name="Name">What `{name}` stands for; empty where the pattern has none.</param>
internal readonly record struct NamedFile(DateTimeOffset? Date, int? Number, string Name);

/// <summary>How names of files tell their date: `{yyyy}` `{yy}` `{MM}` `{M}` `{dd}` `{d}` `{number}` `{name}`, and all else as it is.</summary>
internal sealed class NamePattern
{
    private static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal)
    {
        ["yyyy"] = "(?<year>[0-9]{4})",
        ["yy"] = "(?<year>[0-9]{2})",
        ["MM"] = "(?<month>[0-9]{2})",
        ["M"] = "(?<month>[0-9]{1,2})",
        ["dd"] = "(?<day>[0-9]{2})",
        ["d"] = "(?<day>[0-9]{1,2})",
        ["number"] = "(?<number>[0-9]{1,6})",
        ["name"] = "(?<name>.+?)",
    };

    private readonly Regex _form;

    private NamePattern(Regex form) => _form = form;

    /// <summary>Reads a pattern.</summary>
    /// <returns>The pattern; null with what is wrong with it.</returns>
    public static (NamePattern? Pattern, string Problem) Of(string written)
    {
        var form = new StringBuilder("(^|[^0-9])");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < written.Length;)
        {
            var end = written[at] == '{' ? written.IndexOf('}', at) : at + 1;
            var name = end > at + 1 ? written[(at + 1)..end] : "";
            if (written[at] != '{')
            {
                form.Append(Regex.Escape(written[at].ToString()));
                at++;
            }
            else if (!Parts.TryGetValue(name, out var part) || !seen.Add(part[..6]))
            {
                return (null, $"“{{{name}}}” is no part of a name, or stands twice: the parts are {string.Join(' ', Parts.Keys.Select(key => $"{{{key}}}"))}");
            }
            else
            {
                form.Append(part);
                at = end + 1;
            }
        }

        return (new NamePattern(new Regex(form.Append("([^0-9]|$)").ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)), "");
    }

    /// <summary>Reads a name without its ending; null where it is not of this form or its date is none.</summary>
    public NamedFile? Read(string name)
    {
        var match = _form.Match(name);
        if (!match.Success)
        {
            return null;
        }

        var (year, month, day) = (Number(match, "year"), Number(match, "month") ?? 1, Number(match, "day") ?? 1);

        // Two digits are of the century up to 2069, as POSIX has it.
        year = match.Groups["year"].Length == 2 ? year < 70 ? 2000 + year : 1900 + year : year;
        if (year is < 1 || month is < 1 or > 12 || (year is not null && (day < 1 || day > DateTime.DaysInMonth(year.Value, month))))
        {
            return null;
        }

        return new NamedFile(
            year is null ? null : new DateTimeOffset(year.Value, month, day, 0, 0, 0, TimeSpan.Zero),
            Number(match, "number"),
            match.Groups["name"].Success ? match.Groups["name"].Value : "");
    }

    private static int? Number(Match match, string part) =>
        match.Groups[part].Success ? int.Parse(match.Groups[part].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;
}
