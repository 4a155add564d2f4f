using Handbill.Desk.Contracts;
using Handbill.Desk.Pictures;
using Handbill.Desk.Variants;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Stories;

/// <summary>Locked stories for whoever publishes them.</summary>
internal sealed class ReadyStories(HandbillDb db, IIssues issues) : IReadyStories
{
    public async Task<IReadOnlyList<ReadyStory>> OfIssueAsync(IssueId issue, CancellationToken cancellation)
    {
        if (await issues.FindAsync(issue, cancellation) is not { LockedAt: not null } card || (card.VariantNames.Count > 0 && card.Chosen is null))
        {
            return [];
        }

        var stories = await db.Set<Story>().AsNoTracking().Where(story => story.IssueId == issue && (story.Kind == StoryKind.Editorial || story.Kind == StoryKind.Article)).ToListAsync(cancellation);
        return [.. VariantTexts.In(stories, card.Chosen ?? "").Where(IsReady).OrderBy(story => story.Kind).ThenBy(story => story.Position).ThenBy(story => story.Id.Value).Select(Of)];
    }

    public async Task<ReadyStory?> FindAsync(StoryId id, CancellationToken cancellation) =>
        await db.Set<Story>().AsNoTracking().FirstOrDefaultAsync(story => story.Id == id, cancellation) is { IssueId: { } issue } story && IsReady(story)
        && (story.Variant.Length == 0 || (await issues.FindAsync(issue, cancellation))?.Chosen == story.Variant)
            ? Of(story)
            : null;

    public async Task<ReadyPicture?> PictureAsync(IssueId issue, string path, CancellationToken cancellation) =>
        await db.Set<Picture>().AsNoTracking().FirstOrDefaultAsync(picture => picture.IssueId == issue && picture.Path == path, cancellation) is { } found
            ? new ReadyPicture(found.Bytes, found.Width, found.Height, found.Rights)
            : null;

    /// <summary>A locked story of an issue as other modules have it.</summary>
    public static ReadyStory Of(Story story) => new()
    {
        Id = story.Id, Kind = story.Kind, PublicationId = story.PublicationId, IssueId = story.IssueId!.Value, Language = story.Language, Kicker = story.Kicker, Headline = story.Headline,
        Byline = story.Byline, Body = story.Body, Revision = story.Revision, EmbargoUntil = story.EmbargoUntil, TranslationOf = story.TranslationOf,
    };

    private static bool IsReady(Story story) => story.LockedAt is not null && story.IssueId is not null && story.State is not (StoryState.Held or StoryState.Killed);
}
