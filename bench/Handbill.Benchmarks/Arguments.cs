using System.Globalization;

namespace Handbill.Benchmarks;

/// <summary>Options of the form `--name value`.</summary>
internal sealed class Arguments(IReadOnlyList<string> words)
{
    /// <summary>True when a switch was given.</summary>
    public bool Has(string name) => words.Contains("--" + name, StringComparer.Ordinal);

    /// <summary>An option's value, or null.</summary>
    public string? Text(string name)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (string.Equals(words[i], "--" + name, StringComparison.Ordinal))
            {
                return words[i + 1];
            }
        }

        return null;
    }

    /// <summary>An option's number.</summary>
    public int Number(string name, int otherwise) =>
        Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
