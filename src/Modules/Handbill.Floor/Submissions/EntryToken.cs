using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Floor.Submissions;

/// <summary>One printed token: lets one submission in without work. It is gone when it was used.</summary>
internal sealed class EntryToken
{
    /// <summary>SHA-256 of the token, 64 hexadecimal digits: the token itself stands on paper only.</summary>
    public required string Hash { get; init; }

    public required GroupId GroupId { get; init; }

    public static void Shape(EntityTypeBuilder<EntryToken> token)
    {
        token.HasKey(one => one.Hash);
        token.Property(one => one.Hash).HasMaxLength(64);
        token.HasIndex(one => one.GroupId);
    }
}
