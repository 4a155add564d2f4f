using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Desk.Stories;

/// <summary>What somebody says about a story, or about words in it; a suggestion when it brings words to put in their place.</summary>
internal sealed class Comment
{
    public required CommentId Id { get; init; }

    public required StoryId StoryId { get; init; }

    /// <summary>The revision that it was made on.</summary>
    public required int Revision { get; init; }

    /// <summary>The words it is about, as they stand in the body; empty when it is about the whole.</summary>
    public string Quote { get; init; } = "";

    /// <summary>Words to put in their place; null when it only says something.</summary>
    public string? Replacement { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AccountId By { get; init; }

    /// <summary>When it was settled: taken, or put aside.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    public AccountId? SettledBy { get; set; }

    /// <summary>For a settled suggestion, whether it was taken.</summary>
    public bool Taken { get; set; }

    public static void Shape(EntityTypeBuilder<Comment> comment)
    {
        comment.HasOne<Story>().WithMany().HasForeignKey(one => one.StoryId);
        comment.HasIndex(one => one.StoryId);
    }
}
