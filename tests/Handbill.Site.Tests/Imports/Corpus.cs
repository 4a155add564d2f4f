using System.Runtime.CompilerServices;

namespace Handbill.Site.Tests.Imports;

/// <summary>Real archives that nobody here wrote. Missing, it skips a test, or fails it where the gate runs.</summary>
internal static class Corpus
{
    /// <summary>Path of a WordPress export of the corpus.</summary>
    public static string Export(string name, [CallerFilePath] string? here = null)
    {
        var root = Environment.GetEnvironmentVariable("HANDBILL_CORPUS") ?? Path.Combine(Root(here!), "..", "shared", "corpus");
        var path = Path.Combine(root, "wxr", name);
        if (!File.Exists(path))
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

    private static string Root(string here)
    {
        var folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "Handbill.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
