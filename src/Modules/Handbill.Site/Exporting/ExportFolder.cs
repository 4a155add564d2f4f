using System.Collections.Concurrent;
using System.Text;
using Handbill.Press.Contracts;

namespace Handbill.Site.Exporting;

/// <summary>
/// The folder of an export. A list names all files that an export wrote; while one runs a second one names what it is about to write, so that one that was broken off leaves nothing that nobody knows.
/// </summary>
internal sealed class ExportFolder
{
    /// <summary>The list of what was written.</summary>
    public const string List = "handbill-files.txt";

    private const string Journal = ".handbill-files.part";

    private readonly string _folder, _mark;
    private readonly bool _isMarkedSo;
    private readonly HashSet<string> _former;
    private readonly ConcurrentDictionary<string, long> _files = new(StringComparer.Ordinal);
    private int _written;

    private ExportFolder(string folder, string mark, HashSet<string> former)
    {
        (_folder, _mark, _former) = (folder, $"# {mark}", former);
        _isMarkedSo = former.Remove(_mark) && !File.Exists(Path.Combine(folder, Journal));
    }

    /// <summary>How many files there are.</summary>
    public int Count => _files.Count;

    /// <summary>Their length together.</summary>
    public long Bytes => _files.Values.Sum();

    /// <summary>How many are new or changed.</summary>
    public int Written => _written;

    /// <summary>Opens a folder that is missing, empty, or of an export before.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="mark">Says by what files were drawn that are not drawn again: see <see cref="Keep"/>.</param>
    /// <exception cref="PressException">It holds something else, or cannot be written.</exception>
    public static ExportFolder Open(string folder, string mark)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var former = new HashSet<string>(StringComparer.Ordinal);
            foreach (var list in new[] { List, Journal }.Select(name => Path.Combine(folder, name)).Where(File.Exists))
            {
                former.UnionWith(File.ReadLines(list).Where(IsInside));
            }

            if (!File.Exists(Path.Combine(folder, List)) && !File.Exists(Path.Combine(folder, Journal)) && Directory.EnumerateFileSystemEntries(folder).Any())
            {
                throw new PressException($"{folder}: it holds something that is no export of the site; name an empty folder or one that does not exist yet");
            }

            return new ExportFolder(folder, mark, former);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new PressException($"{folder}: {problem.Message}", problem);
        }
    }

    /// <summary>Says what is about to be written.</summary>
    public void Announce(IEnumerable<string> files) => File.AppendAllLines(Path.Combine(_folder, Journal), files);

    /// <summary>Leaves a file as it is, whose name says of what it was drawn, if a whole export with the same mark wrote it.</summary>
    /// <returns>False when it must be written.</returns>
    public bool Keep(string file)
    {
        var there = new FileInfo(Path.Combine(_folder, file));
        if (!_isMarkedSo || !_former.Contains(file) || !there.Exists)
        {
            return false;
        }

        _files[file] = there.Length;
        return true;
    }

    /// <summary>Writes a file, or leaves it when it is so already.</summary>
    /// <param name="file">Its path in the folder.</param>
    /// <param name="bytes">What it holds.</param>
    /// <param name="cancellation">Ends it: the file is the old one then.</param>
    public async Task WriteAsync(string file, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var path = Path.Combine(_folder, file);
        _files[file] = bytes.Length;
        var isThere = File.Exists(path);
        if (isThere && await IsAsync(path, bytes, cancellation))
        {
            return;
        }

        if (isThere && !_former.Contains(file))
        {
            throw new PressException($"{path}: this file is in the way and is not of an export; move it elsewhere");
        }

        var aside = Aside(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(aside, bytes, cancellation);
        File.Move(aside, path, overwrite: true);
        Interlocked.Increment(ref _written);
    }

    /// <summary>Takes away what is no longer there, and writes the list.</summary>
    /// <returns>How many files were taken away.</returns>
    public async Task<int> CloseAsync(CancellationToken cancellation)
    {
        var removed = 0;
        foreach (var file in _former.Where(one => one != List && one[0] != '#' && !_files.ContainsKey(one)))
        {
            var path = Path.Combine(_folder, file);
            removed += Remove(path) ? 1 : 0;
            Remove(Aside(path));
            RemoveEmpty(Path.GetDirectoryName(path)!);
        }

        var text = new StringBuilder(_mark).Append('\n');
        foreach (var file in _files.Keys.Order(StringComparer.Ordinal))
        {
            text.Append(file).Append('\n');
        }

        _former.Add(List);
        await WriteAsync(List, Encoding.UTF8.GetBytes(text.ToString()), cancellation);
        File.Delete(Path.Combine(_folder, Journal));
        return removed;
    }

    // A list that somebody changed takes nothing away elsewhere.
    private static bool IsInside(string file) => file.Length > 0 && !Path.IsPathRooted(file) && !file.Split('/').Contains("..");

    private static string Aside(string path) => Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.part");

    private static bool Remove(string path)
    {
        var isThere = File.Exists(path);
        if (isThere)
        {
            File.Delete(path);
        }

        return isThere;
    }

    private void RemoveEmpty(string folder)
    {
        for (var at = folder; at.Length > _folder.Length && Directory.Exists(at) && !Directory.EnumerateFileSystemEntries(at).Any(); at = Path.GetDirectoryName(at)!)
        {
            Directory.Delete(at);
        }
    }

    private static async Task<bool> IsAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        new FileInfo(path).Length == bytes.Length && (await File.ReadAllBytesAsync(path, cancellation)).AsSpan().SequenceEqual(bytes.Span);
}
