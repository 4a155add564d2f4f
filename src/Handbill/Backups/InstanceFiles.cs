namespace Handbill.Backups;

/// <summary>What of the data folder an instance needs beside its database: everything but copies, and what is being made.</summary>
internal static class InstanceFiles
{
    private static readonly string[] LeftOut = [PartialFolder.Name, "before-migration"];

    /// <summary>Full paths, in ordinal order.</summary>
    public static IReadOnlyList<string> Find(string data) => !Directory.Exists(data) ? [] :
    [
        .. Directory.EnumerateFiles(data, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(path => IsNeeded(Path.GetRelativePath(data, path).Replace('\\', '/')))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether a file, by its path in the data folder, belongs into a backup.</summary>
    public static bool IsNeeded(string path)
    {
        var parts = path.Split('/');
        return !LeftOut.Contains(parts[0], StringComparer.Ordinal)
            && !(parts.Length == 1 && parts[0].StartsWith("handbill.db", StringComparison.Ordinal))
            && !parts[^1].StartsWith('.');
    }

    /// <summary>Whether a name may be put into a data folder: a plain path that leads nowhere else.</summary>
    public static bool IsPlain(string path) => IsNeeded(path) && path.Split('/').All(part => part.Length > 0 && part is not ("." or "..") && !part.Contains('\\', StringComparison.Ordinal) && !part.Contains('\0', StringComparison.Ordinal));
}
