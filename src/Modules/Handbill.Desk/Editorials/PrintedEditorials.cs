using Handbill.Desk.Contracts;
using Handbill.Desk.Editorials.Translations;
using Handbill.Desk.Stories;
using Handbill.Desk.Variants;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Editorials;

/// <summary>
/// Which editorial an edition prints: the one answer for the proof and its fit, the deadline board, the lock and the folder that goes out. Of
/// two in a language the newest is printed; what is held or killed is not.
/// </summary>
internal sealed class PrintedEditorials
{
    private readonly Dictionary<StoryId, Story> _all;
    private readonly Dictionary<string, Story> _newest;
    private readonly HashSet<string> _tags;

    private PrintedEditorials(IEnumerable<Story> stories, IReadOnlySet<string> shared)
    {
        _all = stories.Where(IsOne).ToDictionary(story => story.Id);
        _newest = _all.Values.GroupBy(story => story.Language, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.MaxBy(story => story.Id.Value)!, StringComparer.Ordinal);
        _tags = [.. _newest.Keys, .. shared];
    }

    /// <summary>Those of an issue. Pure.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="stories">Its stories, as many of them as are to count; what is no editorial is passed over.</param>
    public static PrintedEditorials Of(IssueCard issue, IEnumerable<Story> stories) => new(stories, CommonLanguages.Of(issue));

    /// <summary>Reads those of an issue in one variant.</summary>
    /// <param name="db">The database.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="variant">Key of the variant; empty for the usual ones.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<PrintedEditorials> ReadAsync(HandbillDb db, IssueCard issue, string variant, CancellationToken cancellation) =>
        Of(issue, VariantTexts.In(await db.Set<Story>().AsNoTracking().Where(story => story.IssueId == issue.Id && story.Kind == StoryKind.Editorial).ToListAsync(cancellation), variant));

    /// <summary>Whether a story is an editorial that would be printed at all.</summary>
    public static bool IsOne(Story story) => story.Kind == StoryKind.Editorial && story.State is not (StoryState.Held or StoryState.Killed);

    /// <summary>One a language, by tag in ordinal order.</summary>
    public IEnumerable<Story> All => _newest.Values.OrderBy(story => story.Language, StringComparer.Ordinal);

    /// <summary>The one in exactly this language; null when there is none.</summary>
    public Story? In(string tag) => _newest.GetValueOrDefault(tag);

    /// <summary>The tag of the one that an edition prints, whether it is there or not.</summary>
    /// <param name="language">The edition's tag.</param>
    public string TagFor(string language) => CommonLanguages.For(language, _tags);

    /// <summary>The one that an edition prints; null when it has none to print.</summary>
    /// <param name="language">The edition's tag.</param>
    public Story? For(string language) => In(TagFor(language));

    /// <summary>Whether an editorial is a translation of a text that is another by now.</summary>
    public bool IsOfOlderText(Story piece) =>
        piece.TranslationOf is { } source && _all.TryGetValue(source, out var original) && !TranslationProgress.Between(original, piece).IsCurrent;
}
