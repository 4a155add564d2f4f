using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Groups.Workplaces;

/// <summary>Where people work: what an edition is made for.</summary>
internal sealed class Workplace
{
    public required WorkplaceId Id { get; init; }

    /// <summary>Lower-case letters, digits and hyphens; names the sheet's file and never changes once an edition had it.</summary>
    public required string Slug { get; set; }

    public required string Name { get; set; }

    public required GroupId GroupId { get; set; }

    /// <summary>Free words to sort and group the board by; empty for none.</summary>
    public string Region { get; set; } = "";

    /// <summary>BCP 47 tags of the languages that sheets are made in, the first one by default.</summary>
    public required List<string> Languages { get; set; }

    public int UsualCopies { get; set; }

    /// <summary>House style of its sheets where it is not the publication's; empty for that.</summary>
    public string Style { get; set; } = "";

    /// <summary>Name of the imprint profile where it is not the publication's; empty for that.</summary>
    public string ImprintProfile { get; set; } = "";

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ArchivedAt { get; set; }

    public int Version { get; set; }

    public List<Gate> Gates { get; } = [];

    public List<Shift> Shifts { get; } = [];

    public static void Shape(EntityTypeBuilder<Workplace> workplace)
    {
        workplace.Property(one => one.Slug).HasMaxLength(80);
        workplace.HasIndex(one => one.Slug).IsUnique();
        workplace.Property(one => one.Name).HasMaxLength(120);
        workplace.Property(one => one.Region).HasMaxLength(80);
        workplace.Property(one => one.Style).HasMaxLength(80);
        workplace.Property(one => one.ImprintProfile).HasMaxLength(80);
        workplace.Property(one => one.Version).IsConcurrencyToken();
        workplace.HasOne<Group>().WithMany().HasForeignKey(one => one.GroupId);
        workplace.HasMany(one => one.Gates).WithOne().HasForeignKey(gate => gate.WorkplaceId);
        workplace.HasMany(one => one.Shifts).WithOne().HasForeignKey(shift => shift.WorkplaceId);
    }
}
