using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Press.Issues;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Press.Publications;

/// <summary>What is to be printed for one workplace of an issue, in one language.</summary>
internal sealed class PlannedEdition
{
    public required EditionId Id { get; init; }

    public required IssueId IssueId { get; init; }

    public required WorkplaceId WorkplaceId { get; init; }

    /// <summary>The group that works on it, as it was when the issue opened.</summary>
    public required GroupId GroupId { get; set; }

    /// <summary>Names the sheet's file; of the workplace when the issue opened.</summary>
    public required string Slug { get; set; }

    /// <summary>As printed.</summary>
    public required string WorkplaceName { get; set; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; set; }

    public required int Copies { get; set; }

    /// <summary>Address where readers write in, where it is not the publication's; empty for that.</summary>
    public string Submit { get; set; } = "";

    /// <summary>When its last item was approved; null again when one changes.</summary>
    public DateTimeOffset? ApprovedAt { get; set; }

    /// <summary>How it fitted when last set: `fitted`, `overset`, `underset`; empty when that is not known.</summary>
    public string Fit { get; set; } = "";

    /// <summary>Words to cut when overset, room for words when underset, otherwise 0.</summary>
    public int FitWords { get; set; }

    /// <summary>One more with each change of what it prints: a fit that was found for an older one is not told.</summary>
    public int CopyVersion { get; set; }

    /// <summary>The copy version that <see cref="Fit"/> was found for.</summary>
    public int FitVersion { get; set; } = -1;

    /// <summary>Names what <see cref="Fit"/> was reckoned from: the text itself and the press that set it; empty before the first.</summary>
    public string FitMark { get; set; } = "";

    /// <summary>How it fitted in each variant of its issue, as <see cref="VariantFit"/> writes it; empty without variants.</summary>
    public string VariantFits { get; set; } = "";

    public int Version { get; set; }

    /// <summary>The one edition of a newspaper: for no workplace, of no group.</summary>
    public static PlannedEdition OfPaper(EditionId id, IssueId issue, string name, string language) => new()
    {
        Id = id,
        IssueId = issue,
        WorkplaceId = default,
        GroupId = default,
        Slug = IssueFolder.Paper,
        WorkplaceName = name,
        Language = language,
        Copies = 0,
    };

    public static void Shape(EntityTypeBuilder<PlannedEdition> edition)
    {
        edition.HasOne<PlannedIssue>().WithMany().HasForeignKey(one => one.IssueId);
        edition.HasIndex(one => new { one.IssueId, one.Slug }).IsUnique();
        edition.HasIndex(one => one.WorkplaceId);
        edition.Property(one => one.FitMark).HasMaxLength(64);
        edition.Property(one => one.Version).IsConcurrencyToken();
    }
}
