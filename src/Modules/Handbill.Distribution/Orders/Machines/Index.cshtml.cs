using Handbill.Distribution.Orders.Prices;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Distribution.Orders.Machines;

/// <summary>The machines that print.</summary>
[Authorize(nameof(Permission.KeepMachines))]
internal sealed class IndexModel(HandbillDb db) : PageModel
{
    public IReadOnlyList<Machine> Machines { get; private set; } = [];

    public IReadOnlyDictionary<Contracts.PriceListId, string> Lists { get; private set; } = new Dictionary<Contracts.PriceListId, string>();

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var all = await db.Set<Machine>().AsNoTracking().ToListAsync(cancellation);
        Machines = [.. all.OrderBy(machine => machine.ArchivedAt is not null).ThenBy(machine => machine.Name, StringComparer.CurrentCultureIgnoreCase)];
        Lists = await db.Set<PriceList>().AsNoTracking().ToDictionaryAsync(list => list.Id, list => list.Name, cancellation);
    }
}
