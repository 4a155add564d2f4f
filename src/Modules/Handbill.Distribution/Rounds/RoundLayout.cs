using Handbill.Distribution.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;

namespace Handbill.Distribution.Rounds;

/// <summary>Which rounds an issue takes: one for each gate and shift of each workplace that has an edition. Pure.</summary>
internal static class RoundLayout
{
    /// <summary>The rounds that are missing.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="editions">Its editions.</param>
    /// <param name="gates">Gates and shifts of their workplaces.</param>
    /// <param name="known">Workplace and slot of the rounds that there are.</param>
    /// <param name="newId">Makes ids.</param>
    public static IReadOnlyList<Round> Missing(
        IssueCard issue, IEnumerable<EditionCard> editions, IReadOnlyDictionary<WorkplaceId, WorkplaceGates> gates,
        IReadOnlySet<(WorkplaceId Workplace, string Slot)> known, Func<RoundId> newId)
    {
        var missing = new List<Round>();
        foreach (var edition in editions.DistinctBy(edition => edition.WorkplaceId))
        {
            if (gates.GetValueOrDefault(edition.WorkplaceId) is not { } places)
            {
                continue;
            }

            foreach (var gate in places.Gates.DefaultIfEmpty())
            {
                foreach (var shift in places.Shifts.DefaultIfEmpty())
                {
                    var slot = SlotOf(gate?.Id, shift?.Id);
                    if (!known.Contains((edition.WorkplaceId, slot)))
                    {
                        missing.Add(new Round
                        {
                            Id = newId(), IssueId = issue.Id, WorkplaceId = edition.WorkplaceId, WorkplaceName = edition.WorkplaceName, GroupId = edition.GroupId,
                            Slot = slot, GateId = gate?.Id, GateName = gate?.Name ?? "", ShiftId = shift?.Id, ShiftName = shift?.Name ?? "", GoesAt = At(issue, shift),
                        });
                    }
                }
            }
        }

        return missing;
    }

    /// <summary>What a round at a gate and a shift is laid out for.</summary>
    public static string SlotOf(GateId? gate, ShiftId? shift) => $"{gate?.ToString() ?? "-"}/{shift?.ToString() ?? "-"}";

    // When the shift comes: the first time after the issue is handed out at all.
    private static DateTimeOffset At(IssueCard issue, ShiftCard? shift)
    {
        if (shift is null)
        {
            return issue.HandOutAt;
        }

        var (day, _) = WallClock.Shown(issue.HandOutAt, issue.TimeZone);
        var at = WallClock.Moment(day, shift.BeginsAt, issue.TimeZone);
        return at < issue.HandOutAt ? WallClock.Moment(day.AddDays(1), shift.BeginsAt, issue.TimeZone) : at;
    }
}
