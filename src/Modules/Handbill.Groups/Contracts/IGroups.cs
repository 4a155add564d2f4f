namespace Handbill.Groups.Contracts;

/// <summary>The groups, for other modules.</summary>
public interface IGroups
{
    /// <summary>Those that are not archived, by name.</summary>
    Task<IReadOnlyList<GroupCard>> AllAsync(CancellationToken cancellation);

    /// <summary>One, archived or not; null when there is none.</summary>
    Task<GroupCard?> FindAsync(GroupId id, CancellationToken cancellation);

    /// <summary>Those that have one of these ids, archived or not.</summary>
    Task<IReadOnlyDictionary<GroupId, GroupCard>> OfAsync(IReadOnlyCollection<GroupId> ids, CancellationToken cancellation);
}
