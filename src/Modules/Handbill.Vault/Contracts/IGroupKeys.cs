using Handbill.Groups.Contracts;

namespace Handbill.Vault.Contracts;

/// <summary>A group's key of one epoch: its public half.</summary>
public sealed record GroupEpoch(int Number, string Recipient, string Verifying, string Fingerprint, string Succession, bool IsAccepted);

/// <summary>The public halves of groups' keys.</summary>
public interface IGroupKeys
{
    /// <summary>Newest last; empty when the group has no keys.</summary>
    Task<IReadOnlyList<GroupEpoch>> EpochsAsync(GroupId group, CancellationToken cancellation);

    /// <summary>Whether one person has locked the group: nothing of it is given out until two have unlocked it.</summary>
    Task<bool> IsLockedAsync(GroupId group, CancellationToken cancellation);
}
