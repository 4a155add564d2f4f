using Handbill.Groups.Contracts;

namespace Handbill.Vault.Contracts;

/// <summary>The public half of a group's key of one epoch.</summary>
/// <param name="Number">1 for the first; each next one is one more.</param>
/// <param name="Recipient">What is sealed to it: an age X25519 recipient, `age1…`.</param>
/// <param name="Verifying">Ed25519 public key that verifies the next epoch's succession; 64 hex letters.</param>
/// <param name="Fingerprint">20 letters of base 32, as printed on sheets, without gaps.</param>
/// <param name="Succession">The signature of the epoch before; 128 hex letters, empty for the first.</param>
/// <param name="IsAccepted">False once the group has told sheets with this fingerprint to stop.</param>
public sealed record GroupEpoch(int Number, string Recipient, string Verifying, string Fingerprint, string Succession, bool IsAccepted);

/// <summary>The keys of groups, for modules that seal something to them. What is given out here is public.</summary>
public interface IGroupKeys
{
    /// <summary>All epochs, the newest last; empty when the group has no keys.</summary>
    Task<IReadOnlyList<GroupEpoch>> EpochsAsync(GroupId group, CancellationToken cancellation);

    /// <summary>The newest epoch of each of some groups: of those that have keys, are not locked, and whose newest sheets are accepted.</summary>
    Task<IReadOnlyDictionary<GroupId, GroupEpoch>> NewestAsync(IReadOnlyCollection<GroupId> groups, CancellationToken cancellation);

    /// <summary>Whether one person has locked the group: nothing of it is given out until two have unlocked it.</summary>
    Task<bool> IsLockedAsync(GroupId group, CancellationToken cancellation);
}
