using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using Handbill.Age;
using Handbill.Kernel.Data;
using Handbill.Server;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Backups;

/// <summary>
/// Writes an instance into one file: a tar stream, encrypted with age, of a manifest, a copy of the database as it was at one moment, and the
/// files of the data folder that the instance needs beside it. A server may be at work meanwhile.
/// </summary>
internal static class BackupFile
{
    /// <summary>Makes the backup: the file is there whole, and on the disk, or not at all.</summary>
    /// <param name="instance">What to back up.</param>
    /// <param name="file">The file, which must not exist.</param>
    /// <param name="recipients">Who can open it.</param>
    /// <param name="clock">Says when.</param>
    /// <param name="cancellation">Ends it; no file is left then.</param>
    /// <returns>What is in it.</returns>
    /// <exception cref="StoreException">There is no instance, or the file cannot be written.</exception>
    public static async Task<Manifest> WriteAsync(
        Instance instance, string file, IReadOnlyList<IAgeRecipient> recipients, TimeProvider clock, CancellationToken cancellation)
    {
        if (File.Exists(file))
        {
            throw new StoreException($"{file}: there is a file of this name already, a backup does not write over another");
        }

        var store = instance.OpenStore();
        await store.OpenAsync(mustHoldInstance: true, cancellation);
        DataFolder.Prepare(instance.Data);
        using var partial = PartialFolder.Take(instance.Data);
        var copy = Path.Combine(partial.Folder, Manifest.Database);
        await store.CopyToAsync(copy, cancellation);

        // Read after the copy: what the server adds meanwhile is a file more, never one less.
        var sources = new List<(string Name, string Path)> { (Manifest.Database, copy) };
        sources.AddRange(InstanceFiles.Find(instance.Data).Select(path =>
            (Manifest.Data + Path.GetRelativePath(instance.Data, path).Replace('\\', '/'), path)));
        var manifest = new Manifest
        {
            Format = Manifest.CurrentFormat,
            Handbill = typeof(BackupFile).Assembly.GetName().Version!.ToString(3),
            Store = store.Name,
            Schema = await SchemaAsync(store, cancellation),
            MadeAt = clock.GetUtcNow(),
            Files = [.. sources.Select(source => Describe(source.Name, source.Path))],
        };

        var aside = file + ".partial";
        try
        {
            await using (var output = DataFolder.Create(aside, FileMode.Create))
            {
                Write(output, recipients, manifest, sources, cancellation);
                output.Flush(flushToDisk: true);
            }

            File.Move(aside, file);
            return manifest;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{file}: the backup cannot be written there, see that there is room and that this user may write: {problem.Message}", problem);
        }
        finally
        {
            File.Delete(aside);
        }
    }

    private static void Write(
        Stream output, IReadOnlyList<IAgeRecipient> recipients, Manifest manifest, List<(string Name, string Path)> sources, CancellationToken cancellation)
    {
        using var age = AgeFile.Encrypt(output, recipients);
        using (var tar = new TarWriter(age, TarEntryFormat.Pax, leaveOpen: true))
        {
            using var description = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest, ManifestJson.Default.Manifest));
            WriteEntry(tar, Manifest.Name, description, manifest.MadeAt);
            foreach (var (name, path) in sources)
            {
                cancellation.ThrowIfCancellationRequested();
                using var content = File.OpenRead(path);
                WriteEntry(tar, name, content, manifest.MadeAt);
            }
        }

        age.Finish();
    }

    private static void WriteEntry(TarWriter tar, string name, Stream content, DateTimeOffset at) => tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name)
    {
        DataStream = content,
        Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        ModificationTime = at,
    });

    private static ManifestFile Describe(string name, string path)
    {
        using var content = File.OpenRead(path);
        return new ManifestFile(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    private static async Task<IReadOnlyList<string>> SchemaAsync(IStore store, CancellationToken cancellation)
    {
        await using var db = Instance.OpenDb(store);
        return [.. await db.Database.GetAppliedMigrationsAsync(cancellation)];
    }
}
