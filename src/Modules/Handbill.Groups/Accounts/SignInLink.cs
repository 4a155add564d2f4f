using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Groups.Accounts;

/// <summary>A link that signs its holder in, once: made on the command line, for whoever has lost all other ways and for the demonstration.</summary>
internal sealed class SignInLink
{
    /// <summary>SHA-256 of the link's secret, in hexadecimal.</summary>
    public required string SecretHash { get; init; }

    public required AccountId AccountId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    public static void Shape(EntityTypeBuilder<SignInLink> link)
    {
        link.HasKey(one => one.SecretHash);
        link.Property(one => one.SecretHash).HasMaxLength(64);
        link.HasIndex(one => one.AccountId);
    }
}
