using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Workplaces;

/// <summary>Reads gates and shifts for other modules.</summary>
internal sealed class GateDirectory(HandbillDb db) : IGates
{
    public async Task<IReadOnlyDictionary<WorkplaceId, WorkplaceGates>> OfAsync(IReadOnlyCollection<WorkplaceId> workplaces, CancellationToken cancellation)
    {
        var found = await db.Set<Workplace>().AsNoTracking().Include(one => one.Gates).Include(one => one.Shifts).AsSplitQuery()
            .Where(one => EF.Parameter(workplaces).Contains(one.Id)).ToListAsync(cancellation);
        return found.ToDictionary(one => one.Id, one => new WorkplaceGates(
            [.. one.Gates.OrderBy(gate => gate.Name, StringComparer.Ordinal).Select(gate => new GateCard(gate.Id, gate.Name))],
            [.. one.Shifts.OrderBy(shift => shift.BeginsAt).ThenBy(shift => shift.Name, StringComparer.Ordinal).Select(shift => new ShiftCard(shift.Id, shift.Name, shift.BeginsAt))],
            one.ArchivedAt is not null));
    }
}
