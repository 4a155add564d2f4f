using Handbill.Distribution.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;

namespace Handbill.Distribution.Rounds;

/// <summary>Sets the stage: a first hand-out before the early shift, a second in the evening; every other workplace had some copies early and said how that went.</summary>
internal sealed class RoundDemonstration(HandbillDb db, IIssues issues, IAccounts accounts, TimeProvider clock) : IRoundDemonstration
{
    public async Task StageAsync(IssueId id, CancellationToken cancellation)
    {
        var issue = (await issues.FindAsync(id, cancellation))!;
        var members = new Dictionary<GroupId, IReadOnlyList<(AccountId Id, string Pseudonym)>>();
        var turn = 0;
        foreach (var edition in (await issues.EditionsAsync(id, cancellation)).DistinctBy(edition => edition.WorkplaceId))
        {
            if (!members.TryGetValue(edition.GroupId, out var group))
            {
                group = await accounts.OfGroupAsync(edition.GroupId, cancellation);
                members.Add(edition.GroupId, group);
            }

            var isTold = turn % 2 == 0;
            var shares = CopyShares.Share(edition.Copies, [3, 2]);
            var early = RoundOf(issue, edition, RoundLayout.SlotOf(null, null), "Main gate", "Early", isTold ? clock.GetUtcNow().AddDays(-1 - (turn % 5)) : issue.HandOutAt);
            var late = RoundOf(issue, edition, slot: null, "Yard gate", "Late", issue.HandOutAt.AddHours(9));
            db.AddRange(early, late, BundleOf(early, edition, shares[0]), BundleOf(late, edition, shares[1]));
            if (group.Count > 0)
            {
                db.Add(new Goer { RoundId = (turn % 4 < 2 ? early : late).Id, Place = 1, AccountId = group[0].Id });
            }

            if (isTold)
            {
                Tell(early, edition, shares[0], turn, group.Count > 0 ? group[0].Id : new AccountId(Guid.Empty));
            }

            turn++;
        }

        await db.SaveChangesAsync(cancellation);
    }

    private void Tell(Round round, EditionCard edition, int copies, int turn, AccountId by)
    {
        var left = copies * (turn % 7) / 20;
        var report = new RoundReport
        {
            Id = NewId.Of<ReportId>(clock), RoundId = round.Id, At = round.GoesAt.AddHours(2), By = by, Units = turn * 50, Currency = turn > 0 ? "EUR" : "", Remark = RoundRemark.None,
        };
        report.Lines.Add(new ReportLine { ReportId = report.Id, EditionId = edition.Id, Taken = copies - left, Left = left });
        db.Add(report);
        round.ReportId = report.Id;
    }

    private Round RoundOf(IssueCard issue, EditionCard edition, string? slot, string gate, string shift, DateTimeOffset at)
    {
        var id = NewId.Of<RoundId>(clock);
        return new Round
        {
            Id = id, IssueId = issue.Id, WorkplaceId = edition.WorkplaceId, WorkplaceName = edition.WorkplaceName, GroupId = edition.GroupId, Slot = slot ?? id.ToString(),
            GateName = gate, ShiftName = shift, GoesAt = at,
        };
    }

    private static Bundle BundleOf(Round round, EditionCard edition, int copies) => new() { RoundId = round.Id, EditionId = edition.Id, IssueId = round.IssueId, Copies = copies };
}
