using Handbill.Distribution.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Distribution.Rounds;

/// <summary>
/// Which rounds somebody sees, decided at the data. Whoever keeps rounds, or goes on them, sees those of their groups and publications; who it
/// is that goes is known to the group alone, all others see how many.
/// </summary>
internal sealed class RoundDesk(HandbillDb db, IIssues issues, IAccess access, IAccounts accounts)
{
    public AccountId Me => access.Me!.Value;

    /// <summary>An issue's rounds as somebody sees them; null when there is no such issue, or nothing of it is theirs to see.</summary>
    public async Task<IssueRounds?> OfIssueAsync(IssueId id, CancellationToken cancellation)
    {
        if (await issues.FindAsync(id, cancellation) is not { } issue)
        {
            return null;
        }

        var sight = await SightAsync(cancellation);
        var editions = (await issues.EditionsAsync(id, cancellation)).Where(edition => sight.Sees(edition.GroupId, issue.PublicationId)).ToList();
        if (editions.Count == 0 && !sight.SeesPublication(issue.PublicationId))
        {
            return null;
        }

        var rounds = await db.Set<Round>().AsNoTracking().Where(round => round.IssueId == id).ToListAsync(cancellation);
        return new IssueRounds(issue, editions, await RowsAsync([.. rounds.Where(round => sight.Sees(round.GroupId, issue.PublicationId))], _ => issue, sight, cancellation))
        {
            MayKeep = editions.Exists(edition => sight.Keeps(edition.GroupId, issue.PublicationId)),
            Kept = [.. editions.Where(edition => sight.Keeps(edition.GroupId, issue.PublicationId))],
        };
    }

    /// <summary>One round; null when there is none, or it is not theirs to see.</summary>
    public async Task<(RoundRow Row, IReadOnlyList<EditionCard> Editions)?> FindAsync(RoundId id, CancellationToken cancellation)
    {
        if (await db.Set<Round>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellation) is not { } round || await issues.FindAsync(round.IssueId, cancellation) is not { } issue)
        {
            return null;
        }

        var sight = await SightAsync(cancellation);
        if (!sight.Sees(round.GroupId, issue.PublicationId))
        {
            return null;
        }

        var editions = (await issues.EditionsAsync(issue.Id, cancellation)).Where(edition => edition.WorkplaceId == round.WorkplaceId).ToList();
        return ((await RowsAsync([round], _ => issue, sight, cancellation))[0], editions);
    }

    /// <summary>The rounds of somebody's groups, those that they go on, and where they may go on any also those with a gap; the first to go first.</summary>
    /// <param name="since">Earlier ones are left out.</param>
    /// <param name="cancellation">Ends the question.</param>
    public async Task<IReadOnlyList<RoundRow>> SinceAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        var sight = await SightAsync(cancellation);
        var (groups, everywhere, me) = (sight.Own, sight.Goes.Everywhere, Me);
        var mine = db.Set<Goer>().Where(goer => goer.AccountId == me).Select(goer => goer.RoundId);
        var rounds = await db.Set<Round>().AsNoTracking().Where(round => round.GoesAt > since && (groups.Contains(round.GroupId) || mine.Contains(round.Id)
            || (everywhere && db.Set<Goer>().Count(goer => goer.RoundId == round.Id) < round.Wanted))).ToListAsync(cancellation);
        var cards = new Dictionary<IssueId, IssueCard>();
        foreach (var issue in rounds.Select(round => round.IssueId).Distinct())
        {
            if (await issues.FindAsync(issue, cancellation) is { } card)
            {
                cards.Add(issue, card);
            }
        }

        return await RowsAsync([.. rounds.Where(round => cards.TryGetValue(round.IssueId, out var card) && sight.Sees(round.GroupId, card.PublicationId))], round => cards[round.IssueId], sight, cancellation);
    }

    /// <summary>The report that counts, with its lines; null before the first.</summary>
    public async Task<RoundReport?> ReportAsync(RoundId round, CancellationToken cancellation)
    {
        var id = await db.Set<Round>().Where(one => one.Id == round).Select(one => one.ReportId).FirstOrDefaultAsync(cancellation);
        return id is null ? null : await db.Set<RoundReport>().AsNoTracking().Include(one => one.Lines).FirstOrDefaultAsync(one => one.Id == id, cancellation);
    }

    /// <summary>What somebody sees and keeps.</summary>
    public async Task<RoundSight> SightAsync(CancellationToken cancellation) => new(
        await access.ReachAsync(Permission.HandOut, cancellation), await access.ReachAsync(Permission.KeepRounds, cancellation),

        // Only roles in a group itself decide on its items: these are the groups that somebody is a member of.
        (await access.ReachAsync(Permission.ApproveItems, cancellation)).Groups);

    private async Task<IReadOnlyList<RoundRow>> RowsAsync(IReadOnlyList<Round> rounds, Func<Round, IssueCard> issueOf, RoundSight sight, CancellationToken cancellation)
    {
        var ids = rounds.Select(round => round.Id).ToList();
        var goers = (await db.Set<Goer>().AsNoTracking().Where(goer => EF.Parameter(ids).Contains(goer.RoundId)).ToListAsync(cancellation)).ToLookup(goer => goer.RoundId);
        var bundles = (await db.Set<Bundle>().AsNoTracking().Where(bundle => EF.Parameter(ids).Contains(bundle.RoundId)).ToListAsync(cancellation)).ToLookup(bundle => bundle.RoundId);
        var shown = rounds.Where(round => sight.IsOwn(round.GroupId)).SelectMany(round => goers[round.Id]).Select(goer => goer.AccountId).Append(Me).Distinct().ToList();
        var names = await accounts.NamesAsync(shown, cancellation);
        return
        [
            .. rounds.OrderBy(round => round.GoesAt).ThenBy(round => round.WorkplaceName, StringComparer.CurrentCultureIgnoreCase).ThenBy(round => round.GateName, StringComparer.CurrentCultureIgnoreCase)
                .Select(round =>
                {
                    var issue = issueOf(round);
                    return new RoundRow(
                        round, issue, [.. goers[round.Id].OrderBy(goer => goer.Place).Select(goer => new GoerName(goer.AccountId, sight.IsOwn(round.GroupId) || goer.AccountId == Me ? names.GetValueOrDefault(goer.AccountId, "") : ""))],
                        [.. bundles[round.Id]])
                    {
                        Me = Me, IsOwn = sight.IsOwn(round.GroupId), MayGo = sight.MayGo(round.GroupId, issue.PublicationId), MayKeep = sight.Keeps(round.GroupId, issue.PublicationId),
                    };
                }),
        ];
    }
}

/// <summary>What somebody sees of rounds, and keeps.</summary>
/// <param name="Goes">Where they may go on rounds.</param>
/// <param name="Keeping">Where they keep rounds.</param>
/// <param name="Own">The groups that they are a member of.</param>
internal sealed record RoundSight(Reach Goes, Reach Keeping, IReadOnlyList<GroupId> Own)
{
    public bool IsOwn(GroupId group) => Own.Contains(group);

    public bool MayGo(GroupId group, PublicationId publication) => Reaches(Goes, group, publication);

    public bool Keeps(GroupId group, PublicationId publication) => Reaches(Keeping, group, publication);

    public bool Sees(GroupId group, PublicationId publication) => MayGo(group, publication) || Keeps(group, publication);

    public bool SeesPublication(PublicationId publication) => IsOver(Goes, publication) || IsOver(Keeping, publication);

    private static bool Reaches(Reach reach, GroupId group, PublicationId publication) => IsOver(reach, publication) || reach.Groups.Contains(group);

    private static bool IsOver(Reach reach, PublicationId publication) => reach.Everywhere || reach.Publications.Contains(publication.Value);
}

/// <summary>An issue's rounds as somebody sees them.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Editions">The editions that they see.</param>
/// <param name="Rows">The rounds, the first to go first.</param>
internal sealed record IssueRounds(IssueCard Issue, IReadOnlyList<EditionCard> Editions, IReadOnlyList<RoundRow> Rows)
{
    /// <summary>True when some of the rounds are theirs to keep.</summary>
    public required bool MayKeep { get; init; }

    /// <summary>The editions whose rounds are theirs to keep.</summary>
    public required IReadOnlyList<EditionCard> Kept { get; init; }
}

/// <summary>Somebody who goes on a round.</summary>
/// <param name="Id">Their account.</param>
/// <param name="Name">Their pseudonym; empty for whoever is not of their group.</param>
internal sealed record GoerName(AccountId Id, string Name);

/// <summary>A round as somebody sees it.</summary>
/// <param name="Round">The round.</param>
/// <param name="Issue">Its issue.</param>
/// <param name="Goers">Who goes.</param>
/// <param name="Bundles">What goes with them.</param>
internal sealed record RoundRow(Round Round, IssueCard Issue, IReadOnlyList<GoerName> Goers, IReadOnlyList<Bundle> Bundles)
{
    public required AccountId Me { get; init; }

    /// <summary>True when it is a round of a group that they are in.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>True when they may go on it, and report.</summary>
    public required bool MayGo { get; init; }

    public required bool MayKeep { get; init; }

    public bool IsOff => Round.CalledOffAt is not null;

    public bool IGo => Goers.Any(goer => goer.Id == Me);

    /// <summary>How many people are still wanted.</summary>
    public int Gap => IsOff || Round.ReportId is not null ? 0 : Math.Max(0, Round.Wanted - Goers.Count);

    public int Copies => Bundles.Sum(bundle => bundle.Copies);

    public bool IsFetched => Bundles.Count > 0 && Bundles.All(bundle => bundle.FetchedAt is not null);

    /// <summary>True when they may say how it went: who went on it, whoever keeps it, and other members of the group.</summary>
    public bool MayReport => !IsOff && (MayKeep || IGo || IsOwn);
}
