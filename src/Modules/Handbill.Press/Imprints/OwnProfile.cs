using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Press.Imprints;

/// <summary>Imprint rules of the organisation's own, kept as the text of their file.</summary>
internal sealed class OwnProfile
{
    public required ImprintProfileId Id { get; init; }

    public required string Key { get; set; }

    public required string Text { get; set; }

    public int Version { get; set; }

    public static void Shape(EntityTypeBuilder<OwnProfile> profile)
    {
        profile.Property(one => one.Key).HasMaxLength(40);
        profile.HasIndex(one => one.Key).IsUnique();
        profile.Property(one => one.Version).IsConcurrencyToken();
    }
}
