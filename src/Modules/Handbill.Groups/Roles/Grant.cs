using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Groups.Roles;

/// <summary>A role that somebody has, and what it is for.</summary>
internal sealed class Grant
{
    public required GrantId Id { get; init; }

    public required AccountId AccountId { get; init; }

    public required Role Role { get; init; }

    public required ScopeKind ScopeKind { get; init; }

    public Guid? ScopeId { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    public AccountId? GivenBy { get; init; }

    public Scope Scope => new(ScopeKind, ScopeId);

    public static void Shape(EntityTypeBuilder<Grant> grant)
    {
        grant.Ignore(one => one.Scope);
        grant.HasIndex(one => one.AccountId);
        grant.HasIndex(one => new { one.ScopeKind, one.ScopeId });
    }
}
