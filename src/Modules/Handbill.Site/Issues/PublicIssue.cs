using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Site.Articles;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Site.Issues;

/// <summary>An issue in the archive: one of ours that was published, or one that was imported as a file.</summary>
internal sealed class PublicIssue
{
    public required Guid Id { get; init; }

    /// <summary>Ours; null for one that was imported.</summary>
    public IssueId? IssueId { get; init; }

    public required string PublicationSlug { get; init; }

    public required string PublicationName { get; init; }

    /// <summary>Names it among the publication's: its number, or its date.</summary>
    public required string Slug { get; init; }

    /// <summary>Number; 0 when it has none.</summary>
    public int Number { get; init; }

    public required DateOnly Date { get; init; }

    public required string Language { get; init; }

    /// <summary>From when it can be read.</summary>
    public required DateTimeOffset PublishAt { get; set; }

    public string Source { get; init; } = "";

    public required string SourceKey { get; init; }

    /// <summary>Hash of the picture of its first page; empty for none.</summary>
    public string Cover { get; set; } = "";

    /// <summary>The group whose sheet is on the cover; default for none.</summary>
    public GroupId CoverOf { get; set; }

    public static void Shape(EntityTypeBuilder<PublicIssue> issue)
    {
        issue.Property(one => one.Id).ValueGeneratedNever();
        issue.Property(one => one.PublicationSlug).HasMaxLength(80);
        issue.Property(one => one.PublicationName).HasMaxLength(120);
        issue.Property(one => one.Slug).HasMaxLength(80);
        issue.Property(one => one.Language).HasMaxLength(35);
        issue.Property(one => one.Source).HasMaxLength(20);
        issue.Property(one => one.SourceKey).HasMaxLength(300);
        issue.Property(one => one.Cover).HasMaxLength(64);
        issue.HasIndex(one => new { one.PublicationSlug, one.Slug }).IsUnique();
        issue.HasIndex(one => new { one.Source, one.SourceKey }).IsUnique();
        issue.HasIndex(one => one.Date);
        issue.HasIndex(one => one.IssueId);
    }
}

/// <summary>A sheet of a public issue that anybody may read.</summary>
internal sealed class PublicSheet
{
    public required Guid IssueId { get; init; }

    /// <summary>Names it within the issue.</summary>
    public required string Slug { get; init; }

    /// <summary>Names it in the archive's index.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose sheet it is; the publication's name for one that is the same everywhere.</summary>
    public required string Name { get; init; }

    public required string Language { get; init; }

    /// <summary>The group that made it, and says whether anybody may read it; default for the publication's own and for what was imported.</summary>
    public GroupId GroupId { get; init; }

    /// <summary>Hash of the PDF.</summary>
    public required string Pdf { get; init; }

    /// <summary>Hashes of the pictures of its pages, one after the other with a space between.</summary>
    public string Pages { get; set; } = "";

    /// <summary>Its text, for those who cannot read the picture.</summary>
    public string Text { get; set; } = "";

    /// <summary>Names its workplace in addresses; empty for the publication's own and for what was imported.</summary>
    public string Workplace => GroupId == default ? "" : Publishing.ArticleText.SlugOf(Name);

    public static void Shape(EntityTypeBuilder<PublicSheet> sheet)
    {
        sheet.HasKey(one => new { one.IssueId, one.Slug });
        sheet.Property(one => one.Slug).HasMaxLength(80);
        sheet.Property(one => one.Name).HasMaxLength(200);
        sheet.Property(one => one.Language).HasMaxLength(35);
        sheet.Property(one => one.Pdf).HasMaxLength(64);
        sheet.Ignore(one => one.Workplace);
        sheet.HasIndex(one => one.Id).IsUnique();
        sheet.HasIndex(one => new { one.GroupId, one.Name, one.IssueId });
        sheet.HasOne<PublicIssue>().WithMany().HasForeignKey(one => one.IssueId);
    }
}

/// <summary>A file that a sheet brought, and the group that made the sheet. It stays when the sheet is made anew or taken off: the older file is the group's still.</summary>
internal sealed class SheetFile
{
    /// <summary>Names the file.</summary>
    public required string Hash { get; init; }

    /// <summary>The group; default for none. A side that is the same in several editions is of several groups.</summary>
    public required GroupId GroupId { get; init; }

    public static void Shape(EntityTypeBuilder<SheetFile> file)
    {
        file.HasKey(one => new { one.Hash, one.GroupId });
        file.Property(one => one.Hash).HasMaxLength(64);
        file.HasOne<SiteFile>().WithMany().HasForeignKey(one => one.Hash);
    }
}
