namespace Handbill.Distribution.Rounds;

/// <summary>Shares copies out. Pure.</summary>
internal static class CopyShares
{
    /// <summary>
    /// Parts of a whole, as near to the weights as whole copies come: the largest remainders get what is left, the first of equal ones first.
    /// Without any weight all weigh the same. The parts add up to the whole.
    /// </summary>
    /// <param name="copies">The whole, 0 or more.</param>
    /// <param name="weights">A weight for each part, 0 or more.</param>
    public static int[] Share(int copies, IReadOnlyList<int> weights)
    {
        var parts = new int[weights.Count];
        if (parts.Length == 0)
        {
            return parts;
        }

        var total = weights.Sum(weight => (long)weight);
        var remainders = new (long Remainder, int At)[parts.Length];
        long given = 0;
        for (var at = 0; at < parts.Length; at++)
        {
            var (weight, sum) = total == 0 ? (1L, (long)parts.Length) : (weights[at], total);
            parts[at] = (int)(copies * weight / sum);
            remainders[at] = (copies * weight % sum, at);
            given += parts[at];
        }

        foreach (var (_, at) in remainders.OrderByDescending(one => one.Remainder).ThenBy(one => one.At).Take((int)(copies - given)))
        {
            parts[at]++;
        }

        return parts;
    }

    /// <summary>
    /// An edition's copies shared over its rounds. What stands fixed stays; the rest is shared by people where they are known of all that are
    /// left, otherwise evenly. Null when the fixed ones alone are more than there are, or less and nobody is left to take the rest.
    /// </summary>
    /// <param name="copies">Copies of the edition.</param>
    /// <param name="places">Its rounds: copies that are fixed, or null; people, or null.</param>
    public static int[]? Over(int copies, IReadOnlyList<(int? Fixed, int? People)> places)
    {
        var rest = copies - places.Sum(place => (long)(place.Fixed ?? 0));
        var open = places.Where(place => place.Fixed is null).ToList();
        if (rest < 0 || (rest > 0 && open.Count == 0))
        {
            return null;
        }

        var isKnown = open.TrueForAll(place => place.People is not null);
        var shares = new Queue<int>(Share((int)rest, open.ConvertAll(place => isKnown ? place.People!.Value : 1)));
        return [.. places.Select(place => place.Fixed ?? shares.Dequeue())];
    }
}
