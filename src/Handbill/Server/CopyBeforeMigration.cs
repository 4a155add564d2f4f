using System.Globalization;
using Handbill.Kernel.Data;

namespace Handbill.Server;

/// <summary>The copy of the database that is made before an older schema is changed: to go back to, with the older program.</summary>
internal static class CopyBeforeMigration
{
    private const string Folder = "before-migration";

    /// <summary>Writes the copy, whole or not at all, and takes older ones away: what was deleted since is not to lie there for ever.</summary>
    /// <returns>The file.</returns>
    public static async Task<string> MakeAsync(string data, IStore store, TimeProvider clock, CancellationToken cancellation)
    {
        var folder = Path.Combine(data, Folder);
        DataFolder.MakePrivate(folder);
        var older = Directory.GetFiles(folder);
        var file = Path.Combine(folder, clock.GetUtcNow().ToString("yyyyMMdd-HHmmss'.copy'", CultureInfo.InvariantCulture));
        var aside = file + ".partial";
        File.Delete(aside);
        await store.CopyToAsync(aside, cancellation);
        File.Move(aside, file, overwrite: true);
        foreach (var old in older.Where(old => old != file))
        {
            File.Delete(old);
        }

        return file;
    }
}
