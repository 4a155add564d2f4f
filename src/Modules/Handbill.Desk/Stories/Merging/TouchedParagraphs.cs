using Handbill.Desk.Stories.Differences;

namespace Handbill.Desk.Stories.Merging;

/// <summary>Takes the paragraphs that both sides have at the beginning and at the end off a place where they touch. Pure.</summary>
internal static class TouchedParagraphs
{
    public static (string Lead, MergePart Touched, string Tail) Of(string before, string mine, string theirs)
    {
        var (was, one, other) = (Paragraphs(before), Paragraphs(mine), Paragraphs(theirs));
        var most = Math.Min(one.Count, other.Count);
        var lead = 0;
        while (lead < most && one[lead] == other[lead])
        {
            lead++;
        }

        var rest = 0;
        while (rest < most - lead && one[^(rest + 1)] == other[^(rest + 1)])
        {
            rest++;
        }

        var leadBefore = 0;
        while (leadBefore < Math.Min(lead, was.Count) && was[leadBefore].TrimEnd('\n') == one[leadBefore].TrimEnd('\n'))
        {
            leadBefore++;
        }

        var restBefore = 0;
        while (restBefore < Math.Min(rest, was.Count - leadBefore) && was[^(restBefore + 1)] == one[^(restBefore + 1)])
        {
            restBefore++;
        }

        return (
            string.Concat(one[..lead]),
            new MergePart(null, string.Concat(was[leadBefore..^restBefore]), string.Concat(one[lead..^rest]), string.Concat(other[lead..^rest])),
            string.Concat(one[^rest..]));
    }

    private static List<string> Paragraphs(string text)
    {
        var tokens = new CopyTokens(text);
        var starts = tokens.ParagraphStarts();
        return [.. starts.Zip(starts.Skip(1), tokens.Slice)];
    }
}
