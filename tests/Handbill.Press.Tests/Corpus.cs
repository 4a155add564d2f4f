using System.Runtime.CompilerServices;

namespace Handbill.Press.Tests;

/// <summary>Real text that nobody here wrote. Missing, it skips a test, or fails it where the gate runs.</summary>
internal static class Corpus
{
    /// <summary>Path of an issue folder of the corpus.</summary>
    public static string Issue(string name)
    {
        var root = Environment.GetEnvironmentVariable("HANDBILL_CORPUS") ?? Path.Combine(Root(), "..", "shared", "corpus");
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

    /// <summary>The folder of the sources.</summary>
    public static string Root([CallerFilePath] string? here = null)
    {
        var folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "Handbill.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
