using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;

namespace Handbill.Desk.Contracts;

/// <summary>Stories that were locked with their issue, for whoever gives them to readers: what is still worked on, held or killed is not among them.</summary>
public interface IReadyStories
{
    /// <summary>Editorials with their translations, and articles, of a locked issue: of variants those of the chosen one, and none before the choice.</summary>
    Task<IReadOnlyList<ReadyStory>> OfIssueAsync(IssueId issue, CancellationToken cancellation);

    /// <summary>One of them; null when there is none, or it is not ready.</summary>
    Task<ReadyStory?> FindAsync(StoryId id, CancellationToken cancellation);

    /// <summary>A picture that an issue's copy names; null when there is none.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="path">As the copy names it.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<ReadyPicture?> PictureAsync(IssueId issue, string path, CancellationToken cancellation);
}

/// <summary>A story as it was locked, or corrected since.</summary>
public sealed record ReadyStory
{
    /// <summary>Its id.</summary>
    public required StoryId Id { get; init; }

    /// <summary>What kind of copy it is.</summary>
    public required StoryKind Kind { get; init; }

    /// <summary>The publication it is for.</summary>
    public required PublicationId PublicationId { get; init; }

    /// <summary>The issue it stands in.</summary>
    public required IssueId IssueId { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>Over the headline; empty for none.</summary>
    public required string Kicker { get; init; }

    /// <summary>Markdown on one line.</summary>
    public required string Headline { get; init; }

    /// <summary>Who wrote it, as printed; empty for none.</summary>
    public required string Byline { get; init; }

    /// <summary>Markdown.</summary>
    public required string Body { get; init; }

    /// <summary>Number of the revision that this is.</summary>
    public required int Revision { get; init; }

    /// <summary>Nobody but its desk sees it before.</summary>
    public DateTimeOffset? EmbargoUntil { get; init; }

    /// <summary>The story that this is a translation of.</summary>
    public StoryId? TranslationOf { get; init; }
}

/// <summary>A picture of an issue.</summary>
/// <param name="Bytes">JPEG, PNG or WebP, without what it said of its maker.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Rights">Who made it and by what right it is printed; empty when nobody said.</param>
public sealed record ReadyPicture(byte[] Bytes, int Width, int Height, string Rights);

/// <summary>
/// Follows corrections of locked stories. All that are registered are asked, in the transaction that makes the correction, after the story has its new text.
/// </summary>
public interface ICorrectionFollower
{
    /// <summary>A story was corrected.</summary>
    /// <param name="story">As it reads now.</param>
    /// <param name="what">What was wrong and is right now, in words for readers.</param>
    /// <param name="by">Who made the correction.</param>
    /// <param name="cancellation">Ends it; nothing is saved then.</param>
    Task CorrectedAsync(ReadyStory story, string what, AccountId by, CancellationToken cancellation);
}
