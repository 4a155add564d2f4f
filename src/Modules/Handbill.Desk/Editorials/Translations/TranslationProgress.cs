using Handbill.Desk.Stories;

namespace Handbill.Desk.Editorials.Translations;

/// <summary>How far a translation is: the one answer for its page, the editorial's desk, the deadline board and the lock. Pure.</summary>
/// <param name="Done">Parts that are translations of the original as it is.</param>
/// <param name="Of">Parts that the original has: headline, kicker, paragraphs.</param>
/// <param name="Missing">Parts that are not translated.</param>
/// <param name="Stale">Parts of which the original has changed since, or was taken out.</param>
/// <param name="Unknown">Parts of which it is not known what they were translated from.</param>
/// <param name="IsCurrent">True when it is a translation of the original as it is.</param>
internal readonly record struct TranslationProgress(int Done, int Of, int Missing, int Stale, int Unknown, bool IsCurrent)
{
    public static TranslationProgress Between(Story source, Story translation)
    {
        var rows = TranslationSheet.Of(StoryText.Of(source), StoryText.Of(translation), TranslationMemory.Read(translation.TranslatedFrom)).All.ToList();
        int Count(params RowState[] states) => rows.Count(row => states.Contains(row.State));
        var (missing, stale, unknown) = (Count(RowState.Missing), Count(RowState.Stale, RowState.Removed), Count(RowState.Unknown, RowState.Extra));

        // What came in a folder belongs to the text that it came with.
        var isOfThisRevision = translation.TranslatedRevision >= source.Revision;
        return new TranslationProgress(
            Count(RowState.Done), rows.Count(row => row.Source is not null), missing, stale, unknown,
            translation.TranslatedFrom is null ? isOfThisRevision : missing == 0 && stale == 0 && (unknown == 0 || isOfThisRevision));
    }
}
