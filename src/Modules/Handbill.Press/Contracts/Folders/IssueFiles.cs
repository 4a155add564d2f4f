using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Handbill.Press.Folders;
using Handbill.Press.Issues;

namespace Handbill.Press.Contracts;

/// <summary>The files of one issue, in memory. Not to be changed while somebody reads them.</summary>
public sealed class IssueFiles
{
    /// <summary>Bytes that a packed folder may have.</summary>
    public const int LongestArchive = 64 << 20;

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>Paths of all files, in ordinal order.</summary>
    public IEnumerable<string> Paths => _files.Keys;

    /// <summary>Sets a file's content.</summary>
    /// <param name="path">Path in the folder, with forward slashes.</param>
    /// <param name="content">The content.</param>
    /// <exception cref="ArgumentException">The path leaves the folder.</exception>
    public IssueFiles Set(string path, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(path);
        _files[FolderLimits.IsFair(path) ? path : throw new ArgumentException($"{path} is no path in a folder.", nameof(path))] = content;
        return this;
    }

    /// <summary>Sets a file's content, as UTF-8.</summary>
    public IssueFiles Set(string path, string content) => Set(path, Encoding.UTF8.GetBytes(content));

    /// <summary>A file's content; null when there is none.</summary>
    public byte[]? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>A file's content as text; null when there is none.</summary>
    public string? FindText(string path) => Find(path) is { } content ? Encoding.UTF8.GetString(content) : null;

    /// <summary>Reads a folder of the disk. Links out of it, hidden files and what no issue has are passed over.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="faults">Gets what cannot be read.</param>
    public static IssueFiles ReadFolder(string folder, ICollection<IssueFault> faults) => FolderFiles.Read(folder, faults);

    /// <summary>Unpacks a zip file in memory, within limits: a bomb is refused before it goes off.</summary>
    /// <param name="archive">The zip file.</param>
    /// <param name="faults">Gets what is wrong with it.</param>
    public static IssueFiles ReadArchive(Stream archive, ICollection<IssueFault> faults) => FolderArchive.Read(archive, faults);

    /// <summary>Packs the files. The same files give the same bytes.</summary>
    /// <param name="archive">Where the zip file is written.</param>
    public void WriteArchive(Stream archive)
    {
        using var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (path, content) in _files)
        {
            var entry = zip.CreateEntry(path, CompressionLevel.Fastest);
            entry.LastWriteTime = FolderArchive.Epoch;
            using var stream = entry.Open();
            stream.Write(content);
        }
    }

    /// <summary>Writes a folder, whole or not at all.</summary>
    /// <param name="folder">The folder, which must be new or empty.</param>
    /// <exception cref="PressException">It cannot be written there.</exception>
    public void WriteFolder(string folder)
    {
        if (FolderWriter.Write(folder, _files.Select(file => (file.Key, (Func<byte[]>)(() => file.Value)))) is { } refusal)
        {
            throw new PressException(refusal.ToString());
        }
    }

    /// <summary>All that the press would refuse.</summary>
    public ImmutableArray<IssueFault> Check()
    {
        var issue = IssueFolder.Read(ToReader());
        return
        [
            .. issue.Faults.Select(fault => Told(fault, null)),
            .. issue.Editions.SelectMany(entry => issue.Load(entry).Faults.Select(fault => Told(fault, entry.Slug))),
        ];
    }

    // The files with those of a folder in the place of the usual ones.
    internal IssueFiles Over(string folder)
    {
        var over = new IssueFiles();
        foreach (var (path, content) in _files.Where(file => !file.Key.StartsWith(VariantFiles.Folder + "/", StringComparison.Ordinal)))
        {
            over._files[path] = content;
        }

        foreach (var (path, content) in _files.Where(file => file.Key.StartsWith(folder, StringComparison.Ordinal) && VariantFiles.Has(file.Key[folder.Length..])))
        {
            over._files[path[folder.Length..]] = content;
        }

        return over;
    }

    internal MemoryFiles ToReader()
    {
        var reader = new MemoryFiles();
        foreach (var (path, content) in _files)
        {
            reader.Set(path, content);
        }

        return reader;
    }

    internal static IssueFault Told(Fault fault, string? slug) =>
        new(fault.Place.File, fault.Place.Line, $"{fault.Problem}, {fault.Remedy}", slug);
}
