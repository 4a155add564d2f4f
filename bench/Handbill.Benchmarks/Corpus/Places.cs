namespace Handbill.Benchmarks.Corpus;

/// <summary>Where things are found.</summary>
internal static class Places
{
    /// <summary>The checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The corpus: what HANDBILL_CORPUS names, else `../shared/corpus` beside the checkout.</summary>
    /// <exception cref="DirectoryNotFoundException">It is not there.</exception>
    public static string Corpus
    {
        get
        {
            var path = Environment.GetEnvironmentVariable("HANDBILL_CORPUS") ?? Path.GetFullPath(Path.Combine(Root, "..", "shared", "corpus"));
            return Directory.Exists(Path.Combine(path, "issues"))
                ? path
                : throw new DirectoryNotFoundException($"The corpus is missing: set HANDBILL_CORPUS. Looked for {path}.");
        }
    }

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Handbill.slnx")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("The benchmarks run from the checkout that they were built in.");
    }
}
