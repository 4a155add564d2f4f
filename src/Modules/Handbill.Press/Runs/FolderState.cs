using System.Collections.Immutable;
using System.Security.Cryptography;
using Handbill.Press.Issues;

namespace Handbill.Press.Runs;

/// <summary>
/// What the files of an issue folder contained when they were last looked at. Editors save in many ways (in place, aside and
/// renamed, twice in a row): only what the bytes say counts.
/// </summary>
internal sealed class FolderState
{
    private static readonly string[] Folders = ["", IssueFolder.Workplaces, ArticleFiles.Folder, IssuePictures.Folder, Imprints.ShippedProfiles.Folder];

    private readonly string _root;
    private Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Looks at a folder for the first time.</summary>
    /// <param name="root">The issue folder.</param>
    public FolderState(string root)
    {
        _root = root;
        Look();
    }

    /// <summary>Looks again.</summary>
    /// <returns>Paths of the files that came, went or changed, in ordinal order.</returns>
    public ImmutableArray<string> Look()
    {
        var before = _entries;
        var now = new Dictionary<string, Entry>(StringComparer.Ordinal);
        var changed = ImmutableArray.CreateBuilder<string>();
        foreach (var (path, file) in Files())
        {
            if (Read(file, before.GetValueOrDefault(path)) is not { } entry)
            {
                continue;
            }

            now[path] = entry;
            if (!before.TryGetValue(path, out var earlier) || earlier.Hash != entry.Hash)
            {
                changed.Add(path);
            }
        }

        changed.AddRange(before.Keys.Where(path => !now.ContainsKey(path)));
        changed.Sort(StringComparer.Ordinal);
        _entries = now;
        return changed.ToImmutable();
    }

    /// <summary>True when the file was there at the last look.</summary>
    public bool Has(string path) => _entries.ContainsKey(path);

    private IEnumerable<(string Path, FileInfo File)> Files()
    {
        foreach (var folder in Folders)
        {
            var info = new DirectoryInfo(Path.Combine(_root, folder));
            foreach (var file in info.Exists ? info.EnumerateFiles() : [])
            {
                var isCopy = file.Extension is ".md" or ".yaml" or ".txt";
                if (!file.Name.StartsWith('.') && (isCopy || folder == IssuePictures.Folder))
                {
                    yield return (folder.Length == 0 ? file.Name : $"{folder}/{file.Name}", file);
                }
            }
        }
    }

    private static Entry? Read(FileInfo file, Entry? earlier)
    {
        try
        {
            if (earlier is not null && earlier.Written == file.LastWriteTimeUtc && earlier.Length == file.Length)
            {
                return earlier;
            }

            using var stream = file.OpenRead();
            return new Entry(file.LastWriteTimeUtc, file.Length, Convert.ToHexString(SHA256.HashData(stream)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It went while we looked, or is being written: the next look will tell.
            return null;
        }
    }

    private sealed record Entry(DateTime Written, long Length, string Hash);
}
