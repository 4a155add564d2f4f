using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;

namespace Handbill.Desk.Stories;

/// <summary>
/// The one place that says which stories somebody sees and which they write. Every list, page, picture and search is cut down by it.
/// Items are their group's and the desk's; editorials, articles and fillers are the desk's and the translators'. What is under an
/// embargo is seen only by those who may write it.
/// </summary>
internal static class StorySight
{
    public static IQueryable<Story> Visible(IQueryable<Story> stories, StoryReach reach, DateTimeOffset now)
    {
        var (allItems, allEditorials, allTranslations) = (reach.Items.Everywhere, reach.Editorials.Everywhere, reach.Translations.Everywhere);
        var (groups, items, editorials, translations) = (reach.Items.Groups.ToList(), Ids(reach.Items), Ids(reach.Editorials), Ids(reach.Translations));
        return stories.Where(story => story.Kind == StoryKind.Item
            ? allItems || (story.GroupId != null && groups.Contains(story.GroupId.Value)) || items.Contains(story.PublicationId)
            : allEditorials || editorials.Contains(story.PublicationId)
                || ((allTranslations || translations.Contains(story.PublicationId))
                    && (story.TranslationOf != null || story.EmbargoUntil == null || story.EmbargoUntil <= now)));
    }

    public static IQueryable<Story> Writable(IQueryable<Story> stories, StoryReach reach)
    {
        var (allItems, allEditorials, allTranslations) = (reach.Items.Everywhere, reach.Editorials.Everywhere, reach.Translations.Everywhere);
        var (groups, items, editorials, translations) = (reach.Items.Groups.ToList(), Ids(reach.Items), Ids(reach.Editorials), Ids(reach.Translations));
        return stories.Where(story => story.Kind == StoryKind.Item
            ? allItems || (story.GroupId != null && groups.Contains(story.GroupId.Value)) || items.Contains(story.PublicationId)
            : allEditorials || editorials.Contains(story.PublicationId)
                || (story.TranslationOf != null && (allTranslations || translations.Contains(story.PublicationId))));
    }

    /// <summary>The scopes, any of which may allow something to be done to a story.</summary>
    public static Scope[] ScopesOf(Story story) => story.GroupId is { } group
        ? [Scope.Group(group), Scope.Publication(story.PublicationId.Value)]
        : [Scope.Publication(story.PublicationId.Value)];

    /// <summary>What a story is known by in the index of words: its kind, state and language, and whose it is.</summary>
    public static IReadOnlyList<string> MarksOf(Story story) =>
    [
        KindMark(story.Kind),
        StateMark(story.State),
        LanguageMark(story.Language),
        story.Kind == StoryKind.Item ? PublicationMark(story.PublicationId.Value) : EditorialMark(story.PublicationId.Value),
        .. story is { Kind: StoryKind.Item, GroupId: { } group } ? [GroupMark(group)] : Array.Empty<string>(),
    ];

    /// <summary>Marks, of which a story that somebody sees has one; null when they see all.</summary>
    public static IReadOnlyList<string>? MarksOf(StoryReach reach)
    {
        var seesEditorials = reach.Editorials.Everywhere || reach.Translations.Everywhere;
        if (reach.Items.Everywhere && seesEditorials)
        {
            return null;
        }

        return
        [
            .. reach.Items.Everywhere ? [KindMark(StoryKind.Item)] : reach.Items.Groups.Select(GroupMark).Concat(reach.Items.Publications.Select(PublicationMark)),
            .. seesEditorials
                ? Enum.GetValues<StoryKind>().Where(kind => kind != StoryKind.Item).Select(KindMark)
                : reach.Editorials.Publications.Concat(reach.Translations.Publications).Distinct().Select(EditorialMark),
        ];
    }

    public static string KindMark(StoryKind kind) => $"k{(int)kind}";

    public static string StateMark(StoryState state) => $"s{(int)state}";

    public static string LanguageMark(string tag) => "l" + string.Concat(tag.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    private static string GroupMark(GroupId group) => "g" + group;

    private static string PublicationMark(Guid publication) => $"p{publication:N}";

    private static string EditorialMark(Guid publication) => $"e{publication:N}";

    private static List<PublicationId> Ids(Reach reach) => [.. reach.Publications.Select(PublicationId.From)];
}
