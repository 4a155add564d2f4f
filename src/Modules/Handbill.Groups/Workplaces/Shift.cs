using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Groups.Workplaces;

/// <summary>A shift that comes or goes at set times.</summary>
internal sealed class Shift
{
    public required ShiftId Id { get; init; }

    public required WorkplaceId WorkplaceId { get; init; }

    public required string Name { get; set; }

    /// <summary>Minutes after midnight, 0 to 1439, by the organisation's clock.</summary>
    public int BeginsAt { get; set; }

    /// <summary>Minutes after midnight, 0 to 1439; before the beginning when the shift ends on the next day.</summary>
    public int EndsAt { get; set; }

    public static void Shape(EntityTypeBuilder<Shift> shift) => shift.Property(one => one.Name).HasMaxLength(80);
}
