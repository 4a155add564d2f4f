using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Components;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Workplaces;

/// <summary>Which workplaces and groups whoever asks may keep, decided at the data.</summary>
internal sealed class WorkplaceKeeping(HandbillDb db, IAccess access, IEnumerable<IPlaceUse> uses)
{
    /// <summary>The groups whose workplaces one may keep: all for who keeps all groups, otherwise one's own.</summary>
    public async Task<Reach> ReachAsync(CancellationToken cancellation) => await access.ReachAsync(Permission.KeepWorkplaces, cancellation);

    /// <summary>One workplace with gates and shifts, tracked; null when there is none or it is not one's to keep.</summary>
    public async Task<Workplace?> FindAsync(WorkplaceId id, CancellationToken cancellation)
    {
        var workplace = await db.Set<Workplace>().Include(one => one.Gates).Include(one => one.Shifts).AsSplitQuery().FirstOrDefaultAsync(one => one.Id == id, cancellation);
        return workplace is not null && await access.MayAsync(Permission.KeepWorkplaces, new[] { Scope.Group(workplace.GroupId) }, cancellation) ? workplace : null;
    }

    /// <summary>The groups there are to choose for a workplace.</summary>
    /// <param name="now">The group it has now, which is offered though it be archived.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<Choice>> GroupsAsync(GroupId? now, CancellationToken cancellation)
    {
        var reach = await ReachAsync(cancellation);
        var groups = await db.Set<Group>().AsNoTracking()
            .Where(group => (reach.Everywhere || reach.Groups.Contains(group.Id)) && (group.ArchivedAt == null || group.Id == now)).ToListAsync(cancellation);
        return [.. groups.OrderBy(group => group.Name, StringComparer.OrdinalIgnoreCase).Select(group => new Choice(group.Id.ToString(), group.Name))];
    }

    /// <summary>The group that was chosen; a refusal when it is not one of those there are to choose.</summary>
    public static GroupId? Chosen(string? text, IReadOnlyList<Choice> groups, List<Refusal> refusals)
    {
        if (groups.Any(choice => choice.Value == text) && GroupId.TryParse(text, null, out var chosen))
        {
            return chosen;
        }

        refusals.Add(new Refusal("Input.Group", "Choose a group of the list."));
        return null;
    }

    /// <summary>True when something would be lost with it.</summary>
    public async Task<bool> HasHistoryAsync(WorkplaceId id, CancellationToken cancellation)
    {
        foreach (var use in uses)
        {
            if (await use.IsUsedAsync(id, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when something would be lost with it: workplaces, roles or what other modules keep.</summary>
    public async Task<bool> HasHistoryAsync(GroupId id, CancellationToken cancellation)
    {
        if (await db.Set<Workplace>().AnyAsync(one => one.GroupId == id, cancellation)
            || await db.Set<Roles.Grant>().AnyAsync(grant => grant.ScopeKind == ScopeKind.Group && grant.ScopeId == id.Value, cancellation))
        {
            return true;
        }

        foreach (var use in uses)
        {
            if (await use.IsUsedAsync(id, cancellation))
            {
                return true;
            }
        }

        return false;
    }
}
