namespace Handbill.Groups.Contracts;

/// <summary>The workplaces, for other modules.</summary>
public interface IWorkplaces
{
    /// <summary>Those that are not archived, by slug in ordinal order.</summary>
    Task<IReadOnlyList<WorkplaceCard>> AllAsync(CancellationToken cancellation);

    /// <summary>One, archived or not; null when there is none.</summary>
    Task<WorkplaceCard?> FindAsync(WorkplaceId id, CancellationToken cancellation);
}
