using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using Handbill.Age;
using Handbill.Kernel.Data;
using Handbill.Server;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Backups;

/// <summary>
/// Makes an instance of a backup. All of the file is read, opened and held against its manifest aside before anything is put in place; the
/// database comes last, in one step: until then there is no instance.
/// </summary>
internal static class RestoredBackup
{
    // A manifest is small; one that is not is no manifest.
    private const int LargestManifest = 16 * 1024 * 1024;

    /// <summary>Restores.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="instance">Where to: an empty data folder, and an empty database if it is PostgreSQL.</param>
    /// <param name="identities">What opens the backup.</param>
    /// <param name="cancellation">Ends it; nothing is left then.</param>
    /// <returns>What the backup said of itself.</returns>
    /// <exception cref="StoreException">It cannot be restored there, or not by this program.</exception>
    /// <exception cref="AgeException">The file is damaged or for somebody else.</exception>
    public static async Task<Manifest> PutInPlaceAsync(string file, Instance instance, IReadOnlyList<IAgeIdentity> identities, CancellationToken cancellation)
    {
        await using var input = Open(file);
        var store = instance.OpenStore();
        await store.OpenAsync(mustHoldInstance: false, cancellation);
        DataFolder.Prepare(instance.Data);
        using var partial = PartialFolder.Take(instance.Data);
        if (InstanceFiles.Find(instance.Data) is [var there, ..])
        {
            throw new StoreException($"{there}: the data folder is not empty, restore into an empty one");
        }

        var manifest = Unpack(input, identities, partial.Folder, cancellation);
        Check(manifest, store);

        var placed = new List<string>();
        try
        {
            foreach (var name in manifest.Files.Select(each => each.Name).Where(name => name != Manifest.Database))
            {
                var target = Path.Combine(instance.Data, name[Manifest.Data.Length..]);
                DataFolder.MakePrivate(Path.GetDirectoryName(target)!);
                File.Move(Path.Combine(partial.Folder, name), target);
                placed.Add(target);
            }

            await store.RestoreAsync(Path.Combine(partial.Folder, Manifest.Database), cancellation);
            return manifest;
        }
        catch
        {
            placed.ForEach(File.Delete);
            throw;
        }
    }

    private static FileStream Open(string file)
    {
        try
        {
            return File.OpenRead(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{file}: the backup cannot be read", problem);
        }
    }

    private static Manifest Unpack(Stream input, IReadOnlyList<IAgeIdentity> identities, string folder, CancellationToken cancellation)
    {
        using var content = AgeFile.Decrypt(input, identities);
        try
        {
            using var tar = new TarReader(content, leaveOpen: true);
            var manifest = ReadManifest(tar.GetNextEntry());
            foreach (var promised in manifest.Files)
            {
                cancellation.ThrowIfCancellationRequested();
                Unpack(tar.GetNextEntry(), promised, folder);
            }

            // To the end: only there it is proven that nothing was cut off.
            if (tar.GetNextEntry() is not null)
            {
                throw NotOurs(null);
            }

            content.CopyTo(Stream.Null);
            return manifest;
        }
        catch (Exception problem) when (problem is InvalidDataException or JsonException or EndOfStreamException)
        {
            throw NotOurs(problem);
        }
    }

    private static Manifest ReadManifest(TarEntry? entry)
    {
        if (entry is not { Name: Manifest.Name, Length: > 0 and <= LargestManifest, DataStream: { } content })
        {
            throw NotOurs(null);
        }

        var manifest = JsonSerializer.Deserialize(content, ManifestJson.Default.Manifest) ?? throw NotOurs(null);
        if (manifest.Format != Manifest.CurrentFormat)
        {
            throw new StoreException($"the backup was made by Handbill {manifest.Handbill} in a layout that this program does not know: restore it with that one");
        }

        var isPlain = manifest.Files.All(each => each.Name == Manifest.Database
            || (each.Name.StartsWith(Manifest.Data, StringComparison.Ordinal) && InstanceFiles.IsPlain(each.Name[Manifest.Data.Length..])));
        return isPlain && manifest.Files.Count(each => each.Name == Manifest.Database) == 1 ? manifest : throw NotOurs(null);
    }

    private static void Unpack(TarEntry? entry, ManifestFile promised, string folder)
    {
        if (entry is null || entry.Name != promised.Name || entry.Length != promised.Bytes || entry.EntryType is not TarEntryType.RegularFile)
        {
            throw NotOurs(null);
        }

        var path = Path.Combine(folder, promised.Name);
        DataFolder.MakePrivate(Path.GetDirectoryName(path)!);
        using var file = DataFolder.Create(path);
        entry.DataStream?.CopyTo(file);
        file.Flush(flushToDisk: true);
        file.Position = 0;
        if (!string.Equals(Convert.ToHexStringLower(SHA256.HashData(file)), promised.Sha256, StringComparison.Ordinal))
        {
            throw NotOurs(null);
        }
    }

    private static void Check(Manifest manifest, IStore store)
    {
        if (manifest.Store != store.Name)
        {
            throw new StoreException(manifest.Store == "PostgreSQL"
                ? "the backup is of PostgreSQL: give the --database to restore into, an empty one"
                : "the backup is of SQLite: restore it without --database");
        }

        using var db = Instance.OpenDb(store);
        Schema.RefuseNewer([.. db.Database.GetMigrations()], manifest.Schema);
    }

    private static StoreException NotOurs(Exception? inner) => new("the file was opened, but it is no backup of Handbill, or not a whole one", inner);
}
