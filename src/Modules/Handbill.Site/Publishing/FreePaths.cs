using System.Globalization;
using Handbill.Kernel.Data;
using Handbill.Site.Articles;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Publishing;

/// <summary>Paths that no article has or had, for many at once: the tables are asked once for all, and once more for those that were taken.</summary>
internal sealed class FreePaths(HandbillDb db)
{
    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);

    /// <summary>A path for each wish, in their order: the wish itself, or with a number behind it.</summary>
    public async Task<IReadOnlyList<string>> TakeAsync(IReadOnlyList<string> wishes, CancellationToken cancellation)
    {
        var found = new string[wishes.Count];
        var open = Enumerable.Range(0, wishes.Count).ToList();
        while (open.Count > 0)
        {
            var tried = open.ConvertAll(at => (At: at, Path: Next(wishes[at])));
            var taken = await TakenAsync([.. tried.Select(one => one.Path)], cancellation);
            open.Clear();
            foreach (var (at, path) in tried)
            {
                found[at] = path;
                if (!taken.Add(path))
                {
                    open.Add(at);
                }
            }
        }

        return found;
    }

    // No wish is tried twice with the same number.
    private string Next(string wish)
    {
        var number = _asked[wish] = _asked.GetValueOrDefault(wish) + 1;
        return number == 1 ? wish : string.Create(CultureInfo.InvariantCulture, $"{wish}-{number}");
    }

    private async Task<HashSet<string>> TakenAsync(List<string> paths, CancellationToken cancellation)
    {
        var taken = await db.Set<Article>().Where(one => EF.Parameter(paths).Contains(one.Path)).Select(one => one.Path).ToListAsync(cancellation);
        taken.AddRange(await db.Set<OldAddress>().Where(one => EF.Parameter(paths).Contains(one.Path)).Select(one => one.Path).ToListAsync(cancellation));
        return new HashSet<string>(taken, StringComparer.Ordinal);
    }
}
