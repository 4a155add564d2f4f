using System.Globalization;
using Handbill.Kernel.Outcomes;
using Handbill.Mail;

namespace Handbill.Groups.Post;

/// <summary>Mail hosts that are written to at a pace of their own: lines of a host and its letters a minute. Pure.</summary>
internal static class HostPaces
{
    public const int MostLetters = 20_000, Fastest = 1_000_000;

    /// <summary>The hosts of lines such as `gmail.com 20`. What begins with # is a remark.</summary>
    /// <returns>Letters a minute by host, in ASCII, and the number of the first line that is none; 0 where all are.</returns>
    public static (IReadOnlyDictionary<string, int> Hosts, int Wrong) Read(string text)
    {
        var (hosts, wrong, line) = (new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase), 0, 0);
        foreach (var one in text.AsSpan().EnumerateLines())
        {
            line++;
            var parts = one.ToString().Split('#')[0].Split([' ', '\t', '=', ':'], StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 0)
            {
                continue;
            }

            if (parts.Length == 2 && MailAddress.TryParse($"x@{parts[0]}", out var address, out _) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var pace) && pace is >= 1 and <= Fastest)
            {
                hosts[address.Host] = pace;
            }
            else if (wrong == 0)
            {
                wrong = line;
            }
        }

        return (hosts, wrong);
    }

    /// <summary>What is wrong with lines that a form brings.</summary>
    public static IEnumerable<Refusal> Check(string? text)
    {
        if ((text ?? "") is { Length: > MostLetters })
        {
            yield return new Refusal("Input.Hosts", "At most {0} characters.", MostLetters);
        }
        else if (Read(text ?? "").Wrong is var line and > 0)
        {
            yield return new Refusal("Input.Hosts", "Line {0}: write a host and how many letters a minute it takes, such as gmail.com 20.", line);
        }
    }
}
