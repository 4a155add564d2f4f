using Handbill.Desk.Stories;
using Handbill.Press.Contracts;

namespace Handbill.Desk.Editorials.Translations;

/// <summary>An editorial that waits for whoever translates it into a language.</summary>
/// <param name="Issue">Its issue.</param>
/// <param name="Source">The original.</param>
/// <param name="Tag">BCP 47 tag of the language.</param>
/// <param name="Progress">How far it is; null when it is not begun.</param>
/// <param name="Editions">Editions that wait for it.</param>
internal sealed record WaitingTranslation(IssueCard Issue, Story Source, string Tag, TranslationProgress? Progress, int Editions)
{
    /// <summary>What waits on a desk, the reader's own language first. What the board locked waits for nobody. Pure.</summary>
    /// <param name="sight">The desk.</param>
    /// <param name="own">The language of the reader's screen.</param>
    public static IEnumerable<WaitingTranslation> Of(EditorialSight sight, string own) =>
        sight is not { Original: { } source, IsOpen: true, MayTranslate: true } ? []
        : sight.Languages.Where(language => language.Tag != source.Language && language.Piece?.LockedAt is null && (language.Piece is null || language.Progress is { IsCurrent: false }))
            .OrderByDescending(language => language.Tag.Split('-')[0] == own)
            .Select(language => new WaitingTranslation(sight.Issue, source, language.Tag, language.Piece is null ? null : language.Progress, language.Editions.Count));
}
