using System.Text;
using System.Text.RegularExpressions;

namespace Handbill.Press.Folders;

/// <summary>Footnotes in Markdown, as text.</summary>
internal static partial class FootnoteText
{
    /// <summary>The footnotes that a text defines: each label and the lines of its definition.</summary>
    public static IReadOnlyList<(string Label, string Text)> Find(string body)
    {
        if (!body.Contains("[^", StringComparison.Ordinal))
        {
            return [];
        }

        var notes = new List<(string, string)>();
        var lines = body.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (Definition().Match(lines[at]) is not { Success: true } match)
            {
                continue;
            }

            var end = at + 1;
            while (end < lines.Length && !Definition().IsMatch(lines[end])
                && (lines[end].Length == 0 ? end + 1 < lines.Length && lines[end + 1].StartsWith("    ", StringComparison.Ordinal) : lines[end - 1].Length > 0 || lines[end][0] is ' ' or '\t'))
            {
                end++;
            }

            notes.Add((match.Groups["label"].Value, string.Join('\n', lines[at..end])));
            at = end - 1;
        }

        return notes;
    }

    /// <summary>The text without a definition.</summary>
    public static string Without(string body, string definition)
    {
        var at = body.IndexOf(definition, StringComparison.Ordinal);
        return CopyTrim.Body($"{body[..at].TrimEnd('\n')}\n\n{body[(at + definition.Length)..].TrimStart('\n')}");
    }

    /// <summary>
    /// The text with labels of its own where others in the same file have them already: notes are numbered anew in each item, so the
    /// labels are nobody's business but the file's.
    /// </summary>
    /// <param name="body">The text.</param>
    /// <param name="taken">Labels of the items before; those of this one are added.</param>
    public static string WithOwnLabels(string body, HashSet<string> taken)
    {
        foreach (var (label, _) in Find(body))
        {
            var own = label;
            for (var turn = 2; !taken.Add(own); turn++)
            {
                own = $"{label}-{turn}";
            }

            if (own != label)
            {
                body = new StringBuilder(body).Replace($"[^{label}]", $"[^{own}]").ToString();
            }
        }

        return body;
    }

    [GeneratedRegex(@"^ {0,3}\[\^(?<label>[^\]\s]+)\]:", RegexOptions.ExplicitCapture)]
    private static partial Regex Definition();
}
