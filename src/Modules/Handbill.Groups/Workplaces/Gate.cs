using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Groups.Workplaces;

/// <summary>Where people go in and out, and sheets are handed out.</summary>
internal sealed class Gate
{
    public required GateId Id { get; init; }

    public required WorkplaceId WorkplaceId { get; init; }

    public required string Name { get; set; }

    public static void Shape(EntityTypeBuilder<Gate> gate) => gate.Property(one => one.Name).HasMaxLength(120);
}
