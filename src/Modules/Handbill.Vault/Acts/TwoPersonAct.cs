using Handbill.Groups.Contracts;
using Handbill.Vault.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Vault.Acts;

/// <summary>Something that one member asks for and another agrees to.</summary>
internal sealed class TwoPersonAct
{
    public required ActId Id { get; init; }

    public required GroupId GroupId { get; init; }

    /// <summary>The key under which the module that does it registered it.</summary>
    public required string Kind { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>What the act needs to know besides, such as a recipient; nothing secret.</summary>
    public string Detail { get; init; } = "";

    public required AccountId AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public AccountId? AgreedBy { get; set; }

    public DateTimeOffset? AgreedAt { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>Kind, group and subject while it is open, so that it is asked for once at a time; null afterwards.</summary>
    public string? Slot { get; set; }

    public AskedAct ToContract() => new(Id, GroupId, Kind, SubjectId, Detail, AskedBy, ExpiresAt, AgreedBy);

    public static string SlotOf(GroupId group, string kind, Guid subject) => $"{kind}:{group}:{subject:N}";

    public static void Shape(EntityTypeBuilder<TwoPersonAct> act)
    {
        act.Property(one => one.Kind).HasMaxLength(40);
        act.Property(one => one.Detail).HasMaxLength(100);
        act.Property(one => one.Slot).HasMaxLength(120);
        act.HasIndex(one => one.Slot).IsUnique();
        act.HasIndex(one => one.GroupId);
    }
}
