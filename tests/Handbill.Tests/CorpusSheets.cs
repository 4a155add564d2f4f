using System.Text.Json;

[assembly: AssemblyFixture(typeof(Handbill.Tests.CorpusSheets))]

namespace Handbill.Tests;

/// <summary>
/// The sheets of real issues, pressed once by the program for all tests. A corpus or a tool that is missing skips a test,
/// or fails it where the gate runs.
/// </summary>
public sealed class CorpusSheets : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("handbill-corpus-").FullName;
    private readonly Dictionary<string, CorpusIssue> _pressed = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Presses an issue, or gives what an earlier test pressed.</summary>
    /// <param name="issue">Name of a folder of the corpus, or `samples/` and that of a sample.</param>
    /// <param name="jobs">Editions made at the same time.</param>
    internal CorpusIssue Press(string issue, int jobs = 1)
    {
        var folder = Folder(issue);
        lock (_lock)
        {
            var key = $"{issue.Replace('/', '-')}-{jobs}";
            if (!_pressed.TryGetValue(key, out var pressed))
            {
                var made = Path.Combine(_root, key);
                var outcome = Cli.Run("press", folder, "--out", made, "--jobs", $"{jobs}");
                pressed = new CorpusIssue(folder, made, outcome, ReadEditions(made));
                _pressed.Add(key, pressed);
            }

            return pressed;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Folder(string issue)
    {
        var samples = Path.GetDirectoryName(Cli.Fortnight)!;
        if (issue.StartsWith("samples/", StringComparison.Ordinal))
        {
            return Path.Combine(samples, issue["samples/".Length..]);
        }

        var root = Environment.GetEnvironmentVariable("HANDBILL_CORPUS")
            ?? Path.GetFullPath(Path.Combine(samples, "..", "..", "shared", "corpus"));
        var path = Path.Combine(root, "issues", issue);
        if (!Directory.Exists(path))
        {
            Missing($"The corpus is missing: set HANDBILL_CORPUS. Looked for {path}.");
        }

        return path;
    }

    private static void Missing(string message)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(message);
        }

        Assert.Skip(message);
    }

    private static List<CorpusEdition> ReadEditions(string made)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(made, "fit.json")));
        return [.. json.RootElement.GetProperty("editions").EnumerateArray().Select(edition => CorpusEdition.Of(edition, made))];
    }
}
