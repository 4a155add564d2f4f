namespace Handbill.Press.Issues;

/// <summary>A file of copy taken apart: the fields between two lines of `---`, and the Markdown after them.</summary>
/// <param name="Fields">The fields; null when they could not be read, and a fault was added.</param>
/// <param name="Body">The Markdown.</param>
/// <param name="LinesBefore">Lines of the file before the Markdown.</param>
internal readonly record struct FrontMatter(YamlMap? Fields, string Body, int LinesBefore)
{
    /// <summary>Takes a file apart.</summary>
    /// <param name="file">Name for faults.</param>
    /// <param name="text">The file.</param>
    /// <param name="faults">Gets the faults.</param>
    public static FrontMatter Split(string file, string text, FaultList faults)
    {
        var position = NextLine(text, 0, out var line);
        if (line.TrimEnd() is not "---")
        {
            return new FrontMatter(new YamlMap(1, []), text, 0);
        }

        var start = position;
        var lines = 1;
        while (position < text.Length)
        {
            var lineStart = position;
            position = NextLine(text, position, out line);
            lines++;
            if (line.TrimEnd() is "---" or "...")
            {
                var map = YamlReader.Read(file, text[start..lineStart], 1, faults);
                return new FrontMatter(map is { Entries.Count: 0 } ? map with { Line = 1 } : map, text[position..], lines);
            }
        }

        faults.Add(file, 1, "the fields at the head never end", "put a line of `---` after the last of them");
        return new FrontMatter(null, "", lines);
    }

    private static int NextLine(string text, int start, out ReadOnlySpan<char> line)
    {
        var end = text.AsSpan(start).IndexOfAny('\r', '\n');
        if (end < 0)
        {
            line = text.AsSpan(start);
            return text.Length;
        }

        end += start;
        line = text.AsSpan(start, end - start);
        return text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }
}
