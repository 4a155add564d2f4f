using Handbill.Groups.Contracts;

namespace Handbill.Vault.Contracts;

/// <summary>Makes keys for a demonstration, on the server: of a real instance no key ever is.</summary>
public interface IVaultDemonstration
{
    /// <summary>What opens the keys of the demonstration's member; everybody may know it.</summary>
    string Passphrase { get; }

    /// <summary>Makes a member's key and the group's first one.</summary>
    /// <returns>The group's recipient, `age1…`.</returns>
    Task<string> StageAsync(GroupId group, AccountId member, CancellationToken cancellation);
}
