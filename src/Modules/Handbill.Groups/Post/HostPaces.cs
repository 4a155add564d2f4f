using System.Globalization;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Mail;

namespace Handbill.Groups.Post;

/// <summary>
/// Mail hosts that are written to at a pace of their own: lines of a host and its letters a minute, in a file of the data folder beside the keys without which nobody sends. A change counts from the next letter on.
/// </summary>
internal sealed class HostPaces(LocalFolder folder)
{
    public const string FileName = "mail-rates";

    public const int MostLetters = 20_000, Fastest = 1_000_000;

    private string Name => Path.Combine(folder.Path, FileName);

    /// <summary>Tells one state of the file from another; whoever keeps what was read asks it.</summary>
    public DateTime Stamp => File.GetLastWriteTimeUtc(Name);

    /// <summary>The lines as they stand; empty when there are none.</summary>
    public string Text()
    {
        try
        {
            return File.ReadAllText(Name);
        }
        catch (FileNotFoundException)
        {
            return "";
        }
    }

    /// <summary>Writes the lines in the place of those that are there: whole or not at all.</summary>
    public void Write(string text)
    {
        var aside = Path.Combine(folder.Path, $".{FileName}-{Environment.ProcessId}");
        File.WriteAllText(aside, text);
        File.Move(aside, Name, overwrite: true);
    }

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
