using Handbill.Kernel.Data;
using Handbill.Site.Articles;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Imports.Saving;

/// <summary>Puts addresses of before into the tables, those of many pieces at once. One that leads somewhere already goes on leading there.</summary>
internal sealed class OldAddresses(HandbillDb db)
{
    /// <summary>Adds them within the caller's transaction, or only counts those that would be added.</summary>
    /// <param name="wanted">Each path, and where it is to lead.</param>
    /// <param name="isDryRun">True to add none.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How many are new.</returns>
    public async Task<int> PutAsync(IEnumerable<(string Path, string Target)> wanted, bool isDryRun, CancellationToken cancellation)
    {
        var each = wanted.Where(one => one.Path != one.Target).DistinctBy(one => one.Path, StringComparer.Ordinal).ToList();
        if (each.Count == 0)
        {
            return 0;
        }

        var paths = each.ConvertAll(one => one.Path);
        var there = (await db.Set<OldAddress>().Where(one => EF.Parameter(paths).Contains(one.Path)).Select(one => one.Path).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        var added = each.FindAll(one => !there.Contains(one.Path)).ConvertAll(one => new OldAddress { Path = one.Path, Target = one.Target });
        if (!isDryRun)
        {
            await db.PutNewAsync(added, cancellation);
        }

        return added.Count;
    }

    /// <summary>Has everything that led to a path lead to another, and the path itself too.</summary>
    public async Task MoveAsync(string from, string to, CancellationToken cancellation)
    {
        foreach (var one in await db.Set<OldAddress>().Where(one => one.Target == from).ToListAsync(cancellation))
        {
            one.Target = to;
        }

        db.Add(new OldAddress { Path = from, Target = to });
    }
}
