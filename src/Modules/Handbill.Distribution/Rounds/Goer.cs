using Handbill.Distribution.Contracts;
using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Distribution.Rounds;

/// <summary>Somebody who goes on a round.</summary>
internal sealed class Goer
{
    public required RoundId RoundId { get; init; }

    /// <summary>Which of the places it is, from 1: of two who take the last one, the key lets one in.</summary>
    public required int Place { get; init; }

    public required AccountId AccountId { get; init; }

    public static void Shape(EntityTypeBuilder<Goer> goer)
    {
        goer.HasKey(one => new { one.RoundId, one.Place });
        goer.HasOne<Round>().WithMany().HasForeignKey(one => one.RoundId);
        goer.HasIndex(one => new { one.RoundId, one.AccountId }).IsUnique();
        goer.HasIndex(one => one.AccountId);
    }
}
