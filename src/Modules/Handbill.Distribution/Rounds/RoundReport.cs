using Handbill.Distribution.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Distribution.Rounds;

/// <summary>What somebody said of a round after it. An earlier report stays when another follows; the round says which counts.</summary>
internal sealed class RoundReport
{
    /// <summary>Made by the device, so that what is sent twice is known.</summary>
    public required ReportId Id { get; init; }

    public required RoundId RoundId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AccountId By { get; init; }

    /// <summary>Money that was collected, in its currency's smallest unit; 0 or more.</summary>
    public required long Units { get; init; }

    /// <summary>Code of ISO 4217; empty when nothing was collected.</summary>
    public required string Currency { get; init; }

    public required RoundRemark Remark { get; init; }

    public List<ReportLine> Lines { get; } = [];

    /// <summary>What was collected; null for nothing.</summary>
    public Money.Money? Collected => Currency.Length > 0 ? new Money.Money(Units, Currency) : null;

    public static void Shape(EntityTypeBuilder<RoundReport> report)
    {
        report.Ignore(one => one.Collected);
        report.Property(one => one.Currency).HasMaxLength(3);
        report.Property(one => one.Remark).HasConversion(remark => remark.Kept, kept => RoundRemark.Read(kept)).HasMaxLength(RoundRemark.LongestKept);
        report.HasOne<Round>().WithMany().HasForeignKey(one => one.RoundId);
        report.HasMany(one => one.Lines).WithOne().HasForeignKey(line => line.ReportId);
    }
}

/// <summary>What became of an edition's copies on a round.</summary>
internal sealed class ReportLine
{
    public required ReportId ReportId { get; init; }

    public required EditionId EditionId { get; init; }

    /// <summary>Copies that people took.</summary>
    public required int Taken { get; init; }

    /// <summary>Copies that were brought back.</summary>
    public required int Left { get; init; }

    public static void Shape(EntityTypeBuilder<ReportLine> line) => line.HasKey(one => new { one.ReportId, one.EditionId });
}
