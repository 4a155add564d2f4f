using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server;

/// <summary>Brings the database to the schema of this program before anything else touches it.</summary>
internal static class Schema
{
    /// <summary>Makes or migrates the tables.</summary>
    /// <param name="db">The database.</param>
    /// <param name="backUp">Called before tables with something in them are changed; gives where the copy is.</param>
    /// <param name="cancellation">Ends it; the database is as it was.</param>
    /// <returns>Where the copy is that was made before an older schema was changed; null when there was nothing to change.</returns>
    /// <exception cref="StoreException">A newer Handbill has worked on this database.</exception>
    public static async Task<string?> PrepareAsync(HandbillDb db, Func<Task<string>> backUp, CancellationToken cancellation)
    {
        var ours = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        RefuseNewer(ours, applied);
        string? copy = null;
        if (applied.Count < ours.Count)
        {
            copy = applied.Count > 0 ? await backUp() : null;
            await db.Database.MigrateAsync(cancellation);
        }

        await db.Store.Texts.PrepareAsync(db, cancellation);
        await db.Store.Archive.PrepareAsync(db, cancellation);
        return copy;
    }

    /// <summary>True when the database has exactly the schema of this program.</summary>
    public static async Task<bool> IsCurrentAsync(HandbillDb db, CancellationToken cancellation) =>
        (await db.Database.GetAppliedMigrationsAsync(cancellation)).SequenceEqual(db.Database.GetMigrations(), StringComparer.Ordinal);

    /// <summary>Holds a database's schema against what this program knows.</summary>
    /// <exception cref="StoreException">There is something in it that this program does not know.</exception>
    public static void RefuseNewer(IReadOnlyList<string> ours, IEnumerable<string> applied)
    {
        if (applied.FirstOrDefault(name => !ours.Contains(name, StringComparer.Ordinal)) is { } newer)
        {
            throw new StoreException(
                $"a newer Handbill has worked on this database (its schema is at {newer}, this program knows {ours[^1]}): "
                + "start that one, or restore the backup it made before it changed the schema");
        }
    }
}
