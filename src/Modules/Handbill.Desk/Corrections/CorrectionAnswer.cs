using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Desk.Corrections;

/// <summary>What came of the offer to print a correction in the next issue of a workplace: once, for good.</summary>
internal sealed class CorrectionAnswer
{
    public required CorrectionId CorrectionId { get; init; }

    public required WorkplaceId WorkplaceId { get; init; }

    /// <summary>The issue that it was offered to.</summary>
    public required IssueId IssueId { get; init; }

    /// <summary>The item that was made of it; null when it was declined.</summary>
    public StoryId? StoryId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AccountId By { get; init; }

    public static void Shape(EntityTypeBuilder<CorrectionAnswer> answer)
    {
        // Of two who answer at once the first has answered.
        answer.HasKey(one => new { one.CorrectionId, one.WorkplaceId });
        answer.HasOne<Correction>().WithMany().HasForeignKey(one => one.CorrectionId);
        answer.HasIndex(one => one.StoryId);
    }
}
