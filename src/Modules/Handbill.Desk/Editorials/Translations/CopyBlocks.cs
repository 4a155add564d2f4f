namespace Handbill.Desk.Editorials.Translations;

/// <summary>Markdown as the blocks that are translated one by one: paragraphs, headings, lists, quotations, tables, boxes, pictures. Pure.</summary>
internal static class CopyBlocks
{
    /// <summary>
    /// The blocks of a text. An empty line ends a block, but not inside of a box or a fence, nor before a line that is indented, which goes on with a list.
    /// </summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var blocks = new List<string>();
        var lines = new List<string>();
        string? fence = null;
        foreach (var line in text.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Split('\n'))
        {
            if (fence is null && line.AsSpan().Trim().IsEmpty)
            {
                lines.Add("");
                continue;
            }

            if (fence is null && lines.Count > 0 && lines[^1].Length == 0 && !(line[0] is ' ' or '\t' && IsList(lines)))
            {
                End();
            }

            lines.Add(line);
            fence = fence is null ? FenceOf(line) : line.Trim() == fence ? null : fence;
        }

        End();
        return blocks;

        void End()
        {
            var block = Trimmed(string.Join('\n', lines));
            if (block.Length > 0)
            {
                blocks.Add(block);
            }

            lines.Clear();
        }
    }

    /// <summary>The text that blocks make.</summary>
    public static string Compose(IEnumerable<string> blocks) => string.Join("\n\n", blocks.Select(Trimmed).Where(block => block.Length > 0));

    /// <summary>A block without what is blank around it.</summary>
    public static string Trimmed(string? block) => (block ?? "").Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();

    private static bool IsList(List<string> lines)
    {
        var first = lines.Find(line => line.Length > 0)?.TrimStart() ?? "";
        var digits = first.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return first.Length > 1 && (first[0] is '-' or '*' or '+' ? first[1] == ' ' : digits is > 0 and < 10 && first[digits] is '.' or ')');
    }

    // What ends the fence that a line begins; null when it begins none.
    private static string? FenceOf(string line)
    {
        var start = line.TrimStart();
        foreach (var sign in new[] { ':', '`', '~' })
        {
            var length = start.AsSpan().IndexOfAnyExcept(sign) is var end && end < 0 ? start.Length : end;
            if (length >= 3)
            {
                // ":::" alone ends a box and begins none.
                return sign == ':' && start.AsSpan(length).Trim().IsEmpty ? null : new string(sign, length);
            }
        }

        return null;
    }
}
