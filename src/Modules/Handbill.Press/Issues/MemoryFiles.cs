using System.Text;

namespace Handbill.Press.Issues;

/// <summary>An issue held in memory: an import on its way in, a desk that is being typed at.</summary>
internal sealed class MemoryFiles : IIssueFiles
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>Sets a file's content.</summary>
    public MemoryFiles Set(string path, byte[] content)
    {
        _files[path] = content;
        return this;
    }

    /// <summary>Sets a file's content, written as UTF-8.</summary>
    public MemoryFiles Set(string path, string content) => Set(path, Encoding.UTF8.GetBytes(content));

    public IReadOnlyList<string> List(string folder)
    {
        var start = folder.Length == 0 ? "" : folder + "/";
        return
        [
            .. _files.Keys
                .Where(path => path.StartsWith(start, StringComparison.Ordinal) && path.IndexOf('/', start.Length) < 0)
                .Select(path => path[start.Length..]),
        ];
    }

    public IReadOnlyList<string> ListDeep(string folder) =>
        [.. _files.Keys.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal) && !path.Contains("/.", StringComparison.Ordinal))];

    public FileReading Read(string path, int most)
    {
        if (!IssuePath.IsInside(path))
        {
            return FileReading.Failed(FileOutcome.Outside);
        }

        return !_files.TryGetValue(path, out var content) ? FileReading.Failed(FileOutcome.Missing)
            : content.Length > most ? FileReading.Failed(FileOutcome.TooLong)
            : new FileReading(FileOutcome.Found, content);
    }
}
