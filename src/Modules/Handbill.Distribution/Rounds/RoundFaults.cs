using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;

namespace Handbill.Distribution.Rounds;

/// <summary>What is no longer right with an issue's rounds.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Workplace">The workplace as printed.</param>
/// <param name="Detail">Gate, shift or language.</param>
/// <param name="Planned">Copies that there are.</param>
/// <param name="Shared">Copies that are shared out.</param>
internal sealed record RoundFault(RoundFaultKind Kind, string Workplace, string Detail, int Planned = 0, int Shared = 0);

/// <summary>Kinds of what is no longer right.</summary>
internal enum RoundFaultKind
{
    /// <summary>The gate was renamed or taken away.</summary>
    GateGone,

    /// <summary>The shift has other hours or was taken away.</summary>
    ShiftGone,

    /// <summary>The workplace is archived.</summary>
    WorkplaceArchived,

    /// <summary>More or fewer copies are shared out than there are.</summary>
    CopiesDiffer,
}

/// <summary>Finds what is no longer right. Pure.</summary>
internal static class RoundCheck
{
    /// <summary>True when a round's gate, shift or workplace is not there any more as it was.</summary>
    public static RoundFaultKind? FaultOf(Round round, IReadOnlyDictionary<WorkplaceId, WorkplaceGates> gates) =>
        gates.GetValueOrDefault(round.WorkplaceId) is not { IsArchived: false } places ? RoundFaultKind.WorkplaceArchived
        : round.GateId is { } gate && places.Gates.All(one => one.Id != gate) ? RoundFaultKind.GateGone
        : round.ShiftId is { } shift && places.Shifts.All(one => one.Id != shift) ? RoundFaultKind.ShiftGone
        : null;

    /// <summary>All that is no longer right, by workplace.</summary>
    /// <param name="rounds">The rounds of an issue with their bundles.</param>
    /// <param name="gates">Gates and shifts of their workplaces.</param>
    /// <param name="editions">The editions whose workplaces have rounds.</param>
    /// <param name="copies">How many there are of each edition.</param>
    public static IReadOnlyList<RoundFault> Of(
        IReadOnlyList<(Round Round, IReadOnlyList<Bundle> Bundles)> rounds, IReadOnlyDictionary<WorkplaceId, WorkplaceGates> gates,
        IEnumerable<EditionCard> editions, IReadOnlyDictionary<EditionId, int> copies)
    {
        var open = rounds.Where(one => one.Round.CalledOffAt is null).ToList();
        var faults = new List<RoundFault>();
        foreach (var (round, _) in open.Where(one => one.Round.ReportId is null))
        {
            if (FaultOf(round, gates) is { } kind)
            {
                faults.Add(new RoundFault(kind, round.WorkplaceName, kind == RoundFaultKind.GateGone ? round.GateName : kind == RoundFaultKind.ShiftGone ? round.ShiftName : ""));
            }
        }

        var shared = open.SelectMany(one => one.Bundles).GroupBy(bundle => bundle.EditionId).ToDictionary(group => group.Key, group => group.Sum(bundle => bundle.Copies));
        var served = open.Select(one => one.Round.WorkplaceId).ToHashSet();
        foreach (var edition in editions.Where(edition => served.Contains(edition.WorkplaceId)))
        {
            var (planned, given) = (copies.GetValueOrDefault(edition.Id, edition.Copies), shared.GetValueOrDefault(edition.Id));
            if (planned != given)
            {
                faults.Add(new RoundFault(RoundFaultKind.CopiesDiffer, edition.WorkplaceName, edition.Language, planned, given));
            }
        }

        return [.. faults.OrderBy(fault => fault.Workplace, StringComparer.CurrentCultureIgnoreCase).ThenBy(fault => fault.Kind)];
    }
}
