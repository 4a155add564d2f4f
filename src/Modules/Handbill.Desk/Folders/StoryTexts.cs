using System.Collections.Immutable;
using Handbill.Desk.Contracts;
using Handbill.Desk.Editorials;
using Handbill.Desk.Stories;
using Handbill.Press.Contracts;

namespace Handbill.Desk.Folders;

/// <summary>Stories as an issue folder has them. Pure.</summary>
internal static class StoryTexts
{
    /// <summary>Whether a story stands in the folder at all, held ones apart from those that are printed.</summary>
    public static bool IsPrinted(Story story) => story.State is not (StoryState.Killed or StoryState.Held);

    public static ItemText Item(Story story) => new(story.Headline, story.Body, story.MayBeHeld) { Kicker = story.Kicker, Byline = story.Byline };

    public static EditorialText Editorial(Story story) => new(story.Language, story.Headline, story.Kicker, story.Byline, story.Body);

    /// <summary>The items of an edition in read-out order.</summary>
    public static IEnumerable<Story> InOrder(IEnumerable<Story> stories) =>
        stories.Where(story => story.Kind == StoryKind.Item).OrderBy(story => story.Position).ThenBy(story => story.Id.Value);

    public static EditionText Edition(EditionCard card, IReadOnlyCollection<Story> stories) => new()
    {
        Slug = card.Slug,
        Workplace = card.WorkplaceName,
        Copies = card.Copies,
        Language = card.Language,
        Submit = card.Submit,
        Items = [.. InOrder(stories).Where(IsPrinted).Select(Item)],
        Held = [.. InOrder(stories).Where(story => story.State == StoryState.Held).Select(Item)],
    };

    /// <summary>The editorials that are printed, the issue's own language first.</summary>
    public static ImmutableArray<EditorialText> Editorials(PrintedEditorials printed, string language) =>
        [.. printed.All.OrderBy(story => story.Language != language).Select(Editorial)];

    /// <summary>The articles, each with the place that the issue keeps for it; a new one comes last.</summary>
    public static ImmutableArray<ArticleText> Articles(IEnumerable<Story> stories, IReadOnlyDictionary<string, string> others)
    {
        var places = others.Select(file => ArticlePlace.Read(file.Key, file.Value)).OfType<ArticlePlace>().ToDictionary(place => place.Story);
        var articles = stories.Where(story => story.Kind == StoryKind.Article && IsPrinted(story)).OrderBy(story => story.Position).ThenBy(story => story.Id.Value);
        return
        [
            .. articles.Select(story => places.TryGetValue(story.Id.Value, out var place)
                    ? Article(story, place.Name) with { Order = place.Order, Page = place.Page, Columns = place.Columns }
                    : Article(story, $"{story.Id}.md"))
                .OrderBy(article => article.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The names of the files of articles that are printed and have text, by the stories' ids as text.</summary>
    public static IReadOnlyDictionary<string, string> ArticleNames(IEnumerable<Story> stories, IReadOnlyDictionary<string, string> others)
    {
        var places = others.Select(file => ArticlePlace.Read(file.Key, file.Value)).OfType<ArticlePlace>().ToDictionary(place => place.Story);
        return stories.Where(story => IsPrinted(story) && story.Body.Length > 0)
            .ToDictionary(story => story.Id.ToString(), story => places.TryGetValue(story.Id.Value, out var place) ? place.Name : $"{story.Id}.md", StringComparer.Ordinal);
    }

    /// <summary>Files that are kept as they are: neither the issue's own settings nor the places of articles.</summary>
    public static ImmutableSortedDictionary<string, string> Others(IReadOnlyDictionary<string, string> files) =>
        files.Where(file => file.Key != IssueHeads.OwnSettings && ArticlePlace.Read(file.Key, file.Value) is null).ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static ArticleText Article(Story story, string name) => new(name, story.Headline, story.Kicker, story.Byline, story.Body);
}
