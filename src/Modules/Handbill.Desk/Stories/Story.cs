using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Search;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Desk.Stories;

/// <summary>
/// Any piece of copy as it is now; <see cref="Stories.Revision"/> holds every state it had. An item stands in one edition, at its place; an
/// editorial stands in an issue, in one language.
/// </summary>
internal sealed class Story : IIndexed
{
    public required StoryId Id { get; init; }

    public required StoryKind Kind { get; init; }

    public required PublicationId PublicationId { get; set; }

    /// <summary>The issue it is for; null while it waits.</summary>
    public IssueId? IssueId { get; set; }

    /// <summary>The edition an item stands in; null while it waits, and for editorials.</summary>
    public EditionId? EditionId { get; set; }

    /// <summary>The group whose item it is; null for editorials, articles and fillers.</summary>
    public GroupId? GroupId { get; set; }

    /// <summary>Place among the items of its edition, in read-out order: smaller first.</summary>
    public int Position { get; set; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; set; }

    public required string Headline { get; set; }

    public string Kicker { get; set; } = "";

    public string Byline { get; set; } = "";

    /// <summary>Markdown, as docs/issue-folder.md has it.</summary>
    public string Body { get; set; } = "";

    public StoryState State { get; set; } = StoryState.Draft;

    /// <summary>May be kept for the next issue when this one is full.</summary>
    public bool MayBeHeld { get; set; }

    /// <summary>Nobody but its desk sees it before.</summary>
    public DateTimeOffset? EmbargoUntil { get; set; }

    /// <summary>The story that this is a translation of.</summary>
    public StoryId? TranslationOf { get; set; }

    /// <summary>The revision of the original that the translation is of.</summary>
    public int? TranslatedRevision { get; set; }

    /// <summary>What the paragraphs of a translation were translated from, as JSON; null when that is not known.</summary>
    public string? TranslatedFrom { get; set; }

    /// <summary>Key of the variant of its issue that it is for; empty for the usual text.</summary>
    public string Variant { get; set; } = "";

    /// <summary>The usual text in whose place it stands in that variant; null where it stands beside them.</summary>
    public StoryId? VariantOf { get; set; }

    /// <summary>From then on it changes only by a correction; the board may unlock an editorial while its issue is not locked.</summary>
    public DateTimeOffset? LockedAt { get; set; }

    /// <summary>Who of the board locked it; null when it was locked with its issue.</summary>
    public AccountId? LockedBy { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required AccountId CreatedBy { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }

    public required AccountId ChangedBy { get; set; }

    /// <summary>Number of the current revision, 1 for the first.</summary>
    public int Revision { get; set; } = 1;

    /// <summary>One more with each change of the row, text or not.</summary>
    public int Version { get; set; }

    public IndexedText ToIndexed() => new(Id.Value, $"{Kicker} {Headline}", $"{Byline}\n{Body}", StorySight.MarksOf(this));

    public static void Shape(EntityTypeBuilder<Story> story)
    {
        story.Property(one => one.Language).HasMaxLength(35);
        story.Property(one => one.Headline).HasMaxLength(400);
        story.Property(one => one.Kicker).HasMaxLength(200);
        story.Property(one => one.Byline).HasMaxLength(200);
        story.Property(one => one.Version).IsConcurrencyToken();
        story.HasIndex(one => new { one.EditionId, one.Position });
        story.HasIndex(one => new { one.IssueId, one.Kind, one.Language });
        story.Property(one => one.Variant).HasMaxLength(40);
        story.HasIndex(one => one.TranslationOf);
        story.HasIndex(one => one.VariantOf);
        story.HasIndex(one => new { one.GroupId, one.ChangedAt });
    }
}
