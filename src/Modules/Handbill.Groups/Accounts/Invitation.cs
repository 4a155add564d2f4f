using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Groups.Accounts;

/// <summary>A link that lets one person make an account, once. The first administrator's set-up link is one too.</summary>
internal sealed class Invitation
{
    public required InvitationId Id { get; init; }

    /// <summary>SHA-256 of the link's secret, in hexadecimal: the secret itself is nowhere.</summary>
    public required string SecretHash { get; init; }

    public required Role Role { get; init; }

    public required ScopeKind ScopeKind { get; init; }

    public Guid? ScopeId { get; init; }

    /// <summary>Who invites; null for the set-up link.</summary>
    public AccountId? InvitedBy { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    public AccountId? UsedBy { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public static void Shape(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.Property(one => one.SecretHash).HasMaxLength(64);
        invitation.HasIndex(one => one.SecretHash).IsUnique();
        invitation.Property(one => one.UsedAt).IsConcurrencyToken();
    }
}
