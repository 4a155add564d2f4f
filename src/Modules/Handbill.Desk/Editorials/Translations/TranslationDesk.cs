using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Editorials.Translations;

/// <summary>What there is to translate, for whoever translates.</summary>
internal sealed class TranslationDesk(EditorialDesk editorials, StoryDesk desk, StoryShelf shelf, IIssues issues, IAccess access)
{
    /// <summary>Editorials of issues that are not locked which wait for a translation, the next to be locked first.</summary>
    /// <param name="own">The language of the reader's screen.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<WaitingTranslation>> WaitingAsync(string own, CancellationToken cancellation)
    {
        var waiting = new List<WaitingTranslation>();
        if ((await access.ReachAsync(Permission.Translate, cancellation)).IsNowhere)
        {
            return waiting;
        }

        foreach (var issue in (await issues.OpenAsync(cancellation)).Where(issue => issue.LockedAt is null).OrderBy(issue => issue.LockDue))
        {
            if (await editorials.ReadAsync(issue.Id, cancellation) is { } sight)
            {
                waiting.AddRange(WaitingTranslation.Of(sight, own));
            }
        }

        return waiting;
    }

    /// <summary>The languages of an article, with its translation in each where it is begun; none for what is no article, or who may not translate it.</summary>
    public async Task<IReadOnlyList<(string Tag, Story? Translation)>> OfAsync(Story article, CancellationToken cancellation)
    {
        if (article is not { Kind: StoryKind.Article, TranslationOf: null, IssueId: { } id }
            || !await access.MayAsync(Permission.SeeEditorials, StorySight.ScopesOf(article), cancellation) || await shelf.FindAsync(id, cancellation) is not { } issue)
        {
            return [];
        }

        var begun = await (await desk.VisibleAsync(cancellation)).AsNoTracking()
            .Where(story => story.TranslationOf == article.Id && story.State != StoryState.Killed).OrderBy(story => story.Id).ToListAsync(cancellation);
        return
        [
            .. issue.Translations.Append(issue.Language).Concat(begun.Select(story => story.Language)).Where(tag => tag != article.Language).Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal).Select(tag => (tag, begun.FindLast(story => story.Language == tag))),
        ];
    }
}
