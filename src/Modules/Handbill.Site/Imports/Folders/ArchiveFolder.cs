namespace Handbill.Site.Imports.Folders;

/// <summary>A folder of files that someone hands in. Nothing outside it is read, not through a link either.</summary>
/// <param name="root">Its path.</param>
internal sealed class ArchiveFolder(string root)
{
    private readonly string _root = Path.GetFullPath(root);

    /// <summary>Whether there is a file or folder.</summary>
    public bool Exists => File.Exists(_root) || Directory.Exists(_root);

    /// <summary>Paths of files with one of some endings, from the folder on and with `/`, in the order of their names; of a single file its name.</summary>
    public IEnumerable<string> Files(params string[] endings)
    {
        if (File.Exists(_root))
        {
            return [Path.GetFileName(_root)];
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System };
        return Directory.EnumerateFiles(_root, "*", options)
            .Where(path => endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            .Select(path => Path.GetRelativePath(_root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>Opens a file that <see cref="Files"/> named.</summary>
    public Stream Open(string path) => File.OpenRead(File.Exists(_root) ? _root : Path.Combine(_root, path));

    /// <summary>Bytes of such a file.</summary>
    public long Length(string path) => new FileInfo(File.Exists(_root) ? _root : Path.Combine(_root, path)).Length;

    /// <summary>When such a file was changed.</summary>
    public DateTimeOffset ChangedAt(string path) => new(File.GetLastWriteTimeUtc(File.Exists(_root) ? _root : Path.Combine(_root, path)), TimeSpan.Zero);

    /// <summary>The file that another names, beside it or from the folder on.</summary>
    /// <param name="from">Path of the file that names it.</param>
    /// <param name="named">As it names it.</param>
    /// <returns>Its path from the folder on; null where there is none in the folder, or only by way of a link.</returns>
    public string? Find(string from, string named)
    {
        var end = named.AsSpan().IndexOfAny('?', '#');
        var name = Uri.UnescapeDataString(end < 0 ? named : named[..end]).Replace('\\', '/');
        if (File.Exists(_root) || name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        string[] places = name.StartsWith('/') ? [name.TrimStart('/'), $"static{name}"] : [Path.Combine(Path.GetDirectoryName(from) ?? "", name), name];
        return places.Select(Within).FirstOrDefault(path => path is not null);
    }

    /// <summary>The file of a path from the folder on; null where there is none in the folder, or only by way of a link.</summary>
    public string? Within(string path)
    {
        var whole = Path.GetFullPath(Path.Combine(_root, path));
        if (!whole.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(whole))
        {
            return null;
        }

        for (FileSystemInfo? part = new FileInfo(whole); part is not null && part.FullName.Length > _root.Length; part = Parent(part))
        {
            if (part.LinkTarget is not null)
            {
                return null;
            }
        }

        return Path.GetRelativePath(_root, whole).Replace('\\', '/');
    }

    private static DirectoryInfo? Parent(FileSystemInfo part) => part is FileInfo file ? file.Directory : ((DirectoryInfo)part).Parent;
}
