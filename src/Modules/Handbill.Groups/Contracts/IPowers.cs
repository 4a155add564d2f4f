namespace Handbill.Groups.Contracts;

/// <summary>What an account may do, for what answers without its owner being signed in, such as a feed that a calendar program fetches.</summary>
public interface IPowers
{
    /// <summary>Where at least one of these may be done; nowhere for an account that is closed or is not there.</summary>
    Task<Reach> ReachAsync(AccountId account, IReadOnlyCollection<Permission> any, CancellationToken cancellation);
}
