namespace Handbill.Press.Issues;

/// <summary>Finds what somebody meant to write.</summary>
internal static class NearestName
{
    private const int LongestCompared = 40;

    /// <summary>
    /// The known name that fewest changes lead to, a change being a letter more, less, other, or swapped with its
    /// neighbour (Damerau's distance); null when none is near.
    /// </summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        if (name.Length > LongestCompared)
        {
            return null;
        }

        // A third of the letters may differ: more would suggest words that only look alike by chance.
        var limit = Math.Max(1, (name.Length + 1) / 3);
        string? nearest = null;
        foreach (var candidate in known)
        {
            var distance = Distance(name, candidate);
            if (distance <= limit)
            {
                nearest = candidate;
                limit = distance - 1;
            }
        }

        return nearest;
    }

    private static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
