using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Workplaces;

/// <summary>Reads workplaces for other modules.</summary>
internal sealed class WorkplaceDirectory(HandbillDb db) : IWorkplaces
{
    public async Task<IReadOnlyList<WorkplaceCard>> AllAsync(CancellationToken cancellation) =>
        [.. (await Cards(db.Set<Workplace>().Where(one => one.ArchivedAt == null)).ToListAsync(cancellation)).OrderBy(card => card.Slug, StringComparer.Ordinal)];

    public async Task<WorkplaceCard?> FindAsync(WorkplaceId id, CancellationToken cancellation) =>
        await Cards(db.Set<Workplace>().Where(one => one.Id == id)).FirstOrDefaultAsync(cancellation);

    internal static IQueryable<WorkplaceCard> Cards(IQueryable<Workplace> workplaces) => workplaces.AsNoTracking().Select(one => new WorkplaceCard
    {
        Id = one.Id,
        GroupId = one.GroupId,
        Slug = one.Slug,
        Name = one.Name,
        Region = one.Region,
        Languages = one.Languages,
        UsualCopies = one.UsualCopies,
        Style = one.Style,
    });
}
