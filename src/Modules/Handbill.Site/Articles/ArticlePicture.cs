using Handbill.Site.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Site.Articles;

/// <summary>A picture that an article's body names.</summary>
internal sealed class ArticlePicture
{
    public required ArticleId ArticleId { get; init; }

    /// <summary>As the body names it.</summary>
    public required string Name { get; init; }

    /// <summary>Names its bytes.</summary>
    public required string Hash { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    /// <summary>Who made it and by what right it is shown; empty when nobody said.</summary>
    public string Rights { get; init; } = "";

    /// <summary>True for the one that stands for the article in lists, feeds and where others link to it.</summary>
    public bool Leads { get; init; }

    public static void Shape(EntityTypeBuilder<ArticlePicture> picture)
    {
        picture.HasKey(one => new { one.ArticleId, one.Name });
        picture.Property(one => one.Name).HasMaxLength(300);
        picture.Property(one => one.Hash).HasMaxLength(64);
        picture.Property(one => one.Rights).HasMaxLength(300);
        picture.HasOne<Article>().WithMany().HasForeignKey(one => one.ArticleId);
        picture.HasOne<SiteFile>().WithMany().HasForeignKey(one => one.Hash);
    }
}

/// <summary>Bytes that the site gives out under the name of their hash, once however many show them.</summary>
internal sealed class SiteFile
{
    /// <summary>SHA-256, 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Media type, such as `image/jpeg`.</summary>
    public required string Type { get; init; }

    public required byte[] Bytes { get; init; }

    public static void Shape(EntityTypeBuilder<SiteFile> file)
    {
        file.HasKey(one => one.Hash);
        file.Property(one => one.Hash).HasMaxLength(64);
        file.Property(one => one.Type).HasMaxLength(60);
    }
}
