using Handbill.Desk.Stories.Differences;

namespace Handbill.Desk.Stories.Merging;

/// <summary>A stretch of the text that both began with, and the changes that each made in it.</summary>
internal sealed class Place(int start, int end)
{
    public int Start { get; private set; } = start;

    public int End { get; private set; } = end;

    public List<Hunk> Mine { get; } = [];

    public List<Hunk> Theirs { get; } = [];

    public void Add(Hunk hunk, bool isMine)
    {
        (isMine ? Mine : Theirs).Add(hunk);
        (Start, End) = (Math.Min(Start, hunk.Start), Math.Max(End, hunk.End));
    }

    public void Take(Place other)
    {
        Mine.AddRange(other.Mine);
        Theirs.AddRange(other.Theirs);
        Mine.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        Theirs.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        (Start, End) = (Math.Min(Start, other.Start), Math.Max(End, other.End));
    }

    /// <summary>What stands here when only one changed it, or both did the same; null when they touch.</summary>
    public string? Agreed(CopyTokens before, CopyTokens mine, CopyTokens theirs)
    {
        if (Mine.Count == 0)
        {
            return Side(before, theirs, Theirs);
        }

        var one = Side(before, mine, Mine);
        return Theirs.Count == 0 || one == Side(before, theirs, Theirs) ? one : null;
    }

    /// <summary>What one side has here.</summary>
    public string Side(CopyTokens before, CopyTokens side, List<Hunk> hunks) => hunks.Count == 0
        ? before.Slice(Start, End)
        : side.Slice(hunks[0].NewStart - (hunks[0].Start - Start), hunks[^1].NewEnd + (End - hunks[^1].End));

    /// <summary>Makes it whole paragraphs.</summary>
    /// <returns>True when it was not.</returns>
    public bool WidenToParagraphs(CopyTokens before)
    {
        var (from, to) = (Start, End);
        while (from > 0 && before.Tokens[from - 1].Kind != TokenKind.Break)
        {
            from--;
        }

        while (to < before.Count && before.Tokens[to].Kind != TokenKind.Break)
        {
            to++;
        }

        var isWider = (from, to) != (Start, End);
        (Start, End) = (from, to);
        return isWider;
    }
}
