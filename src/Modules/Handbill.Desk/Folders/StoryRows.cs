using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;

namespace Handbill.Desk.Folders;

/// <summary>Makes rows of the stories that an issue folder has. What comes in is ready to be read aloud; nobody has approved it here.</summary>
internal sealed class StoryRows(TakenIssue issue, AccountId by, TimeProvider clock)
{
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    /// <summary>All that were made so far.</summary>
    public List<Story> Made { get; } = [];

    public List<Story> Editorials(IEnumerable<EditorialText> texts)
    {
        var stories = new List<Story>();
        foreach (var text in texts)
        {
            var story = New(NewId.Of<StoryId>(clock), StoryKind.Editorial, text.Language, text.Title, text.Body);
            (story.Kicker, story.Byline) = (text.Kicker, text.Byline);
            if (stories.Count > 0)
            {
                (story.TranslationOf, story.TranslatedRevision) = (stories[0].Id, 1);
            }

            stories.Add(story);
        }

        return stories;
    }

    public List<Story> Items(IncomingEdition edition)
    {
        var stories = new List<Story>();
        foreach (var (text, state) in edition.Text.Items.Select(item => (item, StoryState.Ready)).Concat(edition.Text.Held.Select(item => (item, StoryState.Held))))
        {
            var story = New(NewId.Of<StoryId>(clock), StoryKind.Item, edition.Text.Language, text.Headline, text.Body);
            (story.Kicker, story.Byline, story.MayBeHeld, story.State) = (text.Kicker, text.Byline, text.MayBeHeld, state);
            (story.EditionId, story.GroupId) = (issue.Editions[edition.Text.Slug], edition.Group);
            story.Position = stories.Count + 1;
            stories.Add(story);
        }

        return stories;
    }

    /// <summary>What a variant has otherwise than the usual texts, all of which were made before.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="usual">The issue.</param>
    /// <param name="editions">Its editions.</param>
    public List<Story> Of(VariantText variant, IssueText usual, IReadOnlyCollection<IncomingEdition> editions)
    {
        var stories = new List<Story>();
        Story? original = null;
        foreach (var text in variant.Editorials.Where(text => !usual.Editorials.Contains(text)))
        {
            var story = New(NewId.Of<StoryId>(clock), StoryKind.Editorial, text.Language, text.Title, text.Body);
            var place = Made.Find(one => one.Kind == StoryKind.Editorial && one.Variant.Length == 0 && one.Language == text.Language);
            (story.Kicker, story.Byline, story.Variant, story.VariantOf) = (text.Kicker, text.Byline, variant.Variant.Key, place?.Id);
            (story.TranslationOf, story.TranslatedRevision) = original is not null ? (original.Id, 1) : (place?.TranslationOf, place?.TranslatedRevision);
            original ??= story;
            stories.Add(story);
        }

        foreach (var edition in editions)
        {
            var before = usual.Editions.First(one => one.Slug == edition.Text.Slug).Items;
            var after = variant.Editions.FirstOrDefault(one => one.Slug == edition.Text.Slug)?.Items ?? before;
            var places = Made.FindAll(one => one.EditionId == issue.Editions[edition.Text.Slug] && one.Variant.Length == 0).Take(before.Length).ToList();
            foreach (var (was, now) in VariantItems.Pair(before, after))
            {
                stories.Add(Item(edition, variant.Variant.Key, was is { } at ? places[at] : null, now is { } index ? after[index] : null, now ?? 0));
            }
        }

        return stories;
    }

    // A variant's item in the place of a usual one, beside the others, or none in a usual one's place: that is one that is killed in this variant.
    private Story Item(IncomingEdition edition, string variant, Story? place, ItemText? text, int index)
    {
        var story = New(NewId.Of<StoryId>(clock), StoryKind.Item, edition.Text.Language, text?.Headline ?? place!.Headline, text?.Body ?? place!.Body);
        (story.Kicker, story.Byline, story.MayBeHeld) = text is null ? (place!.Kicker, place.Byline, place.MayBeHeld) : (text.Kicker, text.Byline, text.MayBeHeld);
        (story.EditionId, story.GroupId, story.Position) = (issue.Editions[edition.Text.Slug], edition.Group, place?.Position ?? index);
        (story.Variant, story.VariantOf, story.State) = (variant, place?.Id, text is null ? StoryState.Killed : StoryState.Ready);
        return story;
    }

    public Story Article(ArticleText text, StoryId id, int place, string language)
    {
        var story = New(id, StoryKind.Article, language, text.Title, text.Body);
        (story.Kicker, story.Byline, story.Position) = (text.Kicker, text.Byline, place);
        return story;
    }

    public Revision FirstRevision(Story story) => new()
    {
        Id = NewId.Of<RevisionId>(clock),
        StoryId = story.Id,
        Number = 1,
        Headline = story.Headline,
        Kicker = story.Kicker,
        Byline = story.Byline,
        Body = story.Body,
        At = _now,
        By = by,
        BasedOn = 0,
    };

    private Story New(StoryId id, StoryKind kind, string language, string headline, string body)
    {
        var story = new Story
        {
            Id = id,
            Kind = kind,
            PublicationId = issue.Publication,
            IssueId = issue.Id,
            Language = language,
            Headline = headline,
            Body = body,
            State = StoryState.Ready,
            CreatedAt = _now,
            CreatedBy = by,
            ChangedAt = _now,
            ChangedBy = by,
        };
        Made.Add(story);
        return story;
    }
}
