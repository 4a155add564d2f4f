using Handbill.Kernel.Data;
using Handbill.Server;

namespace Handbill.Backups;

/// <summary>
/// Where a backup or a restore lays out what is not encrypted: inside the data folder, so that it never gets onto another disk, and one at a
/// time. What a run that was killed left there the next one takes away, and so does the server's start.
/// </summary>
internal sealed class PartialFolder : IDisposable
{
    /// <summary>Its name in the data folder.</summary>
    public const string Name = "partial";

    private const string Lock = "lock";

    private readonly FileStream _lock;

    private PartialFolder(string path, FileStream held)
    {
        Folder = path;
        _lock = held;
        Empty();
    }

    /// <summary>The folder, empty at first.</summary>
    public string Folder { get; }

    /// <summary>Takes the folder.</summary>
    /// <exception cref="StoreException">Another backup or restore has it.</exception>
    public static PartialFolder Take(string data) => TryTake(data)
        ?? throw new StoreException($"{data}: another backup or restore of this instance is running, wait for its end");

    /// <summary>Takes away what a run left that was killed, unless one is running.</summary>
    public static void Sweep(string data)
    {
        if (Directory.Exists(Path.Combine(data, Name)))
        {
            TryTake(data)?.Dispose();
        }
    }

    public void Dispose()
    {
        Empty();
        _lock.Dispose();
    }

    private static PartialFolder? TryTake(string data)
    {
        var folder = Path.Combine(data, Name);
        DataFolder.MakePrivate(folder);
        try
        {
            return new PartialFolder(folder, DataFolder.Create(Path.Combine(folder, Lock), FileMode.OpenOrCreate));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private void Empty()
    {
        foreach (var entry in new DirectoryInfo(Folder).GetFileSystemInfos())
        {
            if (entry is DirectoryInfo inner)
            {
                inner.Delete(recursive: true);
            }
            else if (entry.Name != Lock)
            {
                entry.Delete();
            }
        }
    }
}
