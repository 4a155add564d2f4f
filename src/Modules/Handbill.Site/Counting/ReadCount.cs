using Handbill.Site.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Site.Counting;

/// <summary>How often an article was read on a day: a sum, of nobody in particular.</summary>
internal sealed class ReadCount
{
    public required ArticleId ArticleId { get; init; }

    public required DateOnly Day { get; init; }

    public required long Reads { get; set; }

    public static void Shape(EntityTypeBuilder<ReadCount> count)
    {
        count.HasKey(one => new { one.ArticleId, one.Day });
        count.HasOne<Articles.Article>().WithMany().HasForeignKey(one => one.ArticleId);
        count.HasIndex(one => one.Day);
    }
}

/// <summary>From which hosts readers came on a day.</summary>
internal sealed class ReferrerCount
{
    public required string Host { get; init; }

    public required DateOnly Day { get; init; }

    public required long Reads { get; set; }

    public static void Shape(EntityTypeBuilder<ReferrerCount> count)
    {
        count.HasKey(one => new { one.Host, one.Day });
        count.Property(one => one.Host).HasMaxLength(100);
        count.HasIndex(one => one.Day);
    }
}
