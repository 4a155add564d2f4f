using Handbill.Site.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Site.Articles;

/// <summary>What an article is listed under: a section, a topic, an author, a series, a workplace.</summary>
internal sealed class ArticleMark
{
    public const int LongestName = 120, LongestSlug = 100;

    public required ArticleId ArticleId { get; init; }

    public required MarkKind Kind { get; init; }

    /// <summary>Names the list in addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>As readers see it, in the article's language.</summary>
    public required string Name { get; init; }

    /// <summary>The article's language: a list is of one.</summary>
    public required string Language { get; init; }

    /// <summary>The article's own time: a list is by it.</summary>
    public required DateTimeOffset PublishAt { get; set; }

    public static void Shape(EntityTypeBuilder<ArticleMark> mark)
    {
        mark.HasKey(one => new { one.ArticleId, one.Kind, one.Slug });
        mark.Property(one => one.Slug).HasMaxLength(LongestSlug);
        mark.Property(one => one.Name).HasMaxLength(LongestName);
        mark.Property(one => one.Language).HasMaxLength(35);
        mark.HasOne<Article>().WithMany().HasForeignKey(one => one.ArticleId);
        mark.HasIndex(one => new { one.Kind, one.Slug, one.Language, one.PublishAt });
        mark.HasIndex(one => new { one.Language, one.Kind, one.Slug });
    }
}

/// <summary>What a list is of.</summary>
internal enum MarkKind
{
    /// <summary>A part of the site; an article is in one or none.</summary>
    Section = 1,

    /// <summary>What it is about.</summary>
    Topic = 2,

    /// <summary>Who wrote it, as printed.</summary>
    Author = 3,

    /// <summary>Articles that follow each other.</summary>
    Series = 4,

    /// <summary>A workplace that it is about.</summary>
    Workplace = 5,
}
