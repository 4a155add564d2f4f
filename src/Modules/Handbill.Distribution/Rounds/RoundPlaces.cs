using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Distribution.Rounds;

/// <summary>A workplace, group or edition that had a round has a history.</summary>
internal sealed class RoundPlaces(HandbillDb db) : IPlaceUse, IEditionUse
{
    public Task<bool> IsUsedAsync(WorkplaceId workplace, CancellationToken cancellation) => db.Set<Round>().AnyAsync(round => round.WorkplaceId == workplace, cancellation);

    public Task<bool> IsUsedAsync(GroupId group, CancellationToken cancellation) => db.Set<Round>().AnyAsync(round => round.GroupId == group, cancellation);

    public Task<bool> IsUsedAsync(EditionId edition, CancellationToken cancellation) => db.Set<Bundle>().AnyAsync(bundle => bundle.EditionId == edition, cancellation);
}
