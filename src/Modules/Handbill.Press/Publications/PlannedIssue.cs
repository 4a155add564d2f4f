using Handbill.Press.Contracts;
using Handbill.Press.Imprints;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Press.Publications;

/// <summary>One dated number of a publication, as the desks work on it: an issue folder is made from it, and it from a folder.</summary>
internal sealed class PlannedIssue : IImprintOwner
{
    public required IssueId Id { get; init; }

    public required PublicationId PublicationId { get; init; }

    public required int Number { get; set; }

    /// <summary>The date that stands on the sheet.</summary>
    public required DateOnly Date { get; set; }

    /// <summary>
    /// The date of the cadence that it was opened for, which stays when <see cref="Date"/> is moved; null when it was opened by hand for
    /// another day.
    /// </summary>
    public DateOnly? CadenceDate { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset CopyDue { get; set; }

    public required DateTimeOffset LockDue { get; set; }

    public required DateTimeOffset PressDue { get; set; }

    public required DateTimeOffset HandOutAt { get; set; }

    /// <summary>From then on the text changes only by a correction.</summary>
    public DateTimeOffset? LockedAt { get; set; }

    /// <summary>
    /// Files of the issue folder that no table holds, by path: settings of its own, fillers, hyphenation, a style. Text as it was read.
    /// </summary>
    public Dictionary<string, string> OtherFiles { get; set; } = [];

    /// <summary>Names of the variants that it is made in, 2 to 6; empty for one text.</summary>
    public List<string> Variants { get; set; } = [];

    public List<string> ImprintProfiles { get; set; } = [];

    public Dictionary<string, string> ImprintValues { get; set; } = [];

    public Dictionary<string, string> ImprintLines { get; set; } = [];

    public int Version { get; set; }

    public static void Shape(EntityTypeBuilder<PlannedIssue> issue)
    {
        issue.HasOne<Publication>().WithMany().HasForeignKey(one => one.PublicationId);
        issue.HasIndex(one => new { one.PublicationId, one.Number }).IsUnique();
        issue.HasIndex(one => new { one.PublicationId, one.CadenceDate }).IsUnique();
        issue.Property(one => one.OtherFiles).HasConversion(FilesColumn.Converter, FilesColumn.Comparer);
        issue.Property(one => one.ImprintValues).HasConversion(FilesColumn.Converter, FilesColumn.Comparer);
        issue.Property(one => one.ImprintLines).HasConversion(FilesColumn.Converter, FilesColumn.Comparer);
        issue.Property(one => one.Version).IsConcurrencyToken();
    }
}
