namespace Handbill.Desk.Stories.Differences;

/// <summary>
/// What changed from one text to another, word by word: what was kept and removed, put together, is the text before; what was kept
/// and added, the text after. Pure.
/// </summary>
internal static class WordDiff
{
    public static IReadOnlyList<DiffRun> Of(string before, string after)
    {
        var (was, now) = (new CopyTokens(before), new CopyTokens(after));
        var runs = new List<DiffRun>();
        var at = 0;
        foreach (var hunk in CopyChanges.Between(was, now))
        {
            Add(DiffKind.Kept, was.Slice(at, hunk.Start));
            Add(DiffKind.Removed, was.Slice(hunk.Start, hunk.End));
            Add(DiffKind.Added, now.Slice(hunk.NewStart, hunk.NewEnd));
            at = hunk.End;
        }

        Add(DiffKind.Kept, was.Slice(at, was.Count));
        return runs;

        void Add(DiffKind kind, string text)
        {
            if (text.Length > 0)
            {
                runs.Add(new DiffRun(kind, text));
            }
        }
    }
}
