using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Press.Publications;

/// <summary>Tells the groups what publications are called.</summary>
internal sealed class PublicationNames(HandbillDb db) : IPublicationNames
{
    public async Task<IReadOnlyDictionary<Guid, string>> AllAsync(CancellationToken cancellation) =>
        await db.Set<Publication>().AsNoTracking().Select(one => new { one.Id, one.Name }).ToDictionaryAsync(one => one.Id.Value, one => one.Name, cancellation);
}
