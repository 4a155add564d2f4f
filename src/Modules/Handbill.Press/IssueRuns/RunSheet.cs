using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Press.IssueRuns;

/// <summary>What came of one edition in a run.</summary>
internal sealed class RunSheet
{
    public required RunId RunId { get; init; }

    public required EditionId EditionId { get; init; }

    /// <summary>Key of the variant; empty where the issue has none.</summary>
    public string Variant { get; init; } = "";

    /// <summary>Names its files.</summary>
    public required string Slug { get; init; }

    /// <summary>As printed.</summary>
    public required string WorkplaceName { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    public required SheetOutcome Outcome { get; init; }

    /// <summary>Words to cut when overset, room for words when underset, otherwise 0.</summary>
    public int Words { get; init; }

    /// <summary>Why it could not be set, as the press says it; empty otherwise.</summary>
    public string Fault { get; init; } = "";

    /// <summary>Hash of the file for reading; empty when none was asked for.</summary>
    public string Reading { get; init; } = "";

    /// <summary>The files for the duplicator: `name hash` on a line each.</summary>
    public string Prints { get; init; } = "";

    public static void Shape(EntityTypeBuilder<RunSheet> sheet)
    {
        sheet.HasKey(one => new { one.RunId, one.EditionId, one.Variant });
        sheet.HasOne<IssueRun>().WithMany().HasForeignKey(one => one.RunId);
        sheet.HasIndex(one => new { one.RunId, one.Variant, one.Slug }).IsUnique();
        sheet.HasIndex(one => new { one.EditionId, one.Variant });
        sheet.Property(one => one.Variant).HasMaxLength(40);
        sheet.Property(one => one.Reading).HasMaxLength(64);
    }
}

/// <summary>What can come of an edition.</summary>
internal enum SheetOutcome
{
    /// <summary>It was made in this run.</summary>
    Made = 1,

    /// <summary>It was made before: nothing of it has changed since.</summary>
    Unchanged = 2,

    /// <summary>It has too much copy, and does not go to print.</summary>
    Overset = 3,

    /// <summary>It has too little.</summary>
    Underset = 4,

    /// <summary>It cannot be set at all.</summary>
    Faulty = 5,
}
