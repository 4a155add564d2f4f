using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Kernel.Data;
using Handbill.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Search;

/// <summary>
/// Finds stories by their words. The index is asked only for what has the marks of what somebody sees, and what it answers is cut
/// down again by the rows: the marks make it quick, the rows make it right.
/// </summary>
internal sealed class StorySearch(HandbillDb db, StoryReach reach, IQueryable<Story> visible)
{
    // Fifteen pages: who has not found it there asks for another word.
    private const int Most = 300;

    /// <summary>The ids that were found: best first are those with all words in the headline, then the others, the newest first among each.</summary>
    public async Task<(IReadOnlyList<StoryId> Ids, bool AreMore)> FindAsync(
        TextQuery query, StoryKind? kind, StoryState? state, bool newestFirst, CancellationToken cancellation)
    {
        if (query.IsEmpty || reach.IsNowhere)
        {
            return ([], false);
        }

        List<IReadOnlyList<string>> marks = [];
        Limit(StorySight.MarksOf(reach));
        Limit(kind is { } onlyKind ? [StorySight.KindMark(onlyKind)] : null);
        Limit(state is { } onlyState ? [StorySight.StateMark(onlyState)] : null);
        var texts = db.Store.Texts;
        var found = await texts.FindAsync(db, query, marks, onlyTitles: false, Most + 1, cancellation);
        var areMore = found.Count > Most;

        // Where all that was found lies here, their headlines are looked at here too. Of more than that the index knows those with the words in the headline.
        var inTitles = newestFirst || !areMore ? [] : await texts.FindAsync(db, query, marks, onlyTitles: true, Most, cancellation);
        var inOrder = inTitles.Concat(found).Distinct().Take(Most).Select(StoryId.From).ToList();
        var seen = await visible.Where(story => EF.Parameter(inOrder).Contains(story.Id)).Select(story => new { story.Id, story.Kicker, story.Headline })
            .ToDictionaryAsync(story => story.Id, story => $"{story.Kicker} {story.Headline}", cancellation);
        var ids = inOrder.Where(seen.ContainsKey);
        return ([.. newestFirst || areMore ? ids : ids.OrderBy(id => !query.StandsIn(seen[id]))], areMore);

        void Limit(IReadOnlyList<string>? anyOf)
        {
            if (anyOf is not null)
            {
                marks.Add(anyOf);
            }
        }
    }

    /// <summary>The stories with these ids, in their order.</summary>
    public async Task<IReadOnlyList<Story>> ReadAsync(IEnumerable<StoryId> ids, CancellationToken cancellation)
    {
        var wanted = ids.ToList();
        var stories = await visible.AsNoTracking().Where(story => EF.Parameter(wanted).Contains(story.Id)).ToDictionaryAsync(story => story.Id, cancellation);
        return [.. wanted.Where(stories.ContainsKey).Select(id => stories[id])];
    }
}
