using System.Runtime.InteropServices;

namespace Handbill.Desk.Stories.Differences;

/// <summary>What changed from one text to another, in tokens: first whole paragraphs are matched, then the words of those that changed. Pure.</summary>
internal static class CopyChanges
{
    public static List<Hunk> Between(CopyTokens before, CopyTokens after)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var (wordsBefore, wordsAfter) = (WordIds(before, known), WordIds(after, known));
        var (startsBefore, startsAfter) = (before.ParagraphStarts(), after.ParagraphStarts());
        var hunks = new List<Hunk>();
        foreach (var paragraphs in Matching.Hunks(ParagraphIds(before, startsBefore, known), ParagraphIds(after, startsAfter, known)))
        {
            var (start, end) = (startsBefore[paragraphs.Start], startsBefore[paragraphs.End]);
            var (newStart, newEnd) = (startsAfter[paragraphs.NewStart], startsAfter[paragraphs.NewEnd]);
            foreach (var words in Matching.Hunks(wordsBefore.AsSpan(start..end), wordsAfter.AsSpan(newStart..newEnd)))
            {
                hunks.Add(new Hunk(start + words.Start, start + words.End, newStart + words.NewStart, newStart + words.NewEnd));
            }
        }

        return Joined(hunks, before);
    }

    /// <summary>True when nothing sets what stands between two places of a text apart: neither a word nor the end of a line.</summary>
    public static bool Touch(CopyTokens text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text.Tokens[i].SetsApart)
            {
                return false;
            }
        }

        return true;
    }

    // Two changed words with only a blank between them are one change: it reads better, and nobody else can write in between.
    private static List<Hunk> Joined(List<Hunk> hunks, CopyTokens before)
    {
        var joined = new List<Hunk>(hunks.Count);
        foreach (var hunk in hunks)
        {
            if (joined.Count > 0 && Touch(before, joined[^1].End, hunk.Start))
            {
                joined[^1] = joined[^1] with { End = hunk.End, NewEnd = hunk.NewEnd };
            }
            else
            {
                joined.Add(hunk);
            }
        }

        return joined;
    }

    private static int[] WordIds(CopyTokens text, Dictionary<string, int> known)
    {
        var ids = new int[text.Count];
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < ids.Length; i++)
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(lookup, text.Span(i), out var isKnown);
            id = isKnown ? id : known.Count;
            ids[i] = id;
        }

        return ids;
    }

    private static int[] ParagraphIds(CopyTokens text, List<int> starts, Dictionary<string, int> known)
    {
        var ids = new int[starts.Count - 1];
        for (var i = 0; i < ids.Length; i++)
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(known, text.Slice(starts[i], starts[i + 1]), out var isKnown);
            id = isKnown ? id : known.Count;
            ids[i] = id;
        }

        return ids;
    }
}
