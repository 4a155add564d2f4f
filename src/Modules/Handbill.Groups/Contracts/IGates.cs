namespace Handbill.Groups.Contracts;

/// <summary>Gates and shifts of workplaces, for other modules.</summary>
public interface IGates
{
    /// <summary>Those of some workplaces, archived or not; none for a workplace that is not there.</summary>
    Task<IReadOnlyDictionary<WorkplaceId, WorkplaceGates>> OfAsync(IReadOnlyCollection<WorkplaceId> workplaces, CancellationToken cancellation);
}

/// <summary>Where and when people of a workplace go in and out.</summary>
/// <param name="Gates">Its gates, by name.</param>
/// <param name="Shifts">Its shifts, the earliest first.</param>
/// <param name="IsArchived">True when no new sheets are made for it.</param>
public sealed record WorkplaceGates(IReadOnlyList<GateCard> Gates, IReadOnlyList<ShiftCard> Shifts, bool IsArchived);

/// <summary>What other modules know of a gate.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it.</param>
public sealed record GateCard(GateId Id, string Name);

/// <summary>What other modules know of a shift.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="BeginsAt">Minutes after midnight, 0 to 1439, by the organisation's clock.</param>
public sealed record ShiftCard(ShiftId Id, string Name, int BeginsAt);
