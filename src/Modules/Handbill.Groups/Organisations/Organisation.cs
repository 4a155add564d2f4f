using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Groups.Organisations;

/// <summary>The organisation that runs this instance: one row, there once the set-up is done.</summary>
internal sealed class Organisation
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    public required string Name { get; set; }

    /// <summary>BCP 47 tag of the language that newcomers see.</summary>
    public required string Language { get; set; }

    /// <summary>IANA name, such as `Europe/Lisbon`.</summary>
    public required string TimeZone { get; set; }

    /// <summary>The accent colour of the screens, as `#rrggbb`; null for Handbill's own.</summary>
    public string? Accent { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it has an administrator. Until then all pages lead to the set-up.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>One more with each change: who saves an older one is told.</summary>
    public int Version { get; set; }

    public static void Shape(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.Property(one => one.Id).ValueGeneratedNever();
        organisation.Property(one => one.Name).HasMaxLength(120);
        organisation.Property(one => one.Language).HasMaxLength(35);
        organisation.Property(one => one.TimeZone).HasMaxLength(60);
        organisation.Property(one => one.Accent).HasMaxLength(7);
        organisation.Property(one => one.Version).IsConcurrencyToken();
    }
}
