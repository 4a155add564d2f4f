using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Press.IssueRuns;

/// <summary>A press run of a locked issue. It goes on where its rows say, whatever ended the process that was at it.</summary>
internal sealed class IssueRun
{
    public required RunId Id { get; init; }

    public required IssueId IssueId { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required AccountId AskedBy { get; init; }

    /// <summary>Whether files for reading are made beside those for the duplicator.</summary>
    public required bool WithReading { get; init; }

    /// <summary>How many editions it has.</summary>
    public required int Editions { get; init; }

    /// <summary>Keys of the variants that it makes, with blanks between; empty where the issue has none.</summary>
    public string Variants { get; init; } = "";

    /// <summary>True when it makes only some of the issue's editions, as after a correction.</summary>
    public bool IsOfSome { get; init; }

    /// <summary>How many sheets come of it: each edition in each variant.</summary>
    public int Sheets => Editions * VariantKeys.Length;

    /// <summary>The variants that it makes: the empty one where there are none.</summary>
    public string[] VariantKeys => Variants.Split(' ');

    /// <summary>When its last part was done, or it was called off; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>True when it was called off: parts that were being made are not kept.</summary>
    public bool IsCalledOff { get; set; }

    /// <summary>What kept a part from being done when it was last tried; empty when nothing does.</summary>
    public string Trouble { get; set; } = "";

    public static void Shape(EntityTypeBuilder<IssueRun> run)
    {
        run.HasOne<PlannedIssue>().WithMany().HasForeignKey(one => one.IssueId);
        run.Property(one => one.Trouble).HasMaxLength(20);
        run.Ignore(one => one.Sheets);
        run.Ignore(one => one.VariantKeys);

        // One at a time for an issue: of two who press the same button, one begins it and both see it.
        run.HasIndex(one => one.IssueId).IsUnique().HasFilter("\"EndedAt\" IS NULL").HasDatabaseName("IX_press_issue_run_running");
        run.HasIndex(one => new { one.IssueId, one.AskedAt });
    }
}
