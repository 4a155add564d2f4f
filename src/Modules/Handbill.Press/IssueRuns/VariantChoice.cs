using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Press.IssueRuns;

/// <summary>Which of its variants an issue is printed in, who chose it, and who took that back.</summary>
internal sealed class VariantChoice
{
    public required VariantChoiceId Id { get; init; }

    public required IssueId IssueId { get; init; }

    /// <summary>Key of the variant.</summary>
    public required string Variant { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AccountId By { get; init; }

    public DateTimeOffset? TakenBackAt { get; set; }

    public AccountId? TakenBackBy { get; set; }

    /// <summary>Why it was taken back; empty while it holds.</summary>
    public string Reason { get; set; } = "";

    public static void Shape(EntityTypeBuilder<VariantChoice> choice)
    {
        choice.HasOne<PlannedIssue>().WithMany().HasForeignKey(one => one.IssueId);
        choice.Property(one => one.Variant).HasMaxLength(40);

        // One holds at a time: of two who choose at once, one has chosen and the other is told.
        choice.HasIndex(one => one.IssueId).IsUnique().HasFilter("\"TakenBackAt\" IS NULL").HasDatabaseName("IX_press_variant_choice_holds");
        choice.HasIndex(one => new { one.IssueId, one.At });
    }
}
