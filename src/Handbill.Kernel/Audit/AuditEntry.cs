using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Kernel.Audit;

/// <summary>An act as it stands in the trail, chained to the one before.</summary>
public sealed class AuditEntry
{
    /// <summary>1 for the first, then one more each.</summary>
    public required long Number { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc cref="AuditAct.Actor"/>
    public required Guid? Actor { get; init; }

    /// <inheritdoc cref="AuditAct.Act"/>
    public required string Act { get; init; }

    /// <inheritdoc cref="AuditAct.Subject"/>
    public required string Subject { get; init; }

    /// <inheritdoc cref="AuditAct.SubjectId"/>
    public required Guid SubjectId { get; init; }

    /// <inheritdoc cref="AuditAct.Detail"/>
    public required string Detail { get; init; }

    /// <summary>SHA-256 over the hash before and all fields of this entry, 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    internal static void Shape(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.HasKey(one => one.Number);
        entry.Property(one => one.Number).ValueGeneratedNever();
        entry.Property(one => one.Act).HasMaxLength(60);
        entry.Property(one => one.Subject).HasMaxLength(40);
        entry.Property(one => one.Detail).HasMaxLength(200);
        entry.Property(one => one.Hash).HasMaxLength(64);
        entry.HasIndex(one => new { one.SubjectId, one.Number });
    }
}
