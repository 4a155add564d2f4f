using Handbill.Groups.Accounts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Groups.Post;

/// <summary>Where somebody wants to be told that something waits for them: sealed with a key of the server's, and gone when they take it away. A notice says nothing of what waits.</summary>
internal sealed class NoticeAddress
{
    public required Guid AccountId { get; init; }

    /// <summary>The address, sealed.</summary>
    public required byte[] Address { get; set; }

    /// <summary>Hash of the secret in the link that confirms it, in hexadecimal; empty once it is.</summary>
    public string Asked { get; set; } = "";

    public DateTimeOffset AskedAt { get; set; }

    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The day of the last notice, in the organisation's zone: one a day at most.</summary>
    public DateOnly? NoticedOn { get; set; }

    public static void Shape(EntityTypeBuilder<NoticeAddress> address)
    {
        address.HasKey(one => one.AccountId);
        address.Property(one => one.Asked).HasMaxLength(64);
        address.HasOne<Account>().WithOne().HasForeignKey<NoticeAddress>(one => one.AccountId);
        address.HasIndex(one => one.Asked);
    }
}
