using Handbill.Distribution.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Distribution.Rounds;

/// <summary>The copies of one edition that go out on one round.</summary>
internal sealed class Bundle
{
    public required RoundId RoundId { get; init; }

    public required EditionId EditionId { get; init; }

    public required IssueId IssueId { get; init; }

    public required int Copies { get; set; }

    /// <summary>True when somebody wrote the number: sharing out leaves it alone.</summary>
    public bool IsByHand { get; set; }

    public DateTimeOffset? FetchedAt { get; set; }

    public AccountId? FetchedBy { get; set; }

    public const int MostCopies = 1_000_000;

    public static void Shape(EntityTypeBuilder<Bundle> bundle)
    {
        bundle.HasKey(one => new { one.RoundId, one.EditionId });
        bundle.HasOne<Round>().WithMany().HasForeignKey(one => one.RoundId);
        bundle.HasIndex(one => one.IssueId);
        bundle.HasIndex(one => one.EditionId);
    }
}
