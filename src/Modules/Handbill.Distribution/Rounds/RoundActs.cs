using Handbill.Distribution.Contracts;
using Handbill.Distribution.Orders;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Distribution.Rounds;

/// <summary>
/// Lays rounds out and changes them, one act after the other: what is read behind the gate is the newest, so that of two who do the same at once
/// the second sees what the first did. Who may is asked before.
/// </summary>
internal sealed partial class RoundActs(HandbillDb db, IGates gates, ICopyCounts copies, TimeProvider clock)
{
    /// <summary>Adds the rounds that are missing and shares the copies out.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="editions">The editions that whoever does it keeps rounds for.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellation">Ends it; nothing is changed then.</param>
    /// <returns>How many rounds were added.</returns>
    public async Task<int> LayOutAsync(IssueCard issue, IReadOnlyList<EditionCard> editions, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        var added = await AddMissingAsync(issue, editions, cancellation);
        await ShareAsync(issue.Id, editions, cancellation);
        db.Record(new AuditAct(by.Value, "round.layout", "issue", issue.Id.Value, $"added={added}"));
        await db.SaveActAsync(work, cancellation);
        return added;
    }

    /// <summary>Makes an issue's rounds right again: those whose gate or shift is gone are called off, missing ones are added, the copies are shared out.</summary>
    public async Task MendAsync(IssueCard issue, IReadOnlyList<EditionCard> editions, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        var workplaces = editions.Select(edition => edition.WorkplaceId).ToHashSet();
        var places = await gates.OfAsync(workplaces, cancellation);
        var rounds = await db.Set<Round>().Where(round => round.IssueId == issue.Id && round.CalledOffAt == null && round.ReportId == null).ToListAsync(cancellation);
        foreach (var round in rounds.Where(round => workplaces.Contains(round.WorkplaceId) && RoundCheck.FaultOf(round, places) is not null))
        {
            round.CalledOffAt = clock.GetUtcNow();
            round.Version++;
        }

        await AddMissingAsync(issue, [.. editions.Where(edition => places.GetValueOrDefault(edition.WorkplaceId) is { IsArchived: false })], cancellation);
        await db.SaveChangesAsync(cancellation);
        await ShareAsync(issue.Id, editions, cancellation);
        db.Record(new AuditAct(by.Value, "round.mend", "issue", issue.Id.Value));
        await db.SaveActAsync(work, cancellation);
    }

    /// <summary>Adds one round and shares its workplace's copies out anew.</summary>
    public async Task AddAsync(Round round, IReadOnlyList<EditionCard> editions, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        db.Add(round);
        db.Record(new AuditAct(by.Value, "round.add", "round", round.Id.Value));
        await db.SaveChangesAsync(cancellation);
        await ShareAsync(round.IssueId, editions, cancellation);
        await db.SaveActAsync(work, cancellation);
    }

    /// <summary>Changes a round, if nobody else did meanwhile, and shares its workplace's copies out anew.</summary>
    /// <returns>False when somebody did, or it is not there.</returns>
    public async Task<bool> ChangeAsync(RoundId id, int version, Action<Round> change, IReadOnlyList<EditionCard> editions, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        if (await db.Set<Round>().FirstOrDefaultAsync(one => one.Id == id, cancellation) is not { } round || round.Version != version)
        {
            return false;
        }

        change(round);
        round.Version++;
        db.Record(new AuditAct(by.Value, round.CalledOffAt is null ? "round.change" : "round.calloff", "round", id.Value));
        await db.SaveChangesAsync(cancellation);
        await ShareAsync(round.IssueId, editions, cancellation);
        await db.SaveActAsync(work, cancellation);
        return true;
    }

    /// <summary>Writes how many copies go out on a round; the others of its workplace share the rest.</summary>
    /// <param name="id">The round.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="wanted">The number; null to have it shared out again.</param>
    /// <param name="editions">The editions of the workplace.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task SetCopiesAsync(RoundId id, EditionId edition, int? wanted, IReadOnlyList<EditionCard> editions, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        if (await db.Set<Bundle>().FirstOrDefaultAsync(one => one.RoundId == id && one.EditionId == edition, cancellation) is not { } bundle)
        {
            return;
        }

        (bundle.Copies, bundle.IsByHand) = (wanted ?? bundle.Copies, wanted is not null);
        db.Record(new AuditAct(by.Value, "round.copies", "round", id.Value));
        await db.SaveChangesAsync(cancellation);
        await ShareAsync(bundle.IssueId, editions, cancellation);
        await db.SaveActAsync(work, cancellation);
    }

    /// <summary>Ticks a round's bundles as fetched, or takes that back.</summary>
    public async Task FetchAsync(RoundId id, bool isFetched, AccountId by, CancellationToken cancellation)
    {
        await using var work = await db.BeginActAsync(cancellation);
        foreach (var bundle in await db.Set<Bundle>().Where(one => one.RoundId == id && one.FetchedAt == null == isFetched).ToListAsync(cancellation))
        {
            (bundle.FetchedAt, bundle.FetchedBy) = (isFetched ? clock.GetUtcNow() : null, isFetched ? by : null);
        }

        db.Record(new AuditAct(by.Value, isFetched ? "bundle.fetch" : "bundle.unfetch", "round", id.Value));
        await db.SaveActAsync(work, cancellation);
    }

    private async Task<int> AddMissingAsync(IssueCard issue, IReadOnlyList<EditionCard> editions, CancellationToken cancellation)
    {
        var known = await db.Set<Round>().Where(round => round.IssueId == issue.Id).Select(round => new { round.WorkplaceId, round.Slot }).ToListAsync(cancellation);
        var places = await gates.OfAsync([.. editions.Select(edition => edition.WorkplaceId).Distinct()], cancellation);
        var missing = RoundLayout.Missing(issue, editions, places, known.Select(one => (one.WorkplaceId, one.Slot)).ToHashSet(), () => NewId.Of<RoundId>(clock));
        db.AddRange(missing);
        await db.SaveChangesAsync(cancellation);
        return missing.Count;
    }

    // What was fetched or reported on is as it is; a share that does not come out is left as it was, and the page says so.
    private async Task ShareAsync(IssueId issue, IReadOnlyList<EditionCard> editions, CancellationToken cancellation)
    {
        var planned = await copies.OfAsync(issue, cancellation);
        var rounds = (await db.Set<Round>().Where(round => round.IssueId == issue).ToListAsync(cancellation))
            .OrderBy(round => round.GoesAt).ThenBy(round => round.Slot, StringComparer.Ordinal).ToLookup(round => round.WorkplaceId);
        var bundles = (await db.Set<Bundle>().Where(bundle => bundle.IssueId == issue).ToListAsync(cancellation)).ToDictionary(bundle => (bundle.RoundId, bundle.EditionId));
        foreach (var edition in editions)
        {
            var open = rounds[edition.WorkplaceId].Where(round => round.CalledOffAt is null).ToList();
            foreach (var off in rounds[edition.WorkplaceId].Where(round => round.CalledOffAt is not null && round.ReportId is null))
            {
                if (bundles.GetValueOrDefault((off.Id, edition.Id)) is { FetchedAt: null } unused)
                {
                    db.Remove(unused);
                }
            }

            var held = open.ConvertAll(round => bundles.GetValueOrDefault((round.Id, edition.Id)));
            var places = open.Select((round, at) => (
                held[at] is { } bundle && (bundle.IsByHand || bundle.FetchedAt is not null || round.ReportId is not null) ? bundle.Copies : (int?)null, round.People)).ToList();
            if (CopyShares.Over(planned[edition.Id], places) is not { } shares)
            {
                continue;
            }

            for (var at = 0; at < open.Count; at++)
            {
                if (held[at] is { } bundle)
                {
                    bundle.Copies = shares[at];
                }
                else
                {
                    db.Add(new Bundle { RoundId = open[at].Id, EditionId = edition.Id, IssueId = issue, Copies = shares[at] });
                }
            }
        }
    }
}
