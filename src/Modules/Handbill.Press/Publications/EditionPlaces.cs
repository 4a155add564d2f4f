using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Press.Publications;

/// <summary>A workplace or group that had an edition has a history.</summary>
internal sealed class EditionPlaces(HandbillDb db) : IPlaceUse
{
    public Task<bool> IsUsedAsync(WorkplaceId workplace, CancellationToken cancellation) =>
        db.Set<PlannedEdition>().AnyAsync(edition => edition.WorkplaceId == workplace, cancellation);

    public Task<bool> IsUsedAsync(GroupId group, CancellationToken cancellation) =>
        db.Set<PlannedEdition>().AnyAsync(edition => edition.GroupId == group, cancellation);
}
