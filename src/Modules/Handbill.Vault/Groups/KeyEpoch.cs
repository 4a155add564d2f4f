using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Vault.Groups;

/// <summary>The public half of a group's key of one epoch.</summary>
internal sealed class KeyEpoch
{
    public required GroupId GroupId { get; init; }

    /// <summary>1 for the first. Of two who make the next one at once, the key lets one in.</summary>
    public required int Number { get; init; }

    public required string Recipient { get; init; }

    public required string Verifying { get; init; }

    public required string Fingerprint { get; init; }

    /// <summary>Signature by the epoch before; empty for the first, and for the first after a destruction.</summary>
    public required string Succession { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required AccountId MadeBy { get; init; }

    /// <summary>When sheets with its fingerprint were told to stop.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>When somebody who held it was closed or lost their keys: a new epoch is due since then.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public static void Shape(EntityTypeBuilder<KeyEpoch> epoch)
    {
        epoch.HasKey(one => new { one.GroupId, one.Number });
        epoch.Property(one => one.Recipient).HasMaxLength(62);
        epoch.Property(one => one.Verifying).HasMaxLength(64);
        epoch.Property(one => one.Fingerprint).HasMaxLength(20);
        epoch.Property(one => one.Succession).HasMaxLength(128);
        epoch.HasIndex(one => one.Recipient).IsUnique();
    }
}
