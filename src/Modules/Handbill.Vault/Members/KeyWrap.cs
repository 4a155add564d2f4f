using Handbill.Groups.Contracts;
using Handbill.Vault.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Vault.Members;

/// <summary>What opens a member's key.</summary>
internal enum WrapKind
{
    Passphrase = 1,
    Recovery = 2,
    Passkey = 3,
}

/// <summary>A member's key, sealed in one way: an age file that the server cannot open.</summary>
internal sealed class KeyWrap
{
    public required WrapId Id { get; init; }

    public required AccountId AccountId { get; init; }

    public required WrapKind Kind { get; init; }

    /// <summary>What its owner calls it; empty for what there is one of.</summary>
    public string Label { get; init; } = "";

    public required byte[] File { get; init; }

    /// <summary>By what the browser finds the passkey again; no secret. Empty for other kinds.</summary>
    public string Passkey { get; init; } = "";

    /// <summary>Kind, and for a passkey its own id: there is one passphrase and one recovery code a member.</summary>
    public required string Slot { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public const int LongestLabel = 60, LongestPasskey = 2000, MostPasskeys = 10;

    public static void Shape(EntityTypeBuilder<KeyWrap> wrap)
    {
        wrap.Property(one => one.Label).HasMaxLength(LongestLabel);
        wrap.Property(one => one.Passkey).HasMaxLength(LongestPasskey);
        wrap.Property(one => one.Slot).HasMaxLength(60);
        wrap.HasOne<MemberKey>().WithMany().HasForeignKey(one => one.AccountId);
        wrap.HasIndex(one => new { one.AccountId, one.Slot }).IsUnique();
    }
}
