using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Floor.Submissions;

/// <summary>Where a group is written to from the floor.</summary>
internal sealed class Inbox
{
    public const int LongestSlug = 40;

    public required GroupId GroupId { get; init; }

    /// <summary>Its short address: small letters, digits and hyphens, of no other group.</summary>
    public required string Slug { get; set; }

    /// <summary>One more with each change: who saves an older one is told.</summary>
    public int Version { get; set; }

    public static void Shape(EntityTypeBuilder<Inbox> inbox)
    {
        inbox.HasKey(one => one.GroupId);
        inbox.Property(one => one.Slug).HasMaxLength(LongestSlug);
        inbox.HasIndex(one => one.Slug).IsUnique();
        inbox.Property(one => one.Version).IsConcurrencyToken();
    }
}
