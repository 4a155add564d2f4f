namespace Handbill.Desk.Stories.Differences;

/// <summary>Finds the fewest changes that make one sequence of another. Pure.</summary>
/// <remarks>Eugene W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), the greedy form of it.</remarks>
internal static class Matching
{
    // More changes than these are another text: what was and what is then stand whole beside each other. The trace of so many
    // takes MostChanges squared numbers, 9 MB.
    private const int MostChanges = 1500;

    public static List<Hunk> Hunks(ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        var head = before.CommonPrefixLength(after);
        var tail = 0;
        while (tail < before.Length - head && tail < after.Length - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        var a = before[head..^tail];
        var b = after[head..^tail];
        var hunks = new List<Hunk>();
        if (a.IsEmpty && b.IsEmpty)
        {
            return hunks;
        }

        if (a.IsEmpty || b.IsEmpty || Trace(a, b) is not { } trace)
        {
            hunks.Add(new Hunk(head, head + a.Length, head, head + b.Length));
            return hunks;
        }

        Walk(trace, a.Length, b.Length, head, hunks);
        return hunks;
    }

    // For each number of changes, how far each diagonal came; null when there are too many.
    private static List<int[]>? Trace(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var most = Math.Min(a.Length + b.Length, MostChanges);
        var reach = new int[(2 * most) + 3];
        var middle = most + 1;
        var trace = new List<int[]>();
        for (var changes = 0; changes <= most; changes++)
        {
            for (var diagonal = -changes; diagonal <= changes; diagonal += 2)
            {
                var down = diagonal == -changes || (diagonal != changes && reach[middle + diagonal - 1] < reach[middle + diagonal + 1]);
                var x = down ? reach[middle + diagonal + 1] : reach[middle + diagonal - 1] + 1;
                var y = x - diagonal;
                while (x < a.Length && y < b.Length && a[x] == b[y])
                {
                    x++;
                    y++;
                }

                reach[middle + diagonal] = x;
                if (x >= a.Length && y >= b.Length)
                {
                    trace.Add(reach[(middle - changes)..(middle + changes + 1)]);
                    return trace;
                }
            }

            trace.Add(reach[(middle - changes)..(middle + changes + 1)]);
        }

        return null;
    }

    private static void Walk(List<int[]> trace, int x, int y, int head, List<Hunk> hunks)
    {
        var (endX, endY) = (x, y);
        for (var changes = trace.Count - 1; changes > 0; changes--)
        {
            var before = trace[changes - 1];
            int Reach(int diagonal) => Math.Abs(diagonal) <= changes - 1 ? before[diagonal + changes - 1] : -1;
            var diagonal = x - y;
            var down = diagonal == -changes || (diagonal != changes && Reach(diagonal - 1) < Reach(diagonal + 1));
            var from = down ? Reach(diagonal + 1) : Reach(diagonal - 1);
            var fromY = from - (down ? diagonal + 1 : diagonal - 1);
            // What matched after this change ends the hunk that was being gathered.
            var (afterX, afterY) = (down ? from : from + 1, down ? fromY + 1 : fromY);
            if (afterX < x)
            {
                Close(x, y);
                (endX, endY) = (afterX, afterY);
            }

            (x, y) = (from, fromY);
        }

        // The first diagonal: what matched before the first change.
        var matched = Math.Min(x, y);
        Close(matched, matched);
        hunks.Reverse();

        void Close(int startX, int startY)
        {
            if (endX > startX || endY > startY)
            {
                hunks.Add(new Hunk(head + startX, head + endX, head + startY, head + endY));
            }
        }
    }
}
