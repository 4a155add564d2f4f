namespace Handbill.Press.Issues;

/// <summary>An issue in a folder on disk. Nothing outside the folder is read, not through a link either.</summary>
internal sealed class DiskFiles : IIssueFiles
{
    private readonly string _root;
    private readonly string _realRoot;

    /// <summary>Opens a folder.</summary>
    /// <param name="root">The folder; it need not exist.</param>
    public DiskFiles(string root)
    {
        _root = Path.GetFullPath(root);
        _realRoot = Real(_root);
    }

    public bool Exists => Directory.Exists(_root);

    public IReadOnlyList<string> List(string folder)
    {
        var path = Resolve(folder);
        if (path is null || !Directory.Exists(path))
        {
            return [];
        }

        try
        {
            var names = Directory.GetFiles(path);
            for (var i = 0; i < names.Length; i++)
            {
                names[i] = Path.GetFileName(names[i]);
            }

            Array.Sort(names, StringComparer.Ordinal);
            return names;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public IReadOnlyList<string> ListDeep(string folder)
    {
        var path = Resolve(folder);
        if (path is null || !Directory.Exists(path))
        {
            return [];
        }

        var found = new List<string>();
        var rest = new Stack<(DirectoryInfo Folder, string Path)>([(new DirectoryInfo(path), folder)]);
        while (rest.TryPop(out var next))
        {
            foreach (var entry in next.Folder.EnumerateFileSystemInfos().Where(entry => !entry.Name.StartsWith('.')))
            {
                var name = $"{next.Path}/{entry.Name}";
                if (entry is not DirectoryInfo inner)
                {
                    found.Add(name);
                }
                else if (inner.LinkTarget is null)
                {
                    rest.Push((inner, name));
                }
            }
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    public FileReading Read(string path, int most)
    {
        try
        {
            var full = Resolve(path);
            if (full is null)
            {
                return FileReading.Failed(FileOutcome.Outside);
            }

            // Many files need not be there, and an exception takes longer than reading one.
            if (!File.Exists(full))
            {
                return FileReading.Failed(Directory.Exists(full) ? FileOutcome.Unreadable : FileOutcome.Missing);
            }

            using var handle = File.OpenHandle(full);
            var length = RandomAccess.GetLength(handle);
            if (length > most)
            {
                return FileReading.Failed(FileOutcome.TooLong);
            }

            var content = new byte[length];
            var read = 0;
            while (read < content.Length)
            {
                var count = RandomAccess.Read(handle, content.AsSpan(read), read);
                if (count == 0)
                {
                    return FileReading.Failed(FileOutcome.Unreadable);
                }

                read += count;
            }

            return new FileReading(FileOutcome.Found, content);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return FileReading.Failed(FileOutcome.Missing);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return FileReading.Failed(FileOutcome.Unreadable);
        }
    }

    private static string Real(string path)
    {
        var target = Directory.Exists(path) ? new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true) : null;
        return target?.FullName ?? path;
    }

    // The full path, or null when it or a link on the way leads out of the folder.
    private string? Resolve(string path)
    {
        if (!IssuePath.IsInside(path))
        {
            return null;
        }

        var full = _root;
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            full = Path.Combine(full, part);
            var info = new FileInfo(full);
            if (info.LinkTarget is null)
            {
                continue;
            }

            var target = info.ResolveLinkTarget(returnFinalTarget: true)?.FullName;
            if (target is null || !(IsUnder(target, _root) || IsUnder(target, _realRoot)))
            {
                return null;
            }
        }

        return full;
    }

    private static bool IsUnder(string path, string root) =>
        path.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
