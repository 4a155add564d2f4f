namespace Handbill.Groups.Contracts;

/// <summary>
/// Answers whether a workplace or a group has a history. A module that keeps something of them registers its own; all are asked before
/// one is deleted, and what has a history is archived instead.
/// </summary>
public interface IPlaceUse
{
    /// <summary>True when something would be lost with the workplace.</summary>
    Task<bool> IsUsedAsync(WorkplaceId workplace, CancellationToken cancellation);

    /// <summary>True when something would be lost with the group.</summary>
    Task<bool> IsUsedAsync(GroupId group, CancellationToken cancellation);
}
