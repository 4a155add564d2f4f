namespace Handbill.Vault;

/// <summary>The words of keys; their translations stand beside it.</summary>
internal sealed class VaultWords;
