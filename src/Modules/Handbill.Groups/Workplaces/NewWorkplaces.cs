using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Groups.Organisations;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Workplaces;

/// <summary>Adds what an issue brings along.</summary>
internal sealed class NewWorkplaces(HandbillDb db, TimeProvider clock) : INewWorkplaces
{
    public async Task<IReadOnlyList<WorkplaceCard>> FindAsync(IReadOnlyCollection<string> slugs, CancellationToken cancellation) =>
        await WorkplaceDirectory.Cards(db.Set<Workplace>().Where(one => slugs.Contains(one.Slug))).ToListAsync(cancellation);

    public async Task<GroupId> GroupAsync(string name, CancellationToken cancellation, bool showsSheets = false)
    {
        var group = db.Set<Group>().Local.FirstOrDefault(one => one.Name == name && one.ArchivedAt is null)
            ?? await db.Set<Group>().FirstOrDefaultAsync(one => one.Name == name && one.ArchivedAt == null, cancellation);
        if (group is null)
        {
            group = new Group { Id = NewId.Of<GroupId>(clock), Name = name, CreatedAt = clock.GetUtcNow(), ShowsSheets = showsSheets };
            db.Add(group);
        }

        return group.Id;
    }

    public WorkplaceId Add(string slug, string name, GroupId group, string language, int copies, string region = "")
    {
        var workplace = new Workplace
        {
            Id = NewId.Of<WorkplaceId>(clock), Slug = slug, Name = name, GroupId = group, Languages = [language], UsualCopies = copies, Region = region, CreatedAt = clock.GetUtcNow(),
        };
        db.Add(workplace);
        return workplace.Id;
    }

    public async Task<string> TimeZoneAsync(CancellationToken cancellation) =>
        await db.Set<Organisation>().Select(one => one.TimeZone).FirstOrDefaultAsync(cancellation) ?? "Etc/UTC";
}
