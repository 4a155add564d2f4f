using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Distribution.Orders.Prices;

/// <summary>The price lists.</summary>
[Authorize(nameof(Permission.KeepMachines))]
internal sealed class IndexModel(HandbillDb db) : PageModel
{
    public IReadOnlyList<PriceList> Lists { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var all = await db.Set<PriceList>().AsNoTracking().ToListAsync(cancellation);
        Lists = [.. all.OrderBy(list => list.ArchivedAt is not null).ThenBy(list => list.Name, StringComparer.CurrentCultureIgnoreCase)];
    }
}
