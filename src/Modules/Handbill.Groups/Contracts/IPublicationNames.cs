namespace Handbill.Groups.Contracts;

/// <summary>The names of publications, for giving roles. The module that keeps publications answers; this one cannot know it.</summary>
public interface IPublicationNames
{
    /// <summary>All publications by the value of their ids.</summary>
    Task<IReadOnlyDictionary<Guid, string>> AllAsync(CancellationToken cancellation);
}
