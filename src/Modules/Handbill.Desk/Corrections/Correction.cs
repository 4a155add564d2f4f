using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Desk.Corrections;

/// <summary>An open change to a locked text: what, why, who agreed.</summary>
internal sealed class Correction
{
    public required CorrectionId Id { get; init; }

    public required IssueId IssueId { get; init; }

    public required StoryId StoryId { get; init; }

    /// <summary>The revision that it made.</summary>
    public required int Revision { get; init; }

    /// <summary>What was wrong and is right now, in words for readers.</summary>
    public required string What { get; init; }

    public required string Why { get; init; }

    /// <summary>Who agreed to it, in the words of whoever made it: "the board, on Tuesday".</summary>
    public required string AgreedBy { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AccountId By { get; init; }

    public static void Shape(EntityTypeBuilder<Correction> correction)
    {
        correction.HasOne<Stories.Story>().WithMany().HasForeignKey(one => one.StoryId);
        correction.HasIndex(one => one.IssueId);
    }
}
