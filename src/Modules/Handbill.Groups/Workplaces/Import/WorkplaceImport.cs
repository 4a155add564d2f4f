using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Groups.Organisations;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Workplaces.Import;

/// <summary>Holds a table against the workplaces, and carries out what was shown.</summary>
internal sealed class WorkplaceImport(HandbillDb db, ISheetChoices choices, TimeProvider clock)
{
    /// <summary>What the import would do now.</summary>
    public async Task<ImportPlan> PlanAsync(IReadOnlyList<CsvRow> rows, CancellationToken cancellation)
    {
        var groups = await db.Set<Group>().AsNoTracking().Where(group => group.ArchivedAt == null).ToListAsync(cancellation);
        return await PlanAsync(rows, await PlacesAsync(cancellation), groups, cancellation);
    }

    /// <summary>Carries out a plan, all of it or nothing.</summary>
    /// <param name="rows">The table.</param>
    /// <param name="fingerprint">Of the plan that was shown.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellation">Ends it; nothing is changed then.</param>
    /// <returns>The plan that was carried out; when things have changed since, the plan as it is now, and nothing was done.</returns>
    public async Task<(ImportPlan Plan, bool IsDone)> CarryOutAsync(IReadOnlyList<CsvRow> rows, string fingerprint, AccountId? by, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellation))
        {
            var places = await PlacesAsync(cancellation);
            var groups = await db.Set<Group>().Where(group => group.ArchivedAt == null).ToListAsync(cancellation);
            var plan = await PlanAsync(rows, places, groups, cancellation);
            if (plan.Fingerprint != fingerprint)
            {
                return (plan, false);
            }

            Apply(plan, places, groups, by);
            try
            {
                await db.SaveChangesAsync(cancellation);
                await transaction.CommitAsync(cancellation);
                return (plan, true);
            }
            catch (DbUpdateException problem) when (problem is DbUpdateConcurrencyException || db.Store.IsDuplicate(problem))
            {
                // Somebody was quicker by a moment: what they did is in the next plan.
                await transaction.RollbackAsync(cancellation);
                db.ChangeTracker.Clear();
            }
        }

        return (await PlanAsync(rows, cancellation), false);
    }

    private void Apply(ImportPlan plan, List<Workplace> places, List<Group> groups, AccountId? by)
    {
        var bySlug = places.ToDictionary(place => place.Slug, StringComparer.Ordinal);
        var byName = new Dictionary<string, GroupId>(StringComparer.OrdinalIgnoreCase);
        groups.ForEach(group => byName.TryAdd(group.Name, group.Id));
        foreach (var name in plan.NewGroups)
        {
            var group = new Group { Id = NewId.Of<GroupId>(clock), Name = name, CreatedAt = clock.GetUtcNow() };
            byName.Add(name, group.Id);
            db.Add(group);
            db.Record(new AuditAct(by?.Value, "group.import", "group", group.Id.Value));
        }

        foreach (var row in plan.Rows.Where(row => row.Fate is Fate.New or Fate.Changed))
        {
            var workplace = bySlug.GetValueOrDefault(row.Slug) ?? new Workplace
            {
                Id = NewId.Of<WorkplaceId>(clock), Slug = row.Slug, Name = "", GroupId = byName[row.Group], Languages = [], CreatedAt = clock.GetUtcNow(), Version = -1,
            };
            row.Draft!.WriteTo(workplace, clock);
            workplace.GroupId = byName[row.Group];
            workplace.Version++;
            if (row.Fate == Fate.New)
            {
                db.Add(workplace);
            }

            db.Record(new AuditAct(by?.Value, row.Fate == Fate.New ? "workplace.import" : "workplace.import-change", "workplace", workplace.Id.Value));
        }
    }

    private async Task<ImportPlan> PlanAsync(IReadOnlyList<CsvRow> rows, List<Workplace> places, List<Group> groups, CancellationToken cancellation)
    {
        var language = await db.Set<Organisation>().Select(one => one.Language).FirstOrDefaultAsync(cancellation);
        var names = (await db.Set<Group>().AsNoTracking().ToListAsync(cancellation)).ToDictionary(group => group.Id, group => group.Name);
        var bySlug = places.ToDictionary(
            place => place.Slug,
            place => new ExistingPlace(WorkplaceEntry.Of(place, names.GetValueOrDefault(place.GroupId, "")), place.Version, place.ArchivedAt is not null),
            StringComparer.Ordinal);
        return ImportPlan.Of(
            rows, bySlug, groups.Select(group => group.Name).Distinct(StringComparer.OrdinalIgnoreCase), choices, choices.FindLanguage(language ?? "") ?? "en");
    }

    private async Task<List<Workplace>> PlacesAsync(CancellationToken cancellation) =>
        await db.Set<Workplace>().Include(one => one.Gates).Include(one => one.Shifts).AsSplitQuery().ToListAsync(cancellation);
}
