using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Groups.Groups;

/// <summary>The people organised around one or more workplaces.</summary>
internal sealed class Group
{
    public required GroupId Id { get; init; }

    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it is no longer there to choose; what it wrote stays.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    /// <summary>Whether the sheets that it makes may be on the public site. Nobody has said so at first.</summary>
    public bool ShowsSheets { get; set; }

    /// <summary>One more with each change: who saves an older one is told.</summary>
    public int Version { get; set; }

    public static void Shape(EntityTypeBuilder<Group> group)
    {
        group.Property(one => one.Name).HasMaxLength(120);
        group.Property(one => one.Version).IsConcurrencyToken();
    }
}
