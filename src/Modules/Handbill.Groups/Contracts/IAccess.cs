namespace Handbill.Groups.Contracts;

/// <summary>What whoever makes this request may do. One a request; roles are read once, when first asked.</summary>
public interface IAccess
{
    /// <summary>The account that is signed in; null for nobody.</summary>
    AccountId? Me { get; }

    /// <summary>True when it may be done to something of this scope.</summary>
    /// <param name="permission">What is to be done.</param>
    /// <param name="scopes">Scopes of what is touched, any of which may allow it: an item's group and its publication, say.</param>
    /// <param name="cancellation">Ends the question.</param>
    ValueTask<bool> MayAsync(Permission permission, ReadOnlyMemory<Scope> scopes, CancellationToken cancellation);

    /// <summary>True when it may be done in one scope at least: what a page asks before it opens.</summary>
    ValueTask<bool> MayAnywhereAsync(Permission permission, CancellationToken cancellation);

    /// <summary>Where it may be done, to be asked at the data: every list is cut down to this.</summary>
    ValueTask<Reach> ReachAsync(Permission permission, CancellationToken cancellation);
}

/// <summary>Where a permission holds.</summary>
/// <param name="Everywhere">In the whole organisation; the two lists are then empty.</param>
/// <param name="Groups">The groups in which it holds.</param>
/// <param name="Publications">The publications in which it holds, by the value of their ids.</param>
public sealed record Reach(bool Everywhere, IReadOnlyList<GroupId> Groups, IReadOnlyList<Guid> Publications)
{
    /// <summary>True when it holds nowhere.</summary>
    public bool IsNowhere => !Everywhere && Groups.Count == 0 && Publications.Count == 0;
}
