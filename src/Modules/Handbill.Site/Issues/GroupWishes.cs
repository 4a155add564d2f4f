using Handbill.Groups.Contracts;

namespace Handbill.Site.Issues;

/// <summary>What groups say of their sheets. Asked each time a page is made, and kept nowhere here.</summary>
internal sealed class GroupWishes(IGroups groups)
{
    /// <summary>Those of these groups whose sheets anybody may read. What is of no group is for the publisher alone to say.</summary>
    /// <param name="of">Groups; default for none.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlySet<GroupId>> PublicAsync(IEnumerable<GroupId> of, CancellationToken cancellation)
    {
        var asked = of.ToHashSet();
        var cards = asked.All(one => one == default) ? null : await groups.OfAsync([.. asked.Where(one => one != default)], cancellation);
        return Public(asked, cards?.Values ?? []);
    }

    /// <summary>Those of some rows, in their order, whose groups let anybody read them.</summary>
    public async Task<IReadOnlyList<T>> WillingAsync<T>(IReadOnlyCollection<T> rows, Func<T, GroupId> groupOf, CancellationToken cancellation)
    {
        var willing = await PublicAsync(rows.Select(groupOf), cancellation);
        return [.. rows.Where(row => willing.Contains(groupOf(row)))];
    }

    /// <summary>Those of these that may be read, by the cards of their groups: one whose group is not there said nothing. Pure.</summary>
    public static IReadOnlySet<GroupId> Public(IEnumerable<GroupId> of, IEnumerable<GroupCard> cards)
    {
        var willing = cards.Where(card => card.ShowsSheets).Select(card => card.Id).ToHashSet();
        return of.Where(one => one == default || willing.Contains(one)).ToHashSet();
    }
}
