using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Site.Articles;

/// <summary>An address under which something stood before, here or on the site that it was imported from.</summary>
internal sealed class OldAddress
{
    public const int LongestPath = 500;

    /// <summary>Path and query without the slash in front, as it was asked for: `2019/05/a-press`, `?p=12`.</summary>
    public required string Path { get; init; }

    /// <summary>Path of the article, below the site's own.</summary>
    public required string Target { get; set; }

    public static void Shape(EntityTypeBuilder<OldAddress> address)
    {
        address.HasKey(one => one.Path);
        address.Property(one => one.Path).HasMaxLength(LongestPath);
        address.Property(one => one.Target).HasMaxLength(Article.LongestPath);
        address.HasIndex(one => one.Target);
    }
}
