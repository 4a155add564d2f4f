namespace Handbill.Press.Contracts;

/// <summary>The publications, for other modules.</summary>
public interface IPublications
{
    /// <summary>Those that are not archived, by name.</summary>
    Task<IReadOnlyList<PublicationCard>> AllAsync(CancellationToken cancellation);

    /// <summary>One, archived or not; null when there is none.</summary>
    Task<PublicationCard?> FindAsync(PublicationId id, CancellationToken cancellation);
}
