using Handbill.Press.Contracts;
using Handbill.Press.Imprints;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Press.Publications;

/// <summary>A serial: what stands on every sheet of it, and when its issues come out.</summary>
internal sealed class Publication : IImprintOwner
{
    public required PublicationId Id { get; init; }

    /// <summary>Lower-case letters, digits and hyphens.</summary>
    public required string Slug { get; set; }

    public required string Name { get; set; }

    /// <summary>True for a newspaper, whose issues are one paper of articles; false for a newsletter, a sheet for each workplace. Chosen when it is made.</summary>
    public bool IsPaper { get; set; }

    public string Motto { get; set; } = "";

    /// <summary>Words at the foot, beside the lines that imprint rules give.</summary>
    public string Imprint { get; set; } = "";

    public List<string> ImprintProfiles { get; set; } = [];

    public Dictionary<string, string> ImprintValues { get; set; } = [];

    public Dictionary<string, string> ImprintLines { get; set; } = [];

    /// <summary>BCP 47 tag of its editorial and of editions that name no other.</summary>
    public required string Language { get; set; }

    /// <summary>Further languages that the editorial is translated into.</summary>
    public List<string> Translations { get; set; } = [];

    /// <summary>As in `issue.yaml`: `A4`, `Letter`, `A3-folded` …</summary>
    public required string Sheet { get; set; }

    /// <summary>House style by name, as in `issue.yaml`; empty for the usual one.</summary>
    public string Style { get; set; } = "";

    /// <summary>Names of inks, the one for text first; empty for black.</summary>
    public List<string> Inks { get; set; } = [];

    /// <summary>Address where readers write in; empty for none.</summary>
    public string Submit { get; set; } = "";

    /// <summary>IANA name of the time zone that its deadlines are kept in.</summary>
    public required string TimeZone { get; set; }

    /// <summary>Weeks from one issue to the next, 1 to 26; 0 when issues are opened by hand.</summary>
    public int EveryWeeks { get; set; }

    /// <summary>A date of hand-out that the others are counted from.</summary>
    public DateOnly FirstHandOut { get; set; }

    /// <summary>Minutes after midnight of the hand-out, 0 to 1439.</summary>
    public int HandOutAt { get; set; }

    /// <summary>Minutes before the hand-out at which an issue opens.</summary>
    public int OpensBefore { get; set; }

    /// <summary>Minutes before the hand-out at which copy is due.</summary>
    public int CopyBefore { get; set; }

    /// <summary>Minutes before the hand-out at which the issue is locked.</summary>
    public int LockBefore { get; set; }

    /// <summary>Minutes before the hand-out at which the sheets are printed.</summary>
    public int PressBefore { get; set; }

    /// <summary>Number of the next issue, 1 or more.</summary>
    public int NextNumber { get; set; } = 1;

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ArchivedAt { get; set; }

    public int Version { get; set; }

    public static void Shape(EntityTypeBuilder<Publication> publication)
    {
        publication.Property(one => one.Slug).HasMaxLength(80);
        publication.HasIndex(one => one.Slug).IsUnique();
        publication.Property(one => one.Name).HasMaxLength(120);
        publication.Property(one => one.ImprintValues).HasConversion(FilesColumn.Converter, FilesColumn.Comparer);
        publication.Property(one => one.ImprintLines).HasConversion(FilesColumn.Converter, FilesColumn.Comparer);
        publication.Property(one => one.Version).IsConcurrencyToken();
    }
}
