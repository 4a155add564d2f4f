using System.Security.Cryptography;
using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Floor.Submissions;

/// <summary>A printed token: lets submissions in without work, as many as there are sheets that carry it.</summary>
internal sealed class EntryToken
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int Length = 16;

    /// <summary>SHA-256 of the token, 64 hexadecimal digits: the token itself stands on paper only.</summary>
    public required string Hash { get; init; }

    public required GroupId GroupId { get; init; }

    /// <summary>How many it still lets in.</summary>
    public required int Left { get; set; }

    /// <summary>Makes one: 80 random bits.</summary>
    /// <param name="group">The group.</param>
    /// <param name="uses">How many it lets in.</param>
    /// <returns>The token for the paper, and the row.</returns>
    public static (string Token, EntryToken Row) Make(GroupId group, int uses)
    {
        var token = RandomNumberGenerator.GetString(Letters, Length);
        return (token, new EntryToken { Hash = Uploads.Sha(token), GroupId = group, Left = uses });
    }

    public static void Shape(EntityTypeBuilder<EntryToken> token)
    {
        token.HasKey(one => one.Hash);
        token.Property(one => one.Hash).HasMaxLength(64);
        token.HasIndex(one => one.GroupId);
    }
}
