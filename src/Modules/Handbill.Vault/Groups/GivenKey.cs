using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Vault.Groups;

/// <summary>A group's key of one epoch, sealed to one member: an age file that the server cannot open.</summary>
internal sealed class GivenKey
{
    public required GroupId GroupId { get; init; }

    public required int Number { get; init; }

    public required AccountId AccountId { get; init; }

    public required byte[] File { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    public required AccountId GivenBy { get; init; }

    public static void Shape(EntityTypeBuilder<GivenKey> given)
    {
        given.HasKey(one => new { one.GroupId, one.Number, one.AccountId });
        given.HasOne<KeyEpoch>().WithMany().HasForeignKey(one => new { one.GroupId, one.Number });
        given.HasIndex(one => one.AccountId);
    }
}
