using Handbill.Distribution.Orders.Jobs;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Distribution.Orders;

/// <summary>An edition that was sent to a machine is not taken away.</summary>
internal sealed class EditionOrders(HandbillDb db) : IEditionUse
{
    public Task<bool> IsUsedAsync(EditionId edition, CancellationToken cancellation) => db.Set<PrintJobEdition>().AnyAsync(one => one.EditionId == edition, cancellation);
}
