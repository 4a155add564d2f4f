using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Vault.Members;

/// <summary>The public half of a member's key.</summary>
internal sealed class MemberKey
{
    public required AccountId AccountId { get; init; }

    /// <summary>`age1…`.</summary>
    public required string Recipient { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When its owner said that nothing opens it any more; two others may then let them make new keys.</summary>
    public DateTimeOffset? LostAt { get; set; }

    public const int RecipientLength = 62;

    public static void Shape(EntityTypeBuilder<MemberKey> key)
    {
        key.HasKey(one => one.AccountId);
        key.Property(one => one.Recipient).HasMaxLength(RecipientLength);
        key.HasIndex(one => one.Recipient).IsUnique();
    }
}
