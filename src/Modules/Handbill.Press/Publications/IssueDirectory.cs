using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Press.Folders;
using Handbill.Press.Imprints;
using Handbill.Press.IssueRuns;
using Handbill.Press.Issues;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Press.Publications;

/// <summary>
/// Issues and editions for other modules. Versions go up in the database itself and not by reading and writing back: of fifty people who
/// write for one edition at once nobody is turned away, and no two copies have one number.
/// </summary>
internal sealed class IssueDirectory(HandbillDb db, TimeProvider clock) : IIssues
{
    public async Task<IReadOnlyList<IssueCard>> OpenAsync(CancellationToken cancellation) =>
        await Cards(Open()).OrderBy(card => card.HandOutAt).ThenBy(card => card.PublicationName).ToListAsync(cancellation);

    public async Task<IReadOnlyList<IssueCard>> LatestAsync(PublicationId publication, int most, CancellationToken cancellation) =>
        await Cards(db.Set<PlannedIssue>().Where(issue => issue.PublicationId == publication)).OrderByDescending(card => card.Number).Take(most).ToListAsync(cancellation);

    public async Task<IssueCard?> FindAsync(IssueId id, CancellationToken cancellation) =>
        await Cards(db.Set<PlannedIssue>().Where(issue => issue.Id == id)).FirstOrDefaultAsync(cancellation);

    public async Task<IReadOnlyList<EditionCard>> EditionsAsync(IssueId issue, CancellationToken cancellation) =>
        InOrder(await Cards(db.Set<PlannedEdition>().Where(edition => edition.IssueId == issue)).ToListAsync(cancellation));

    public async Task<EditionCard?> FindEditionAsync(EditionId id, CancellationToken cancellation) =>
        await Cards(db.Set<PlannedEdition>().Where(edition => edition.Id == id)).FirstOrDefaultAsync(cancellation);

    public async Task<IReadOnlyList<EditionCard>> OpenEditionsAsync(IReadOnlyCollection<GroupId> groups, CancellationToken cancellation)
    {
        var open = Open().Select(issue => issue.Id);
        var editions = db.Set<PlannedEdition>().Where(edition => groups.Contains(edition.GroupId) && open.Contains(edition.IssueId));
        return InOrder(await Cards(editions).ToListAsync(cancellation));
    }

    public async Task<bool> TouchAsync(EditionId edition, CancellationToken cancellation)
    {
        DemandTransaction();
        return await db.Set<PlannedEdition>().Where(one => one.Id == edition).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.CopyVersion, one => one.CopyVersion + 1).SetProperty(one => one.ApprovedAt, (DateTimeOffset?)null), cancellation) > 0;
    }

    public async Task TouchAllAsync(IssueId issue, string? language, bool takesApprovalBack, CancellationToken cancellation)
    {
        DemandTransaction();
        var editions = db.Set<PlannedEdition>().Where(one => one.IssueId == issue && (language == null || one.Language == language || one.Language.StartsWith(language + "-")));
        if (takesApprovalBack)
        {
            await editions.ExecuteUpdateAsync(set => set.SetProperty(one => one.ApprovedAt, (DateTimeOffset?)null), cancellation);
        }

        await editions.ExecuteUpdateAsync(set => set.SetProperty(one => one.CopyVersion, one => one.CopyVersion + 1), cancellation);
    }

    public async Task<bool> ApproveAsync(EditionId edition, CancellationToken cancellation)
    {
        DemandTransaction();
        return await ApproveAsync(db.Set<PlannedEdition>().Where(one => one.Id == edition), cancellation);
    }

    public async Task<bool> ApproveAsync(EditionId edition, int copyVersion, CancellationToken cancellation)
    {
        DemandTransaction();
        return await ApproveAsync(db.Set<PlannedEdition>().Where(one => one.Id == edition && one.CopyVersion == copyVersion), cancellation);
    }

    public async Task TouchIssuesAsync(PublicationId publication, CancellationToken cancellation)
    {
        DemandTransaction();
        var open = Open().Where(issue => issue.PublicationId == publication).Select(issue => issue.Id);
        await db.Set<PlannedEdition>().Where(one => open.Contains(one.IssueId))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.CopyVersion, one => one.CopyVersion + 1), cancellation);
    }

    public async Task TouchGroupAsync(GroupId group, CancellationToken cancellation)
    {
        DemandTransaction();
        var unlocked = db.Set<PlannedIssue>().Where(issue => issue.LockedAt == null).Select(issue => issue.Id);
        await db.Set<PlannedEdition>().Where(one => one.GroupId == group && unlocked.Contains(one.IssueId))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.CopyVersion, one => one.CopyVersion + 1), cancellation);
    }

    public async Task KeepAddressesAsync(IReadOnlyDictionary<EditionId, string> addresses, CancellationToken cancellation)
    {
        DemandTransaction();
        var ids = addresses.Keys.ToList();
        foreach (var edition in await db.Set<PlannedEdition>().Where(one => EF.Parameter(ids).Contains(one.Id)).ToListAsync(cancellation))
        {
            edition.Submit = addresses[edition.Id];
        }
    }

    public async Task<IReadOnlyList<EditionCard>> StaleAsync(int most, CancellationToken cancellation)
    {
        var open = Open().Select(issue => issue.Id);
        return await Cards(db.Set<PlannedEdition>().Where(edition => edition.FitVersion < edition.CopyVersion && open.Contains(edition.IssueId))
            .OrderBy(edition => edition.IssueId).ThenBy(edition => edition.Slug).Take(most)).ToListAsync(cancellation);
    }

    public async Task<int> NoteFitsAsync(IReadOnlyCollection<NotedFit> fits, CancellationToken cancellation)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        var noted = 0;
        foreach (var fit in fits)
        {
            noted += await db.Set<PlannedEdition>().Where(one => one.Id == fit.Edition && one.FitVersion <= fit.CopyVersion).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.Fit, fit.Fit).SetProperty(one => one.FitWords, fit.Words)
                    .SetProperty(one => one.FitVersion, fit.CopyVersion).SetProperty(one => one.FitMark, fit.Mark)
                    .SetProperty(one => one.VariantFits, fit.Variants),
                cancellation);
        }

        if (own is not null)
        {
            await own.CommitAsync(cancellation);
        }

        return noted;
    }

    public async Task<bool> LockAsync(IssueId issue, CancellationToken cancellation)
    {
        DemandTransaction();
        if (await FindAsync(issue, cancellation) is not { LockedAt: null } card)
        {
            return false;
        }

        // What stands on its sheets is kept with it: a publication that is named anew afterwards changes no locked sheet.
        var languages = await db.Set<PlannedEdition>().Where(edition => edition.IssueId == issue).Select(edition => edition.Language).Distinct().ToListAsync(cancellation);
        var head = IssueHeads.Of(card);
        head = head with { Imprint = FolderImprint.Read(head, card.OtherFiles, languages, new FaultList()) };
        var files = new Dictionary<string, string>(card.OtherFiles, StringComparer.Ordinal) { [IssueHeads.OwnSettings] = HeadDifference.Whole(head) };
        DateTimeOffset? now = clock.GetUtcNow();
        return await db.Set<PlannedIssue>().Where(one => one.Id == issue && one.LockedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.LockedAt, now).SetProperty(one => one.OtherFiles, files).SetProperty(one => one.Version, one => one.Version + 1), cancellation) > 0;
    }

    public async Task<bool> SetVariantsAsync(IssueId issue, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        DemandTransaction();
        var variants = names.ToList();
        if (IssueVariant.Check(variants) is not null
            || await db.Set<PlannedIssue>().Where(one => one.Id == issue && one.LockedAt == null).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.Variants, variants).SetProperty(one => one.Version, one => one.Version + 1), cancellation) == 0)
        {
            return false;
        }

        await TouchAllAsync(issue, language: null, takesApprovalBack: false, cancellation);
        return true;
    }

    private async Task<bool> ApproveAsync(IQueryable<PlannedEdition> editions, CancellationToken cancellation)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return await editions.ExecuteUpdateAsync(set => set.SetProperty(one => one.ApprovedAt, now), cancellation) > 0;
    }

    private void DemandTransaction()
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("Begin a transaction first: this is part of what you save, and must not be there without it.");
        }
    }

    private IQueryable<PlannedIssue> Open()
    {
        var now = clock.GetUtcNow();
        return db.Set<PlannedIssue>().Where(issue => issue.LockedAt == null || issue.HandOutAt > now);
    }

    private static List<EditionCard> InOrder(List<EditionCard> cards) =>
        [.. cards.OrderBy(card => card.IssueId.Value).ThenBy(card => card.Slug, StringComparer.Ordinal)];

    private IQueryable<IssueCard> Cards(IQueryable<PlannedIssue> issues) => Cards(db, issues);

    /// <summary>Issues as other modules see them.</summary>
    public static IQueryable<IssueCard> Cards(HandbillDb db, IQueryable<PlannedIssue> issues) =>
        from issue in issues.AsNoTracking()
        join publication in db.Set<Publication>().AsNoTracking() on issue.PublicationId equals publication.Id
        select new IssueCard
        {
            Id = issue.Id,
            PublicationId = issue.PublicationId,
            PublicationSlug = publication.Slug,
            PublicationName = publication.Name,
            IsPaper = publication.IsPaper,
            Motto = publication.Motto,
            Imprint = publication.Imprint,
            PublicationLines = publication.ImprintLines,
            OwnLines = issue.ImprintLines,
            Language = publication.Language,
            Translations = publication.Translations,
            Sheet = publication.Sheet,
            Style = publication.Style,
            Inks = publication.Inks,
            Submit = publication.Submit,
            TimeZone = publication.TimeZone,
            Number = issue.Number,
            Date = issue.Date,
            OpenedAt = issue.OpenedAt,
            CopyDue = issue.CopyDue,
            LockDue = issue.LockDue,
            PressDue = issue.PressDue,
            HandOutAt = issue.HandOutAt,
            LockedAt = issue.LockedAt,
            OtherFiles = issue.OtherFiles,
            VariantNames = issue.Variants,
            Chosen = db.Set<VariantChoice>().Where(choice => choice.IssueId == issue.Id && choice.TakenBackAt == null).Select(choice => choice.Variant).FirstOrDefault(),
            Version = issue.Version,
        };

    public static IQueryable<EditionCard> Cards(IQueryable<PlannedEdition> editions) => editions.AsNoTracking().Select(edition => new EditionCard
    {
        Id = edition.Id,
        IssueId = edition.IssueId,
        WorkplaceId = edition.WorkplaceId,
        WorkplaceName = edition.WorkplaceName,
        Slug = edition.Slug,
        GroupId = edition.GroupId,
        Language = edition.Language,
        Copies = edition.Copies,
        Submit = edition.Submit,
        ApprovedAt = edition.ApprovedAt,
        Fit = edition.Fit,
        FitWords = edition.FitWords,
        FitVersion = edition.FitVersion,
        FitMark = edition.FitMark,
        VariantFits = edition.VariantFits,
        CopyVersion = edition.CopyVersion,
        Version = edition.Version,
    });
}
