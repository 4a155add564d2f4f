using Handbill.Desk.Contracts;
using Handbill.Desk.Editorials.Translations;
using Handbill.Desk.Stories;
using Handbill.Press.Contracts;

namespace Handbill.Desk.Editorials;

/// <summary>A language that an issue needs its editorial in.</summary>
/// <param name="Tag">BCP 47 tag.</param>
/// <param name="Editions">Editions that print it.</param>
/// <param name="Piece">The editorial in it; null when there is none yet.</param>
/// <param name="Progress">How far its translation is; null for the original and for what is not there.</param>
internal sealed record EditorialLanguage(string Tag, IReadOnlyList<EditionCard> Editions, Story? Piece, TranslationProgress? Progress)
{
    /// <summary>The languages of an issue, that of the original first. Pure.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="editions">Its editions.</param>
    /// <param name="editorials">Its editorials.</param>
    public static IReadOnlyList<EditorialLanguage> Of(IssueCard issue, IReadOnlyCollection<EditionCard> editions, IReadOnlyCollection<Story> editorials)
    {
        var original = OriginalOf(issue, editorials);
        var own = original?.Language ?? issue.Language;
        var tags = editorials.Select(story => story.Language).Concat(issue.Translations).Append(own).ToHashSet(StringComparer.Ordinal);
        var pieces = PrintedEditorials.Of(issue, editorials);

        // Where there is nothing to print yet, it is the planned translation that an edition waits for.
        var planned = tags.Concat(CommonLanguages.Of(issue)).ToHashSet(StringComparer.Ordinal);
        var printed = editions.ToLookup(edition => pieces.For(edition.Language)?.Language ?? CommonLanguages.For(edition.Language, planned), StringComparer.Ordinal);
        return
        [
            .. tags.Concat(printed.Select(group => group.Key)).Distinct(StringComparer.Ordinal)
                .OrderBy(tag => tag != own).ThenBy(tag => tag, StringComparer.Ordinal)
                .Select(tag =>
                {
                    var piece = tag == own ? original : Newest(editorials.Where(story => story.Language == tag));
                    return new EditorialLanguage(
                        tag, [.. printed[tag]], piece,
                        piece?.TranslationOf is { } source && editorials.FirstOrDefault(story => story.Id == source) is { } from ? TranslationProgress.Between(from, piece) : null);
                }),
        ];
    }

    /// <summary>The piece that the others are translations of; null when none is begun.</summary>
    public static Story? OriginalOf(IssueCard issue, IReadOnlyCollection<Story> editorials)
    {
        var originals = editorials.Where(story => story.TranslationOf is null).ToList();
        return Newest(originals.Where(story => story.Language == issue.Language)) ?? Newest(originals);
    }

    // As it is printed. One that is held lies on the desk as long as there is no other.
    private static Story? Newest(IEnumerable<Story> stories) => stories.OrderBy(PrintedEditorials.IsOne).ThenBy(story => story.Id.Value).LastOrDefault();
}
