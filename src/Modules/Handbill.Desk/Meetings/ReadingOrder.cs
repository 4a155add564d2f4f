namespace Handbill.Desk.Meetings;

/// <summary>The order in which items are read out, when two may have changed it. Pure.</summary>
internal static class ReadingOrder
{
    /// <summary>What comes of an order that somebody chose.</summary>
    /// <param name="now">The items as they stand.</param>
    /// <param name="seen">As they stood before whoever chose.</param>
    /// <param name="wanted">As they want them: the same items as <paramref name="seen"/>.</param>
    /// <returns>The verdict, and the order that holds from then on: all of <paramref name="now"/>, whatever was seen.</returns>
    /// <exception cref="ArgumentException">Other items are wanted than were seen.</exception>
    public static (Verdict Verdict, IReadOnlyList<T> Order) Of<T>(IReadOnlyList<T> now, IReadOnlyList<T> seen, IReadOnlyList<T> wanted)
        where T : notnull
    {
        if (!IsSame(seen, wanted))
        {
            throw new ArgumentException("An order is of the items that were seen.", nameof(wanted));
        }

        var (known, here) = (seen.ToHashSet(), now.ToHashSet());
        var stand = now.Where(known.Contains).ToList();
        var order = wanted.Where(here.Contains).ToList();
        if (stand.SequenceEqual(order))
        {
            return (Verdict.AlreadySo, now);
        }

        if (!stand.SequenceEqual(seen.Where(here.Contains)))
        {
            return (Verdict.Changed, now);
        }

        // What came meanwhile stays behind what it stands behind.
        for (var at = 0; at < now.Count; at++)
        {
            if (!known.Contains(now[at]))
            {
                order.Insert(at == 0 ? 0 : order.IndexOf(now[at - 1]) + 1, now[at]);
            }
        }

        return (Verdict.Applied, order);
    }

    /// <summary>The order with one item moved by so many places; null when there is no such item or place.</summary>
    public static IReadOnlyList<T>? Moved<T>(IReadOnlyList<T> order, T item, int by)
    {
        var moved = order.ToList();
        var at = moved.IndexOf(item);
        if (at < 0 || at + by < 0 || at + by >= moved.Count)
        {
            return null;
        }

        moved.RemoveAt(at);
        moved.Insert(at + by, item);
        return moved;
    }

    private static bool IsSame<T>(IReadOnlyList<T> one, IReadOnlyList<T> other) =>
        one.Count == other.Count && one.Distinct().Count() == one.Count && one.ToHashSet().SetEquals(other);
}
