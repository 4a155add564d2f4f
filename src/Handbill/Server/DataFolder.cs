using Handbill.Kernel.Data;

namespace Handbill.Server;

/// <summary>The data folder: nobody but the user that the server runs as may look into it.</summary>
internal static class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the folder, or sees that it can be written to.</summary>
    /// <exception cref="StoreException">It cannot.</exception>
    public static void Prepare(string folder)
    {
        try
        {
            MakePrivate(folder);
            Touch(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{folder}: the data folder cannot be written to, give another --data or see that this user may write there and there is room", problem);
        }
    }

    /// <summary>Makes a folder that only its owner may open; takes others' rights to it away where it is there already.</summary>
    public static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, OwnerOnly);
        }
        else if ((File.GetUnixFileMode(folder) & ~OwnerOnly) != UnixFileMode.None)
        {
            File.SetUnixFileMode(folder, OwnerOnly);
        }
    }

    /// <summary>Opens a new file that only its owner may read.</summary>
    public static FileStream Create(string file, FileMode mode = FileMode.CreateNew)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(file, options);
    }

    /// <summary>Writes a page's worth to the folder and takes it away again: a full or read-only disk throws.</summary>
    public static void Touch(string folder)
    {
        var probe = Path.Combine(folder, $".probe-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}");
        try
        {
            using var file = Create(probe, FileMode.Create);
            file.Write(new byte[4096]);
            file.Flush(flushToDisk: true);
        }
        finally
        {
            File.Delete(probe);
        }
    }
}
