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
    /// <exception cref="StoreException">A newer Handbill has worked on this database.</exception>
    public static async Task PrepareAsync(HandbillDb db, Func<Task<string>> backUp, CancellationToken cancellation)
    {
        var ours = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        if (applied.FirstOrDefault(name => !ours.Contains(name, StringComparer.Ordinal)) is { } newer)
        {
            throw new StoreException(
                $"a newer Handbill has worked on this database (its schema is at {newer}, this program knows {ours[^1]}): "
                + "start that one, or restore the backup it made before it changed the schema");
        }

        if (applied.Count < ours.Count)
        {
            if (applied.Count > 0)
            {
                Console.Error.WriteLine($"The schema is older than this program. A copy of the database is in {await backUp()}");
            }

            await db.Database.MigrateAsync(cancellation);
        }

        await db.Store.Texts.PrepareAsync(db, cancellation);
    }
}
