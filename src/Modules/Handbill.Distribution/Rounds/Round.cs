using Handbill.Distribution.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Distribution.Rounds;

/// <summary>
/// One hand-out of an issue at one gate at one shift; or, for a workplace without gates, one carrier who brings its bundle there. It keeps the
/// names of gate and shift, so that it stays what it was when those are changed or gone.
/// </summary>
internal sealed class Round
{
    public required RoundId Id { get; init; }

    public required IssueId IssueId { get; init; }

    public required WorkplaceId WorkplaceId { get; init; }

    /// <summary>The workplace as printed when the round was made.</summary>
    public required string WorkplaceName { get; init; }

    /// <summary>The group whose members go.</summary>
    public required GroupId GroupId { get; init; }

    /// <summary>What it was laid out for: gate and shift, or its own id for a round that somebody added. Laid out again, it is known by this.</summary>
    public required string Slot { get; init; }

    public GateId? GateId { get; init; }

    /// <summary>Empty for the workplace as a whole.</summary>
    public string GateName { get; set; } = "";

    public ShiftId? ShiftId { get; init; }

    /// <summary>Empty for no shift in particular.</summary>
    public string ShiftName { get; set; } = "";

    public required DateTimeOffset GoesAt { get; set; }

    /// <summary>How many people are to go, 1 to <see cref="MostWanted"/>.</summary>
    public int Wanted { get; set; } = 2;

    /// <summary>People who go in and out there then; null where that is not known.</summary>
    public int? People { get; set; }

    /// <summary>Where its bundle is fetched; empty for the press.</summary>
    public string PickUp { get; set; } = "";

    public DateTimeOffset? CalledOffAt { get; set; }

    /// <summary>The report that counts; null before the first.</summary>
    public ReportId? ReportId { get; set; }

    public int Version { get; set; }

    public const int MostWanted = 20, MostPeople = 100_000, LongestName = 120;

    public static void Shape(EntityTypeBuilder<Round> round)
    {
        round.Property(one => one.WorkplaceName).HasMaxLength(LongestName);
        round.Property(one => one.Slot).HasMaxLength(80);
        round.Property(one => one.GateName).HasMaxLength(LongestName);
        round.Property(one => one.ShiftName).HasMaxLength(LongestName);
        round.Property(one => one.PickUp).HasMaxLength(LongestName);
        round.Property(one => one.Version).IsConcurrencyToken();
        round.HasIndex(one => new { one.IssueId, one.WorkplaceId, one.Slot }).IsUnique();
        round.HasIndex(one => one.WorkplaceId);
        round.HasIndex(one => one.GroupId);
    }
}
