using Handbill.Kernel.Data;
using Handbill.Press.Issues;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Press.Imprints;

/// <summary>The imprint rules that there are: those that come with the program, and the organisation's own.</summary>
internal sealed class ImprintShelf(HandbillDb db)
{
    /// <summary>All of them, by key. Own ones that cannot be read any more are left out.</summary>
    public async Task<SortedDictionary<string, ImprintProfile>> AllAsync(CancellationToken cancellation)
    {
        var all = new SortedDictionary<string, ImprintProfile>(ShippedProfiles.Default.All.ToDictionary(profile => profile.Key, StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var own in await db.Set<OwnProfile>().AsNoTracking().ToListAsync(cancellation))
        {
            if (ImprintProfileReader.Read(own.Key, own.Text, new FaultList()) is { } profile)
            {
                all[profile.Key] = profile;
            }
        }

        return all;
    }
}
