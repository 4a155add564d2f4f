using System.Runtime.CompilerServices;

namespace Handbill.Press.Tests;

/// <summary>Real text that nobody here wrote. Missing, it skips a test, or fails it where the gate runs.</summary>
internal static class Corpus
{
    /// <summary>Path of an issue folder of the corpus.</summary>
    public static string Issue(string name, [CallerFilePath] string? here = null)
    {
        var root = Environment.GetEnvironmentVariable("HANDBILL_CORPUS") ?? Beside(Path.GetDirectoryName(here)!);
        var path = Path.Combine(root, "issues", name);
        if (!Directory.Exists(path))
        {
            var message = $"The corpus is missing: set HANDBILL_CORPUS. Looked for {path}.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail(message);
            }

            Assert.Skip(message);
        }

        return path;
    }

    private static string Beside(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "Handbill.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "..", "shared", "corpus");
    }
}
