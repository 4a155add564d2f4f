using Handbill.Kernel.Data;
using Handbill.Site.Articles;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Publishing;

/// <summary>Puts files into the tables, those that are not there yet.</summary>
internal static class SiteFiles
{
    public static async Task PutAsync(HandbillDb db, IEnumerable<SiteFile> files, CancellationToken cancellation)
    {
        var each = files.DistinctBy(file => file.Hash, StringComparer.Ordinal).ToList();
        if (each.Count == 0)
        {
            return;
        }

        var hashes = each.ConvertAll(file => file.Hash);
        var there = await db.Set<SiteFile>().Where(file => EF.Parameter(hashes).Contains(file.Hash)).Select(file => file.Hash).ToListAsync(cancellation);
        there.AddRange(db.Set<SiteFile>().Local.Select(file => file.Hash));
        db.AddRange(each.Where(file => !there.Contains(file.Hash, StringComparer.Ordinal)));
    }
}
