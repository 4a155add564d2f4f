using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Groups;

/// <summary>Reads groups for other modules.</summary>
internal sealed class GroupDirectory(HandbillDb db) : IGroups
{
    public async Task<IReadOnlyList<GroupCard>> AllAsync(CancellationToken cancellation) =>
        [.. (await Cards(db.Set<Group>().Where(one => one.ArchivedAt == null)).ToListAsync(cancellation))
            .OrderBy(card => card.Name, StringComparer.OrdinalIgnoreCase)];

    public async Task<GroupCard?> FindAsync(GroupId id, CancellationToken cancellation) =>
        await Cards(db.Set<Group>().Where(one => one.Id == id)).FirstOrDefaultAsync(cancellation);

    public async Task<IReadOnlyDictionary<GroupId, GroupCard>> OfAsync(IReadOnlyCollection<GroupId> ids, CancellationToken cancellation) =>
        await Cards(db.Set<Group>().Where(one => EF.Parameter(ids).Contains(one.Id))).ToDictionaryAsync(card => card.Id, cancellation);

    private static IQueryable<GroupCard> Cards(IQueryable<Group> groups) => groups.AsNoTracking().Select(one => new GroupCard
    {
        Id = one.Id,
        Name = one.Name,
        IsArchived = one.ArchivedAt != null,
        ShowsSheets = one.ShowsSheets,
    });
}
