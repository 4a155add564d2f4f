using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Floor.Submissions;

/// <summary>Where a group is written to from the floor.</summary>
internal sealed class Inbox
{
    public const int LongestSlug = 40, LongestHost = 100;

    public required GroupId GroupId { get; init; }

    /// <summary>Its short address: small letters, digits and hyphens, of no other group.</summary>
    public required string Slug { get; set; }

    /// <summary>Scheme and host under which this server is reached, as they were when the address was saved: `https://desk.example.org`. Sheets are made where nobody asks over the network.</summary>
    public string Host { get; set; } = "";

    /// <summary>Whether the code stands on the group's sheets by itself.</summary>
    public bool IsOnSheets { get; set; } = true;

    /// <summary>Whether the sheets of each edition carry a token of their own.</summary>
    public bool HasTokens { get; set; }

    /// <summary>One more with each change: who saves an older one is told.</summary>
    public int Version { get; set; }

    public static void Shape(EntityTypeBuilder<Inbox> inbox)
    {
        inbox.HasKey(one => one.GroupId);
        inbox.Property(one => one.Slug).HasMaxLength(LongestSlug);
        inbox.Property(one => one.Host).HasMaxLength(LongestHost);
        inbox.HasIndex(one => one.Slug).IsUnique();
        inbox.Property(one => one.Version).IsConcurrencyToken();
    }
}
