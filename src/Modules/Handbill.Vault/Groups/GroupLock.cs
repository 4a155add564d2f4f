using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Vault.Groups;

/// <summary>Somebody locked a group: none of its keys is given out until two have unlocked it.</summary>
internal sealed class GroupLock
{
    public required GroupId GroupId { get; init; }

    public required DateTimeOffset LockedAt { get; init; }

    public required AccountId LockedBy { get; init; }

    public static void Shape(EntityTypeBuilder<GroupLock> locked) => locked.HasKey(one => one.GroupId);
}
