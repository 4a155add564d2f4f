using System.Text;

namespace Handbill.Site.Imports.Markup;

/// <summary>Literal paragraphs, in parts that are not refused for their length or their indent.</summary>
internal static class LiteralMarkup
{
    private const int LongestPart = 9_000;
    private const int LongestIndent = 24;

    public static IEnumerable<string> Parts(string text)
    {
        var part = new StringBuilder();
        foreach (var line in text.ReplaceLineEndings("\n").Trim('\n').Split('\n'))
        {
            var rest = Clean(line);
            do
            {
                var length = Math.Min(rest.Length, LongestPart);
                if (part.Length + length > LongestPart)
                {
                    yield return Fenced(part.ToString());
                    part.Clear();
                }

                part.Append(rest.AsSpan(0, length)).Append('\n');
                rest = rest[length..];
            }
            while (rest.Length > 0);
        }

        if (!string.IsNullOrWhiteSpace(part.ToString()))
        {
            yield return Fenced(part.ToString());
        }
    }

    private static string Clean(string line)
    {
        var words = line.TrimStart(' ', '\t');
        var indent = line.AsSpan(0, line.Length - words.Length);
        var columns = Math.Min(LongestIndent, indent.Length + (3 * indent.Count('\t')));
        return new string(' ', columns) + string.Concat(words.Where(letter => !char.IsControl(letter) || letter == '\t'));
    }

    private static string Fenced(string lines)
    {
        var (longest, run) = (2, 0);
        foreach (var letter in lines)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        return $"{fence}\n{lines.TrimEnd('\n')}\n{fence}";
    }
}
