using Handbill.Site.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Site.Articles;

/// <summary>What readers are told of a change: never changed itself, never deleted.</summary>
internal sealed class ArticleNote
{
    public required Guid Id { get; init; }

    public required ArticleId ArticleId { get; init; }

    public required NoteKind Kind { get; init; }

    /// <summary>In words for readers.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    public static void Shape(EntityTypeBuilder<ArticleNote> note)
    {
        note.Property(one => one.Id).ValueGeneratedNever();
        note.Property(one => one.Text).HasMaxLength(Article.LongestNote);
        note.HasOne<Article>().WithMany().HasForeignKey(one => one.ArticleId);
        note.HasIndex(one => new { one.ArticleId, one.At });
    }
}

/// <summary>Kinds of notes.</summary>
internal enum NoteKind
{
    /// <summary>Something was added.</summary>
    Update = 1,

    /// <summary>Something was wrong and is right now.</summary>
    Correction = 2,

    /// <summary>It was taken back, and why.</summary>
    Retraction = 3,
}
