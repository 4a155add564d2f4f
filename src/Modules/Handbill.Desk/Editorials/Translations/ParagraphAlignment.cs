using System.Runtime.InteropServices;
using Handbill.Desk.Stories.Differences;

namespace Handbill.Desk.Editorials.Translations;

/// <summary>
/// Finds which paragraph of a text became which of a later one: those that are the same in the same order first, then those that were moved,
/// then between them those that are alike. Pure.
/// </summary>
internal static class ParagraphAlignment
{
    // Share of words that two paragraphs have in common, from which on they are taken for one that was changed. Half the words of a
    // paragraph may be others and its neighbours still be further away.
    private const double Alike = 0.4;

    // More pairs than these are not compared: what a longer text changed at once is another text.
    private const int MostPairs = 40_000;

    /// <summary>For each paragraph afterwards the index of the one before that it was, or -1 for a new one. No index is given twice.</summary>
    /// <param name="before">The paragraphs before; an empty one is like no other.</param>
    /// <param name="after">The paragraphs afterwards.</param>
    public static int[] Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var found = new int[after.Count];
        Array.Fill(found, -1);
        var free = new bool[before.Count];
        Array.Fill(free, true);
        var hunks = Matching.Hunks(Ids(before, after, out var idsAfter), idsAfter);
        var (old, now) = (0, 0);
        foreach (var hunk in hunks.Append(new Hunk(before.Count, before.Count, after.Count, after.Count)))
        {
            for (; old < hunk.Start; old++, now++)
            {
                Take(old, now);
            }

            (old, now) = (hunk.End, hunk.NewEnd);
        }

        TakeMoved();
        foreach (var hunk in hunks)
        {
            TakeAlike(Enumerable.Range(hunk.Start, hunk.End - hunk.Start), Enumerable.Range(hunk.NewStart, hunk.NewEnd - hunk.NewStart));
        }

        TakeAlike(Enumerable.Range(0, before.Count), Enumerable.Range(0, after.Count));
        return found;

        void Take(int from, int to)
        {
            found[to] = from;
            free[from] = false;
        }

        void TakeMoved()
        {
            var places = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
            for (var i = 0; i < before.Count; i++)
            {
                if (free[i] && before[i].Length > 0)
                {
                    (CollectionsMarshal.GetValueRefOrAddDefault(places, before[i], out _) ??= new Queue<int>()).Enqueue(i);
                }
            }

            for (var j = 0; j < after.Count; j++)
            {
                if (found[j] < 0 && places.TryGetValue(after[j], out var same) && same.TryDequeue(out var from))
                {
                    Take(from, j);
                }
            }
        }

        // The most alike first; of equals those that stand nearest to each other.
        void TakeAlike(IEnumerable<int> olds, IEnumerable<int> news)
        {
            var (open, fresh) = (olds.Where(i => free[i] && before[i].Length > 0).ToList(), news.Where(j => found[j] < 0).ToList());
            if (open.Count * (long)fresh.Count is 0 or > MostPairs)
            {
                return;
            }

            var (bagsBefore, bagsAfter) = (open.ConvertAll(i => Words(before[i])), fresh.ConvertAll(j => Words(after[j])));
            var pairs = new List<(double Share, int From, int To)>();
            for (var i = 0; i < open.Count; i++)
            {
                for (var j = 0; j < fresh.Count; j++)
                {
                    if (Share(bagsBefore[i], bagsAfter[j]) is >= Alike and var share)
                    {
                        pairs.Add((share, open[i], fresh[j]));
                    }
                }
            }

            foreach (var (_, from, to) in pairs.OrderByDescending(pair => pair.Share).ThenBy(pair => Math.Abs(pair.From - pair.To)).ThenBy(pair => pair.From).ThenBy(pair => pair.To))
            {
                if (free[from] && found[to] < 0)
                {
                    Take(from, to);
                }
            }
        }
    }

    private static int[] Ids(IReadOnlyList<string> before, IReadOnlyList<string> after, out int[] idsAfter)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var next = 0;
        int Id(string text)
        {
            if (text.Length == 0)
            {
                return --next - before.Count - after.Count;
            }

            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(known, text, out var isKnown);
            return isKnown ? id : id = known.Count;
        }

        var ids = before.Select(Id).ToArray();
        idsAfter = [.. after.Select(Id)];
        return ids;
    }

    private static Dictionary<string, int> Words(string text)
    {
        var tokens = new CopyTokens(text);
        var words = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.Tokens[i].Kind == TokenKind.Word)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(words, tokens.Span(i).ToString(), out _)++;
            }
        }

        return words;
    }

    // Dice's coefficient of two bags of words.
    private static double Share(Dictionary<string, int> one, Dictionary<string, int> other)
    {
        var all = one.Values.Sum() + other.Values.Sum();
        return all == 0 ? 0 : 2.0 * one.Sum(word => Math.Min(word.Value, other.GetValueOrDefault(word.Key))) / all;
    }
}
