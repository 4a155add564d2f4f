using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Site.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Site.Articles;

/// <summary>
/// A text as readers of the site have it: a copy of its own, taken of a locked story, written for the web, or imported. What is worked on at the desk never shows here
/// before somebody publishes it.
/// </summary>
internal sealed class Article
{
    public const int LongestPath = 300, LongestHeadline = 400, LongestStandfirst = 1000, LongestSlug = 100, LongestNote = 1000;

    public required ArticleId Id { get; init; }

    /// <summary>The story that it was taken of; null for what was imported or written for the web.</summary>
    public StoryId? StoryId { get; init; }

    /// <summary>The story's revision that it shows. Of what was imported, the <see cref="Version"/> that the import left: while they are the same, nobody changed it here. Else 0.</summary>
    public int StoryRevision { get; set; }

    /// <summary>True when its body is a longer form of its own, which a correction of the paper's text does not replace.</summary>
    public bool IsWebForm { get; set; }

    /// <summary>Null for one that is of the whole organisation.</summary>
    public PublicationId? PublicationId { get; set; }

    public IssueId? IssueId { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; set; }

    /// <summary>Where it stands for ever: `en/2026/11/a-press-without-a-guard`. No other has it, nor had it.</summary>
    public required string Path { get; set; }

    public string Kicker { get; set; } = "";

    public required string Headline { get; set; }

    /// <summary>A sentence or two under the headline, in lists and in feeds.</summary>
    public string Standfirst { get; set; } = "";

    /// <summary>Markdown, as docs/issue-folder.md has it.</summary>
    public string Body { get; set; } = "";

    /// <summary>From when it can be read; later than now while it waits.</summary>
    public required DateTimeOffset PublishAt { get; set; }

    /// <summary>When readers were last told of a change; null when it is as it first was.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>When it was taken back; its address then says so and why.</summary>
    public DateTimeOffset? RetractedAt { get; set; }

    /// <summary>Place on the front page of its language, 1 first; null for where its date puts it.</summary>
    public int? FrontPlace { get; set; }

    /// <summary>Articles with the same value are translations of each other.</summary>
    public required Guid Translations { get; set; }

    /// <summary>Where it was imported from, such as `wordpress`; empty for what was published here.</summary>
    public string Source { get; init; } = "";

    /// <summary>Names it there, so that it is not imported twice; its own id for what was published here.</summary>
    public required string SourceKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>One more with each change.</summary>
    public int Version { get; set; }

    /// <summary>True when readers have it now.</summary>
    public bool IsOut(DateTimeOffset now) => PublishAt <= now && RetractedAt is null;

    public static void Shape(EntityTypeBuilder<Article> article)
    {
        article.Property(one => one.Language).HasMaxLength(35);
        article.Property(one => one.Path).HasMaxLength(LongestPath);
        article.Property(one => one.Kicker).HasMaxLength(200);
        article.Property(one => one.Headline).HasMaxLength(LongestHeadline);
        article.Property(one => one.Standfirst).HasMaxLength(LongestStandfirst);
        article.Property(one => one.Source).HasMaxLength(20);
        article.Property(one => one.SourceKey).HasMaxLength(300);
        article.Property(one => one.Version).IsConcurrencyToken();
        article.HasIndex(one => one.Path).IsUnique();
        article.HasIndex(one => new { one.Source, one.SourceKey }).IsUnique();
        article.HasIndex(one => new { one.Language, one.PublishAt });
        article.HasIndex(one => one.PublishAt);
        article.HasIndex(one => one.Translations);
        article.HasIndex(one => one.StoryId);
        article.HasIndex(one => one.IssueId);
    }
}
